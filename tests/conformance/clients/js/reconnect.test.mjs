// The client comes back by itself: to its session when only the socket broke, to a new one when the server
// has started anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort, startServer } from '../../../e2e/support/processes.mjs';
import { openLine } from './support/line.mjs';
import { call, connectBoth, errorOf, next } from './support/kurento.mjs';

test('finds its session, objects and events after its socket broke', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const line = await openLine(server.port);
  t.after(() => line.close());
  const { client, itself } = await connectBoth(t, line.url);
  const pipeline = await client.create('MediaPipeline');
  const [one, two] = await Promise.all([1, 2].map(() => pipeline.create('WebRtcEndpoint')));
  const session = itself.sessionId;
  assert.match(session, /^[0-9a-f-]{36}$/);
  const seen = [];
  one.on('ElementConnected', ({ sink }) => seen.push(sink.id ?? sink));
  await call(one, 'getName');

  for (let round = 1; round <= 3; round++) {
    const back = next(itself, 'reconnected');
    line.cut();
    assert.equal(await back, true, 'the same session');
    assert.equal(itself.sessionId, session);
    assert.equal(await call(one, 'getName'), one.id);
    await call(one, 'connect', two, 'AUDIO');
    await call(one, 'disconnect', two, 'AUDIO');
    await call(one, 'getName');
    assert.equal(seen.length, round, 'events follow to the new socket, once each');
  }
  await call(pipeline, 'release');
});

test('what is asked while there is no socket is answered by the next one', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const line = await openLine(server.port);
  t.after(() => line.close());
  const { client, itself } = await connectBoth(t, line.url);
  const pipeline = await client.create('MediaPipeline');
  const back = next(itself, 'reconnected');
  const disconnected = next(itself._re, 'disconnect');
  line.cut();
  await disconnected;
  const created = call(pipeline, 'create', 'WebRtcEndpoint');
  assert.equal(await back, true);
  assert.ok((await created).id.startsWith(pipeline.id));
});

test('starts again when the server did', async (t) => {
  const port = await freePort();
  let server = await startServer({ port });
  t.after(() => server.stop());
  const { client, itself } = await connectBoth(t, server.url);
  const pipeline = await client.create('MediaPipeline');

  const back = next(itself, 'reconnected');
  await server.stop();
  server = await startServer({ port });
  assert.equal(await back, false, 'another session');
  assert.equal((await errorOf(pipeline, 'getName')).code, 40101);

  const again = await client.create('MediaPipeline');
  assert.equal(await call(again, 'getName'), again.id);
});
