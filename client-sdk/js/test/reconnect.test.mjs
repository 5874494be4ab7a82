// Connections that break, servers that hang, stop and come back.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { ClientErrorType, HeadwaterError, connect } from '@headwater/client';
import { TestServer, Wire, eventually, freePort, nextEvent } from './support/server.mjs';

let server;
let witness; // a client of its own connection, to see what the server holds
const toClose = [];
before(async () => {
  server = await TestServer.start();
  witness = await connect(server.url);
});
afterEach(async () => {
  for (const each of toClose.splice(0)) await each.close();
});
after(async () => {
  await witness?.close();
  await server?.stop();
});

function closing(each) {
  toClose.unshift(each);
  return each;
}

const failsAs = (type) => (error) => {
  assert.ok(error instanceof HeadwaterError, String(error));
  assert.equal(error.type, type);
  return true;
};

const quick = { reconnectDelayMs: 20, maxReconnectDelayMs: 100 };

test('nobody there: the promise says so', async () => {
  const port = await freePort();
  await assert.rejects(connect(`ws://127.0.0.1:${port}/kurento`), failsAs(ClientErrorType.ConnectFailed));
});

test('a client may wait for a server that is not there yet', async () => {
  const port = await freePort();
  const promise = connect(`ws://127.0.0.1:${port}/kurento`, { ...quick, waitForServer: true });
  const late = await TestServer.start(port);
  try {
    const client = closing(await promise);
    await client.create('MediaPipeline');
    await client.close();
  } finally {
    await late.stop();
  }
});

test('a cut connection comes back with the session, its objects and its events', async () => {
  const wire = closing(await Wire.to(server));
  const client = closing(await connect(wire.url, quick));
  const pipeline = await client.create('MediaPipeline');
  const source = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
  const sink = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
  const seen = [];
  await source.on('ElementConnected', (event) => seen.push(event.mediaType));
  const { sessionId } = client;

  const told = [];
  client.on('disconnected', () => told.push('disconnected'));
  client.on('reconnected', () => told.push('reconnected'));
  client.on('sessionLost', () => told.push('sessionLost'));
  const back = nextEvent(client, 'reconnected');
  wire.cut();
  await back;

  assert.deepEqual(told, ['disconnected', 'reconnected']);
  assert.equal(client.sessionId, sessionId);
  assert.equal(await source.getName(), source.id);
  await source.connect(sink, 'AUDIO');
  await eventually(() => seen.length === 1, 'the event comes on the new connection');
  await pipeline.release();
});

test('requests made while the connection is away wait for it', async () => {
  const wire = closing(await Wire.to(server));
  const client = closing(await connect(wire.url, quick));
  const pipeline = await client.create('MediaPipeline');
  const gone = nextEvent(client, 'disconnected');
  wire.cut({ refuseNewOnes: true });
  await gone;
  const name = pipeline.getName();
  await nextEvent(client, 'reconnecting');
  wire.mend();
  assert.equal(await name, pipeline.id);
  await pipeline.release();
});

test('a request whose answer got lost is carried out once', async () => {
  const wire = closing(await Wire.to(server));
  const client = closing(await connect(wire.url, quick));
  const keeper = await client.create('MediaPipeline'); // so that the session outlives its connection
  const before = (await witness.serverManager.getPipelines()).length;

  wire.swallowAnswers();
  const creating = client.create('MediaPipeline');
  await eventually(() => wire.swallowed > 0, 'the server has answered into the void');
  wire.cut();
  const pipeline = await creating;

  assert.equal(await pipeline.getName(), pipeline.id);
  assert.equal((await witness.serverManager.getPipelines()).length, before + 1);
  await pipeline.release();
  await keeper.release();
});

test('a request that gets no answer fails after its timeout', async () => {
  const client = closing(await connect(server.url, { requestTimeoutMs: 500, pingIntervalMs: 0 }));
  await server.pause();
  try {
    await assert.rejects(client.create('MediaPipeline'), failsAs(ClientErrorType.Timeout));
  } finally {
    server.resume();
  }
  await client.create('MediaPipeline'); // and the client goes on
});

test('a server that hangs is noticed by pings, and taken back when it lives again', async () => {
  const client = closing(
    await connect(server.url, { ...quick, pingIntervalMs: 200, pingTimeoutMs: 600, connectTimeoutMs: 2_000 }),
  );
  const pipeline = await client.create('MediaPipeline');
  const gone = nextEvent(client, 'disconnected');
  await server.pause();
  try {
    assert.match((await gone).reason, /ping/);
  } finally {
    server.resume();
  }
  await nextEvent(client, 'reconnected');
  assert.equal(await pipeline.getName(), pipeline.id);
});

test('a restarted server: the application is told that its objects are gone, and can begin anew', async () => {
  const mortal = await TestServer.start();
  const client = closing(await connect(mortal.url, quick));
  const pipeline = await client.create('MediaPipeline');
  const previousSessionId = client.sessionId;
  const lost = nextEvent(client, 'sessionLost', 60_000);
  const gone = nextEvent(client, 'disconnected');
  await mortal.stop('SIGKILL');
  await gone;
  const unsent = client.create('MediaPipeline');
  const reborn = await TestServer.start(mortal.port);
  try {
    const event = await lost;
    assert.equal(event.previousSessionId, previousSessionId);
    assert.equal(event.sessionId, client.sessionId);
    assert.notEqual(client.sessionId, previousSessionId);
    const fresh = await unsent; // it never left for the old server, so it is meant for whoever comes
    assert.equal(await fresh.getName(), fresh.id);
    await assert.rejects(pipeline.getName(), (error) => error.code === 40101);
    await client.close();
  } finally {
    await reborn.stop();
  }
});

test('a request that was on its way to a server that died is rejected, not repeated', async () => {
  const mortal = await TestServer.start();
  const client = closing(await connect(mortal.url, quick));
  await client.create('MediaPipeline');
  await mortal.pause();
  const onItsWay = assert.rejects(client.create('MediaPipeline'), failsAs(ClientErrorType.SessionLost));
  await mortal.stop('SIGKILL');
  const reborn = await TestServer.start(mortal.port);
  try {
    await onItsWay;
    assert.equal((await client.serverManager.getPipelines()).length, 0);
    await client.close();
  } finally {
    await reborn.stop();
  }
});

test('closing ends the session: its objects go, and what waits is rejected', async () => {
  const client = await connect(server.url);
  const pipeline = await client.create('MediaPipeline');
  const closed = nextEvent(client, 'closed');
  await client.close();
  await closed;
  assert.equal(client.state, 'closed');
  await eventually(
    async () => !(await witness.serverManager.getPipelines()).some(({ id }) => id === pipeline.id),
    'the pipeline is gone',
  );
  await assert.rejects(pipeline.getName(), failsAs(ClientErrorType.Closed));
  await client.close(); // again: nothing happens
});

test('closing while the connection is away ends the attempts', async () => {
  const wire = closing(await Wire.to(server));
  const client = await connect(wire.url, quick);
  const gone = nextEvent(client, 'disconnected');
  wire.cut({ refuseNewOnes: true });
  await gone;
  const waiting = assert.rejects(client.create('MediaPipeline'), failsAs(ClientErrorType.Closed));
  await client.close();
  await waiting;
});

test('with reconnecting switched off, a cut connection closes the client', async () => {
  const wire = closing(await Wire.to(server));
  const client = await connect(wire.url, { reconnect: false });
  const closed = nextEvent(client, 'closed');
  wire.cut();
  assert.match((await closed).reason, /connection lost/);
  await assert.rejects(client.create('MediaPipeline'), failsAs(ClientErrorType.Closed));
});
