// Firefox ESR presents and views. H.264 it can do only with a library that it would fetch from elsewhere.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { eventually } from '../../e2e/support/eventually.mjs';
import { startServer } from '../../e2e/support/processes.mjs';
import { Firefox } from './support/bidi.mjs';
import { assertTcp, endPresenter, exchangeMessages, startCall, withoutUdp } from './support/call.mjs';
import { peersOf } from './support/firefox-peer.mjs';

let server;
let firefox;
before(async () => {
  server = await startServer();
  firefox = await Firefox.start(await readFile(new URL('support/firefox-page.js', import.meta.url), 'utf8'));
});
after(async () => {
  await firefox?.stop();
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
});

const call = (t) => startCall(t, peersOf(firefox), server.url);
const both = ['audio', 'video'];

/** So many pictures more than there were, decoded, and sound. */
async function assertMedia(viewer, codec, errors, { beyond = 0 } = {}) {
  let seen;
  await eventually(
    async () => {
      seen = await viewer.inbound();
      return seen.audio?.packets >= 20 && seen.video?.pictures >= beyond + 15;
    },
    { what: 'sound and pictures', withinMs: 60_000 },
  ).catch((error) => assert.fail(`${error.message}: ${JSON.stringify(seen)}, ${JSON.stringify(errors())}`));
  assert.deepEqual([seen.video.codec, ...seen.video.size], [`video/${codec}`, 320, 240]);
  assert.deepEqual(errors(), []);
  return seen.video.pictures;
}

for (const codec of ['VP8', 'VP9']) {
  test(`Firefox: ${codec} when it offers`, async (t) => {
    const { peer, connect, errors } = await call(t);
    const presenter = await peer({ codec, sends: both });
    const viewer = await peer({ codec, takes: both });
    await connect(presenter, viewer);
    for (const each of [presenter, viewer]) await each.offer();
    await assertMedia(viewer, codec, errors);
  });
}

test('Firefox: VP8 when we offer', async (t) => {
  const { peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({});
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.answer();
  await assertMedia(viewer, 'VP8', errors);
});

test('Firefox: over TCP when there is no UDP', async (t) => {
  const { session, peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: both });
  await connect(presenter, viewer);
  for (const each of [presenter, viewer]) await each.offer({ edit: withoutUdp });
  await assertMedia(viewer, 'VP8', errors);
  for (const each of [presenter, viewer]) await assertTcp(session, each);
});

test('Firefox: media goes on after a restart of ICE', async (t) => {
  const { peer, connect, errors } = await call(t);
  const presenter = await peer({ sends: both });
  const viewer = await peer({ takes: both });
  await connect(presenter, viewer);
  const name = (offer) => /a=ice-ufrag:(\S+)/.exec(offer)[1];
  const names = [];
  for (const each of [presenter, viewer]) names.push(name(await each.offer()));
  let pictures = await assertMedia(viewer, 'VP8', errors);
  for (const each of [presenter, viewer]) {
    assert.notEqual(name(await each.offer({ restart: true })), names.shift());
    pictures = await assertMedia(viewer, 'VP8', errors, { beyond: pictures + 15 });
  }
});

test('Firefox: messages of any size both ways', async (t) => exchangeMessages(await call(t)));

test('Firefox: its end is noticed and is no error', async (t) => endPresenter(await call(t)));
