// An application that has nothing to ask for a long time: all periods of the server that end something are shortened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '../../../e2e/support/processes.mjs';
import { call, connectBoth, next } from './support/kurento.mjs';

const LEFT_ALONE_MS = Number(process.env.HEADWATER_LEFT_ALONE_MS ?? 4_000);

test('is served on the same connection afterwards', async (t) => {
  const server = await startServer({
    args: ['--rpc.pingIntervalMs', '200', '--rpc.idleTimeoutMs', '600', '--session.gcPeriodMs', '500'],
  });
  t.after(() => server.stop());
  const { client, itself } = await connectBoth(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const session = itself.sessionId;
  let lost = false;
  itself._re.on('disconnect', () => (lost = true));
  const endpoint = await pipeline.create('WebRtcEndpoint');
  const connected = next(endpoint, 'ElementConnected');
  await sleep(LEFT_ALONE_MS);
  assert.equal(lost, false, 'the connection was ended');
  await call(endpoint, 'connect', await pipeline.create('PassThrough'), 'AUDIO');
  await connected;
  assert.equal(itself.sessionId, session);
});
