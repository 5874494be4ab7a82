// werift presents and views: RFC 8829, 8831 and 3550 as somebody else has read them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../e2e/support/eventually.mjs';
import { startServer } from '../../e2e/support/processes.mjs';
import {
  assertMedia,
  endPresenter,
  exchangeMessages,
  assertTcp,
  startCall,
  withoutUdp,
} from './support/call.mjs';
import { WeriftPeer } from './support/werift-peer.mjs';

let server;
before(async () => (server = await startServer()));
after(async () => assert.deepEqual(await server.stop(), { code: 0, signal: null }));

const call = (t) => startCall(t, WeriftPeer, server.url);
const both = ['audio', 'video'];
for (const codec of ['VP8', 'H264']) {
  for (const who of ['it offers', 'we offer']) {
    test(`werift: ${codec} when ${who}`, async (t) => {
      const { peer, connect, errors } = await call(t);
      const presenter = await peer({ codec, sends: both });
      const viewer = await peer({ codec, takes: who === 'it offers' ? both : [] });
      await connect(presenter, viewer);
      for (const each of [presenter, viewer]) await (who === 'it offers' ? each.offer() : each.answer());
      await assertMedia(viewer, codec, errors);
    });
  }
}

test('werift: a viewer of video alone gets no error for the sound', async (t) => {
  const { peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: ['video'] });
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.offer();
  await eventually(() => viewer.received.video.pictures >= 15, { what: 'pictures' });
  assert.deepEqual(errors(), []);
});

test('werift: over TCP when there is no UDP', async (t) => {
  const { session, peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: both, config: { iceUseTcp: true } });
  await connect(presenter, viewer);
  await presenter.offer();
  await viewer.offer({ edit: { answer: withoutUdp } });
  await assertMedia(viewer, 'VP8', errors);
  await assertTcp(session, viewer);
});

for (const role of ['active', 'passive']) {
  test(`werift: as the ${role} end of DTLS`, async (t) => {
    const { peer, connect, errors } = await call(t);
    const presenter = await peer({ sends: both });
    const viewer = await peer({ takes: both });
    await connect(presenter, viewer);
    const edit = { offer: (sdp) => sdp.replaceAll('a=setup:actpass', `a=setup:${role}`) };
    for (const each of [presenter, viewer]) await each.offer({ edit });
    await assertMedia(viewer, 'VP8', errors);
  });
}

test('werift: what is lost on the way is sent again', async (t) => {
  const { peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: ['video'] });
  // In per cent, and in spite of its name what arrives: one packet of twenty is lost.
  const viewer = await peer({ takes: ['video'], config: { debug: { inboundPacketLoss: 95 } } });
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.offer();
  await eventually(() => viewer.received.video.packets >= 250, { what: 'pictures', withinMs: 40_000 });
  // Of those that there was time to send again. Without that about eight would be missing.
  const missing = viewer.received.video.missingOf(150);
  assert.ok(missing <= 2, `${missing} of 150 packets are missing`);
  assert.deepEqual(errors(), []);
});

// findings/werift-reads-a-nack-past-its-end.sh
test('werift: what a presenter loses is asked for, last in what is said at once', async (t) => {
  const { session, peer, connect, connected, errors } = await call(t);
  const presenter = await peer({ sends: ['video'] });
  const viewer = await peer({ takes: ['video'] });
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.offer();
  await connected(presenter);
  const compounds = presenter.compounds();
  presenter.loseEvery(5);
  for (let count = 0; viewer.received.video.packets < 250 && count < 600; ++count) {
    await session.invoke(presenter.endpoint, 'requestKeyframe');
    await sleep(50);
  }
  const missing = viewer.received.video.missingOf(150);
  assert.ok(missing <= 5, `${missing} of 150 packets are missing`);
  const nacks = compounds.filter((types) => types.includes('205/1'));
  assert.ok(nacks.length > 0, 'no NACK');
  for (const types of nacks) assert.equal(types.indexOf('205/1'), types.length - 1, `in ${types}`);
  assert.deepEqual(errors(), []);
});

test('werift: media goes on after a restart of ICE', async (t) => {
  const { peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: both });
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.offer();
  await assertMedia(viewer, 'VP8', errors);
  const name = (each) => /a=ice-ufrag:(\S+)/.exec(each.connection.localDescription.sdp)[1];
  for (const each of [presenter, viewer]) {
    const old = name(each);
    await each.offer({ iceRestart: true });
    assert.notEqual(name(each), old);
    const { pictures } = viewer.received.video;
    await eventually(() => viewer.received.video.pictures > pictures + 30, { what: 'more pictures' });
  }
  assert.deepEqual(errors(), []);
});

for (const who of ['it offers', 'we offer']) {
  test(`werift: messages of any size both ways when ${who}`, async (t) =>
    exchangeMessages(await call(t), { offers: who === 'it offers' }));
}

// As the controlling agent werift answers no INIT, and its own is often there before our side is.
test('werift: channels open though their first word comes early and is not repeated', async (t) => {
  const { session, peer } = await call(t);
  const peers = [];
  for (let count = 0; count < 10; ++count) peers.push(await peer({ channel: 'chat' }));
  for (const each of peers) {
    await each.offer({ sayInitOnce: true });
    await session.until(each.endpoint, 'DataChannelOpened');
  }
});

// It goes without a word.
test('werift: its end is noticed and is no error', async (t) => endPresenter(await call(t)));
