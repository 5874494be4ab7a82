// Objects, operations, events and errors, against the real server.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { HeadwaterError, MediaPipeline, WebRtcEndpoint, connect } from '@headwater/client';
import { TestServer, eventually } from './support/server.mjs';

let server;
let client;
before(async () => {
  server = await TestServer.start();
  client = await connect(server.url);
});
after(async () => {
  await client?.close();
  await server?.stop();
});

const failsWith = (code, type) => (error) => {
  assert.ok(error instanceof HeadwaterError, String(error));
  assert.equal(error.code, code);
  assert.equal(error.type, type);
  assert.ok(error.message.length > 0);
  return true;
};

async function endpointIn(pipeline) {
  return client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
}

test('connecting gives a session', () => {
  assert.match(client.sessionId, /^[0-9a-f-]{36}$/);
  assert.match(client.serverId, /^[0-9a-f-]{36}$/);
  assert.equal(client.state, 'connected');
});

test('a created object is of its class and has its server’s name', async () => {
  const pipeline = await client.create('MediaPipeline');
  assert.ok(pipeline instanceof MediaPipeline);
  const endpoint = await endpointIn(pipeline);
  assert.ok(endpoint instanceof WebRtcEndpoint);
  assert.ok(endpoint.id.startsWith(`${pipeline.id}/`));
  assert.equal(await endpoint.getName(), endpoint.id);
  await endpoint.setName('camera');
  assert.equal(await endpoint.getName(), 'camera');
  await pipeline.release();
});

test('ids in results become objects, the same one for the same id', async () => {
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  const children = await pipeline.getChildren();
  assert.equal(children.length, 1);
  assert.equal(children[0], endpoint);
  assert.equal(await endpoint.getMediaPipeline(), pipeline);
  assert.equal(client.objectFor(endpoint.id), endpoint);
  const pipelines = await client.serverManager.getPipelines();
  assert.ok(pipelines.includes(pipeline));
  await pipeline.release();
});

test('structures come back as they are in the API', async () => {
  const info = await client.serverManager.getInfo();
  assert.equal(typeof info.version, 'string');
  assert.ok(info.modules.some(({ name }) => name === 'core'));
  const pipeline = await client.create('MediaPipeline');
  await pipeline.addTag('room', 'blue');
  const [tag] = await pipeline.getTags();
  assert.equal(tag.key, 'room');
  assert.equal(tag.value, 'blue');
  await pipeline.release();
});

test('the server’s errors arrive with code, type and message', async () => {
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  await assert.rejects(endpoint.getTag('none'), HeadwaterError);
  await assert.rejects(client.create('NoSuchThing'), failsWith(40108, 'MEDIA_OBJECT_NOT_AVAILABLE'));
  await assert.rejects(
    client.request('invoke', { object: endpoint.id, operation: 'noSuchOperation' }),
    failsWith(40008, 'MALFORMED_TRANSACTION'), // as Kurento names it,
  );
  await assert.rejects(endpoint.processOffer(''), failsWith(40201, 'SDP_PARSE_ERROR'));
  await pipeline.release();
  await assert.rejects(endpoint.getName(), failsWith(40101, 'MEDIA_OBJECT_NOT_FOUND'));
});

test('releasing a pipeline ends what is inside, and releasing again is fine', async () => {
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  await pipeline.release();
  await pipeline.release();
  await endpoint.release();
  assert.ok(!(await client.serverManager.getPipelines()).includes(pipeline));
});

test('events arrive, typed, until their listener is taken off', async () => {
  const pipeline = await client.create('MediaPipeline');
  const [source, sink] = [await endpointIn(pipeline), await endpointIn(pipeline)];
  const seen = [];
  const listener = (event) => seen.push(event);
  await source.on('ElementConnected', listener);
  await source.connect(sink);
  await eventually(() => seen.length >= 3, 'one event for each of audio, video and data');
  assert.deepEqual(new Set(seen.map(({ mediaType }) => mediaType)), new Set(['AUDIO', 'VIDEO', 'DATA']));
  assert.ok(seen.every((event) => event.sink === sink && event.source === source));

  await source.off('ElementConnected', listener);
  await source.disconnect(sink);
  await source.connect(sink);
  await source.getName(); // what the server had to say is here by now: it keeps the order of a session
  assert.equal(seen.length, 3);
  await pipeline.release();
});

test('two listeners share one subscription, and one of them may go', async () => {
  const pipeline = await client.create('MediaPipeline');
  const [source, sink] = [await endpointIn(pipeline), await endpointIn(pipeline)];
  const counts = [0, 0];
  const first = () => (counts[0] += 1);
  const second = () => (counts[1] += 1);
  await Promise.all([source.on('ElementConnected', first), source.on('ElementConnected', second)]);
  await source.connect(sink, 'AUDIO');
  await eventually(() => counts[0] === 1 && counts[1] === 1, 'both were called once');
  await source.off('ElementConnected', first);
  await source.connect(sink, 'VIDEO');
  await eventually(() => counts[1] === 2, 'the other is still called');
  assert.equal(counts[0], 1);
  await pipeline.release();
});

test('subscribing to what does not exist is refused', async () => {
  const pipeline = await client.create('MediaPipeline');
  await assert.rejects(
    pipeline.on('NoSuchEvent', () => {}),
    failsWith(40106, 'MEDIA_OBJECT_EVENT_NOT_SUPPORTED'),
  );
  await pipeline.release();
});

test('an endpoint offers SDP and finds candidates', async () => {
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  const candidates = [];
  await endpoint.on('IceCandidateFound', ({ candidate }) => candidates.push(candidate));
  const offer = await endpoint.generateOffer();
  assert.match(offer, /^v=0\r?\n/);
  assert.match(offer, /m=video/);
  await endpoint.gatherCandidates();
  await eventually(() => candidates.length > 0, 'a candidate');
  assert.match(candidates[0].candidate, /^candidate:/);
  assert.equal(typeof candidates[0].sdpMLineIndex, 'number');
  await pipeline.release();
});

test('many requests at once are each answered with their own answer', async () => {
  const pipeline = await client.create('MediaPipeline');
  const endpoints = await Promise.all(Array.from({ length: 20 }, () => endpointIn(pipeline)));
  await Promise.all(endpoints.map((endpoint, i) => endpoint.setName(`endpoint ${i}`)));
  const names = await Promise.all(endpoints.map((endpoint) => endpoint.getName()));
  assert.deepEqual(
    names,
    endpoints.map((_, i) => `endpoint ${i}`),
  );
  await pipeline.release();
});

test('it can be required from CommonJS too', async () => {
  const require = createRequire(import.meta.url);
  const commonJs = require('@headwater/client');
  const other = await commonJs.connect(server.url);
  const pipeline = await other.create('MediaPipeline');
  assert.ok(pipeline instanceof commonJs.MediaPipeline);
  await other.close();
});
