// werift presents and views: RFC 8829, 8831 and 3550 as somebody else has read them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '../../e2e/support/eventually.mjs';
import { startServer } from '../../e2e/support/processes.mjs';
import { Session } from './support/session.mjs';
import { WeriftPeer } from './support/werift-peer.mjs';

const EVENTS = ['Error', 'ConnectionStateChanged', 'DataChannelOpened', 'NewCandidatePairSelected'];
const IDR = 5;
const SPS = 7;

let server;
before(async () => (server = await startServer()));
after(async () => assert.deepEqual(await server.stop(), { code: 0, signal: null }));

/** A session with a pipeline, and what makes peers of it. */
async function call(t) {
  const session = await Session.open(server.url);
  const mediaPipeline = await session.create('MediaPipeline');
  const peers = [];
  t.after(async () => {
    await Promise.all(peers.map((peer) => peer.close()));
    await session.call('release', { object: mediaPipeline });
    session.close();
  });
  return {
    session,
    async peer(options) {
      const endpoint = await session.create('WebRtcEndpoint', {
        mediaPipeline,
        useDataChannels: !!options.channel,
      });
      await session.subscribe(endpoint, ...EVENTS);
      peers.push(new WeriftPeer(session, endpoint, options));
      return peers.at(-1);
    },
    connect: (source, sink) => session.invoke(source.endpoint, 'connect', { sink: sink.endpoint }),
    connected: (peer) => session.until(peer.endpoint, 'ConnectionStateChanged', { newState: 'CONNECTED' }),
    errors: () => peers.flatMap((peer) => session.seen(peer.endpoint, 'Error')),
  };
}

/** Pictures of the right codec, complete, and sound. */
async function assertMedia(viewer, codec, errors) {
  const { audio, video } = viewer.received;
  await eventually(() => audio.packets >= 20 && video.pictures >= 15, {
    what: `sound and pictures: ${JSON.stringify([errors()])}`,
    withinMs: 40_000,
  });
  if (codec === 'VP8') assert.deepEqual(video.sizes, [[320, 240]]);
  else for (const type of [SPS, IDR]) assert.ok(video.units.has(type), `NAL units ${[...video.units]}`);
  assert.deepEqual(errors(), []);
}

const both = ['audio', 'video'];
for (const codec of ['VP8', 'H264']) {
  for (const who of ['it offers', 'we offer']) {
    test(`${codec} when ${who}`, async (t) => {
      const { peer, connect, errors } = await call(t);
      const presenter = await peer({ codec, sends: both });
      const viewer = await peer({ codec, takes: who === 'it offers' ? both : [] });
      await connect(presenter, viewer);
      for (const each of [presenter, viewer]) await (who === 'it offers' ? each.offer() : each.answer());
      await assertMedia(viewer, codec, errors);
    });
  }
}

test('a viewer of video alone gets no error for the sound', async (t) => {
  const { peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: ['video'] });
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.offer();
  await eventually(() => viewer.received.video.pictures >= 15, { what: 'pictures' });
  assert.deepEqual(errors(), []);
});

test('over TCP when there is no UDP', async (t) => {
  const { session, peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: both, config: { iceUseTcp: true } });
  await connect(presenter, viewer);
  await presenter.offer();
  await viewer.offer({ edit: { answer: (sdp) => sdp.replace(/a=candidate:\S+ \d udp [^\r]*\r\n/gi, '') } });
  await assertMedia(viewer, 'VP8', errors);
  const [pair] = session.seen(viewer.endpoint, 'NewCandidatePairSelected');
  assert.match(pair.candidatePair.remoteCandidate, / tcp /i);
});

for (const role of ['active', 'passive']) {
  test(`as the ${role} end of DTLS`, async (t) => {
    const { peer, connect, errors } = await call(t);
    const presenter = await peer({ sends: both });
    const viewer = await peer({ takes: both });
    await connect(presenter, viewer);
    const edit = { offer: (sdp) => sdp.replaceAll('a=setup:actpass', `a=setup:${role}`) };
    for (const each of [presenter, viewer]) await each.offer({ edit });
    await assertMedia(viewer, 'VP8', errors);
  });
}

test('what is lost on the way is sent again', async (t) => {
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

test('media goes on after a restart of ICE', async (t) => {
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

const MESSAGES = [
  ...['', 'a\0b', 'text', 'x'.repeat(65_536)],
  ...[Buffer.alloc(0), Buffer.from([0, 255]), Buffer.alloc(65_536, 1), Buffer.alloc(200 * 1024, 2)],
  'end',
];

for (const who of ['it offers', 'we offer']) {
  test(`messages of any size both ways when ${who}`, async (t) => {
    const { session, peer, connect, errors } = await call(t);
    const [first, second] = [await peer({ channel: 'chat' }), await peer({ channel: 'chat' })];
    await connect(first, second);
    await connect(second, first);
    for (const each of [first, second]) await (who === 'it offers' ? each.offer() : each.answer());
    for (const each of [first, second]) {
      await session.until(each.endpoint, 'DataChannelOpened');
      await eventually(() => each.channel.readyState === 'open', { what: 'an open channel' });
    }
    for (const [source, sink] of [
      [first, second],
      [second, first],
    ]) {
      for (const message of MESSAGES) await source.send(message);
      await eventually(() => sink.messages.length >= MESSAGES.length, { what: 'all messages' }).catch(
        () => {},
      );
      assert.deepEqual(
        sink.messages.map((message) => message.length),
        MESSAGES.map((message) => message.length),
      );
      assert.deepEqual(sink.messages, MESSAGES);
    }
    assert.deepEqual(errors(), []);
  });
}

// As the controlling agent werift answers no INIT, and its own is often there before our side is.
test('channels open though their first word comes early and is not repeated', async (t) => {
  const { session, peer } = await call(t);
  const peers = [];
  for (let count = 0; count < 10; ++count) peers.push(await peer({ channel: 'chat' }));
  for (const each of peers) {
    await each.offer({ sayInitOnce: true });
    await session.until(each.endpoint, 'DataChannelOpened');
  }
});

test('its end is noticed and is no error', async (t) => {
  const { session, peer, connected, errors } = await call(t);
  const presenter = await peer({ sends: ['video'], channel: 'chat' });
  await presenter.offer();
  await connected(presenter);
  await session.until(presenter.endpoint, 'DataChannelOpened');
  await presenter.close(); // without a word
  await session.until(presenter.endpoint, 'ConnectionStateChanged', { newState: 'DISCONNECTED' });
  assert.deepEqual(errors(), []);
});
