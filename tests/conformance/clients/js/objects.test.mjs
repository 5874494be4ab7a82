// What applications do with objects: make, name, connect, ask, release; and what goes wrong.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../../../e2e/support/processes.mjs';
import { call, connect, errorOf, kurento, next } from './support/kurento.mjs';

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test('finds the modules that it was made for', async (t) => {
  const client = await connect(t, server.url);
  const manager = await client.getServerManager();
  const info = await manager.getInfo();
  assert.equal(info.type, 'KMS');
  assert.match(info.version, /^\d+\.\d+\.\d+/);
  const modules = info.modules.map(({ name }) => name);
  for (const name of ['core', 'elements', 'filters']) assert.ok(modules.includes(name), `${modules}`);
});

test('creates a pipeline and endpoints, and finds its way among them', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await pipeline.create('WebRtcEndpoint');
  assert.match(pipeline.id, /^[0-9a-f-]{36}_kurento\.MediaPipeline$/);
  assert.ok(endpoint.id.startsWith(`${pipeline.id}/`));
  assert.equal(endpoint.constructor, kurento.register.classes.WebRtcEndpoint);

  assert.equal((await endpoint.getMediaPipeline()).id, pipeline.id);
  assert.equal((await endpoint.getParent()).id, pipeline.id);
  assert.deepEqual(
    (await pipeline.getChildren()).map(({ id }) => id),
    [endpoint.id],
  );
  assert.equal(await endpoint.getName(), endpoint.id);
  await endpoint.setName('camera');
  assert.equal(await endpoint.getName(), 'camera');
  await endpoint.addTag('room', 'blue');
  assert.equal(await endpoint.getTag('room'), 'blue');
  const age = Date.now() / 1000 - (await endpoint.getCreationTime());
  assert.ok(age > -5 && age < 60, `created ${age} s ago`);
  await pipeline.release();
});

test('creates several elements at once', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const types = ['WebRtcEndpoint', 'WebRtcEndpoint', 'WebRtcEndpoint'].map((type) => ({ type }));
  const endpoints = await call(pipeline, 'create', types, null);
  assert.equal(new Set(endpoints.map(({ id }) => id)).size, 3);
  await pipeline.release();
});

test('connects elements and disconnects them', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => pipeline.create('WebRtcEndpoint')));
  await call(one, 'connect', two);
  await call(two, 'connect', three, 'AUDIO');
  const kinds = (connections) => connections.map(({ type }) => type).sort();
  assert.deepEqual(kinds(await one.getSinkConnections()), ['AUDIO', 'DATA', 'VIDEO']);
  const [connection] = await two.getSourceConnections('VIDEO');
  assert.equal(connection.source, one.id);
  assert.equal(connection.sink, two.id);
  assert.deepEqual(kinds(await three.getSourceConnections()), ['AUDIO']);
  await call(one, 'disconnect', two, 'VIDEO');
  assert.deepEqual(kinds(await one.getSinkConnections()), ['AUDIO', 'DATA']);
  assert.deepEqual(kinds(await two.getSinkConnections()), ['AUDIO']);
  await pipeline.release();
});

test('another client finds an object by its id', async (t) => {
  const one = await connect(t, server.url);
  const other = await connect(t, server.url);
  const pipeline = await one.create('MediaPipeline');
  await pipeline.setName('shared');
  const found = await other.getMediaobjectById(pipeline.id);
  assert.equal(found.constructor, kurento.register.classes.MediaPipeline);
  assert.equal(await found.getName(), 'shared');
  await found.release();
  assert.equal((await errorOf(pipeline, 'getName')).code, 40101);
});

test('sees what comes and goes in the server', async (t) => {
  const client = await connect(t, server.url);
  const manager = await client.getServerManager();
  const created = next(manager, 'ObjectCreated');
  const destroyed = next(manager, 'ObjectDestroyed');
  await manager.getName(); // sent after both subscriptions
  const pipeline = await client.create('MediaPipeline');
  const object = (await created).object;
  assert.equal(object.id ?? object, pipeline.id);
  assert.ok((await manager.getPipelines()).some(({ id }) => id === pipeline.id));
  await pipeline.release();
  assert.equal((await destroyed).objectId, pipeline.id);
});

test('what is released is gone, with its children', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await pipeline.create('WebRtcEndpoint');
  const { id } = endpoint;
  await pipeline.release();
  assert.equal((await errorOf(endpoint, 'getName')).code, 40101);
  const other = await connect(t, server.url);
  const error = await errorOf(other, 'getMediaobjectById', id);
  assert.ok(error instanceof ReferenceError, `${error}`);
  assert.equal(error.code, 40101);
  assert.equal(error.data.type, 'MEDIA_OBJECT_NOT_FOUND');
});

test('errors of the server come as errors of the client', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await pipeline.create('WebRtcEndpoint');

  const empty = await errorOf(endpoint, 'processOffer', '');
  assert.ok(empty instanceof Error);
  assert.equal(empty.code, 40201);
  assert.equal(empty.data.type, 'SDP_PARSE_ERROR');

  assert.equal((await errorOf(endpoint, 'processOffer', 'v=0 nonsense')).code, 40201);
  assert.equal((await errorOf(endpoint, 'getRemoteSessionDescriptor')).code, 40203);
  assert.equal((await errorOf(endpoint, 'getLocalSessionDescriptor')).code, 40202);
  const candidate = kurento.getComplexType('IceCandidate')({
    candidate: 'rubbish',
    sdpMid: '0',
    sdpMLineIndex: 0,
  });
  assert.equal((await errorOf(endpoint, 'addIceCandidate', candidate)).code, 40401);
  // After all of that the endpoint still works.
  assert.match(await endpoint.generateOffer(), /^v=0\r\n/);
  await pipeline.release();
});

test('elements of two pipelines are not connected', async (t) => {
  const client = await connect(t, server.url);
  const pipelines = [await client.create('MediaPipeline'), await client.create('MediaPipeline')];
  const [one, two] = await Promise.all(pipelines.map((pipeline) => pipeline.create('WebRtcEndpoint')));
  assert.equal((await errorOf(one, 'connect', two)).code, 40004);
  for (const pipeline of pipelines) await pipeline.release();
});
