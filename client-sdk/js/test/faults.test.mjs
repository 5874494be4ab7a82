// What an application does wrong is told by name, and before anything is sent where this client can know it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ClientErrorType, HeadwaterError, connect } from '@headwater/client';
import { TestServer } from './support/server.mjs';

let server;
let client;
let pipeline;
before(async () => {
  server = await TestServer.start();
  client = await connect(server.url);
  pipeline = await client.create('MediaPipeline');
});
after(async () => {
  await client?.close();
  await server?.stop();
});

const failsAs = (type, message) => (error) => {
  assert.ok(error instanceof HeadwaterError, String(error));
  assert.equal(error.type, type);
  assert.match(error.message, message);
  return true;
};
const isRefused = (message) => failsAs(ClientErrorType.InvalidArgument, message);

test('a parameter that is missing is named', async () => {
  await assert.rejects(
    client.create('WebRtcEndpoint', {}),
    isRefused(/WebRtcEndpoint needs 'mediaPipeline'/),
  );
  await assert.rejects(client.create('WebRtcEndpoint'), isRefused(/needs 'mediaPipeline', a MediaPipeline/));
  await assert.rejects(pipeline.create('RecorderEndpoint'), isRefused(/RecorderEndpoint needs 'uri'/));
});

test('a parameter that there is not is named, with those that there are', async () => {
  const wrong = pipeline.create('PlayerEndpoint', { uri: 'file:///a', useEncoded: true });
  await assert.rejects(
    wrong,
    isRefused(/has no parameter 'useEncoded': it takes .*uri, useEncodedMedia, networkCache/),
  );
  await assert.rejects(client.create('MediaPipeline', { name: 'x' }), isRefused(/it takes none/));
  await client.create('MediaPipeline', { name: undefined });
});

test('a value that an enumeration has not is named, with those that it has', async () => {
  const recorder = pipeline.create('RecorderEndpoint', { uri: 'file:///a', mediaProfile: 'MP5' });
  await assert.rejects(
    recorder,
    isRefused(/'mediaProfile' of RecorderEndpoint is "MP5", which is none of WEBM,/),
  );
  const element = await pipeline.create('PassThrough');
  await assert.rejects(
    element.connect(element, 'SOUND'),
    failsAs('MARSHALL_ERROR', /'MediaType': 'SOUND' is none of AUDIO, DATA, VIDEO$/),
  );
});

test('a transaction is held to the same', () => {
  const transaction = client.beginTransaction();
  assert.throws(
    () => transaction.create('PlayerEndpoint', { mediaPipeline: pipeline }),
    isRefused(/needs 'uri'/),
  );
  transaction.rollback();
});

test('classes that this client does not know take anything', async () => {
  const unknown = client.createObject('SomeFilter', { whatever: 1 });
  await assert.rejects(unknown, failsAs('MEDIA_OBJECT_NOT_AVAILABLE', /SomeFilter/));
});

test('a wrong path is told with the address and the path that is expected', async () => {
  const url = server.url.replace('/kurento', '/krento');
  await assert.rejects(
    connect(url),
    failsAs(ClientErrorType.ConnectFailed, new RegExp(`Cannot connect to ${url}: .*it is /kurento`)),
  );
});

test('wss to a port without TLS fails at once, and says why', async () => {
  const begin = Date.now();
  await assert.rejects(
    connect(server.url.replace('ws:', 'wss:')),
    failsAs(ClientErrorType.ConnectFailed, /that port speaks ws:, not wss:/),
  );
  assert.ok(Date.now() - begin < 3_000);
});

test('what is asked of an object while the server restarts ends as the lost session', async () => {
  let own = await TestServer.start();
  const other = await connect(own.url);
  const lost = await other.create('MediaPipeline');
  const gone = new Promise((resolve) => other.once('disconnected', resolve));
  await own.stop();
  await gone;
  const requests = [lost.getName(), lost.create('PassThrough'), other.create('MediaPipeline')];
  own = await TestServer.start(own.port);
  const [asked, made, fresh] = await Promise.allSettled(requests);
  for (const { reason } of [asked, made]) assert.ok(failsAs(ClientErrorType.SessionLost, /session/)(reason));
  assert.equal(await fresh.value.getName(), fresh.value.id);
  await other.close();
  await own.stop();
});
