// node-datachannel, which is libdatachannel: in many a camera, robot and game.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../../e2e/support/processes.mjs';
import { assertMedia, endPresenter, exchangeMessages, startCall } from './support/call.mjs';
import { DataChannelPeer } from './support/datachannel-peer.mjs';

let server;
before(async () => (server = await startServer()));
after(async () => {
  DataChannelPeer.finish();
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
});

const call = (t) => startCall(t, DataChannelPeer, server.url);
const both = ['audio', 'video'];

for (const codec of ['VP8', 'H264']) {
  test(`node-datachannel: ${codec} when it offers`, async (t) => {
    const { peer, connect, errors } = await call(t);
    const presenter = await peer({ codec, sends: both });
    const viewer = await peer({ codec, takes: both });
    await connect(presenter, viewer);
    for (const each of [presenter, viewer]) await each.offer();
    await assertMedia(viewer, codec, errors);
  });
}

for (const who of ['it offers', 'we offer']) {
  test(`node-datachannel: messages of any size both ways when ${who}`, async (t) =>
    exchangeMessages(await call(t), { offers: who === 'it offers' }));
}

test('node-datachannel: its end is noticed and is no error', async (t) => endPresenter(await call(t)));
