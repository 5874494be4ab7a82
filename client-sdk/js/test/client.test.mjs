// What the scenarios in tests/scenarios leave to JavaScript: iterators, signals, promises that nobody awaits.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { ClientErrorType, HeadwaterError, HubPort, PassThrough, connect } from '@headwater/client';
import { safeToRepeatMs } from '../dist/esm/rpc/safeToRepeat.js';
import { eventually } from '../../../tests/e2e/support/eventually.mjs';
import { TestServer, Wire } from './support/server.mjs';

let server;
let client;
let pipeline;
before(async () => {
  server = await TestServer.start();
  client = await connect(server.url);
});
after(async () => {
  await client?.close();
  await server?.stop();
});
beforeEach(async () => (pipeline = await client.create('MediaPipeline')));
afterEach(() => pipeline.release());

const failsAs =
  (type, pattern = /./) =>
  (error) => {
    assert.ok(error instanceof HeadwaterError, String(error));
    assert.equal(error.type, type);
    assert.match(error.message, pattern);
    return true;
  };
const isAbort = { name: 'AbortError' };

/** Two elements, and a way to make the first raise an event. */
async function pair() {
  const [source, sink] = await Promise.all([pipeline.create('PassThrough'), pipeline.create('PassThrough')]);
  return { source, sink };
}

test('connecting gives a session', () => {
  assert.match(client.sessionId, /^[0-9a-f-]{36}$/);
  assert.match(client.serverId, /^[0-9a-f-]{36}$/);
  assert.equal(client.state, 'connected');
});

test('a signal gives connecting up', async () => {
  const deaf = await Wire.to(server);
  deaf.swallowAnswers();
  const abort = new AbortController();
  const connecting = connect(deaf.url, { signal: abort.signal, waitForServer: true });
  abort.abort();
  await assert.rejects(connecting, isAbort);
  await assert.rejects(connect(server.url, { signal: AbortSignal.abort() }), isAbort);
  await deaf.close();
});

test('the return of the connection is told once, though it goes again before that is known', async (t) => {
  const wire = await Wire.to(server);
  t.after(() => wire.close());
  const away = await connect(wire.url, { reconnectDelayMs: 20 });
  t.after(() => away.close());
  const told = [];
  for (const type of ['disconnected', 'reconnected']) away.on(type, () => told.push(type));
  const kept = await away.create('MediaPipeline');
  wire.cut();
  wire.cutBehindAnswer(2); // the handshake's and that to connect
  await eventually(() => told.includes('reconnected'), { what: 'the connection is back' });
  assert.equal(await kept.getName(), kept.id);
  assert.deepEqual(told, ['disconnected', 'disconnected', 'reconnected']);
});

test('a request may be repeated for as long as the server tells, less the way', () => {
  const told = [20_000, 60_000, 1000, 1, 0, undefined, 'much', -1];
  assert.deepEqual(told.map(safeToRepeatMs), [18_000, 58_000, 900, 0, 0, 18_000, 18_000, 18_000]);
});

test('pipelines and hubs create what lives in them', async () => {
  const element = await pipeline.create('PassThrough');
  assert.ok(element instanceof PassThrough);
  assert.equal(await element.getParent(), pipeline);
  const hub = await pipeline.create('Dispatcher');
  const port = await hub.createHubPort();
  assert.ok(port instanceof HubPort);
  assert.equal(await port.getParent(), hub);
});

test('many requests at once are each answered with their own answer', async () => {
  const elements = await Promise.all(Array.from({ length: 20 }, () => pipeline.create('PassThrough')));
  await Promise.all(elements.map((element, i) => element.setName(`element ${i}`)));
  const names = await Promise.all(elements.map((element) => element.getName()));
  assert.deepEqual(
    names,
    elements.map((_, i) => `element ${i}`),
  );
});

test('what cannot be sent is refused by name, before it is sent', async () => {
  const { source } = await pair();
  await assert.rejects(
    source.setMaxEncoderBitrate(Number.NaN),
    failsAs(ClientErrorType.InvalidArgument, /maxEncoderBitrate.*NaN/),
  );
  await assert.rejects(
    source.setName(() => 'name'),
    failsAs(ClientErrorType.InvalidArgument, /name.*function/),
  );
  const loop = {};
  loop.self = loop;
  await assert.rejects(
    client.request('ping', { loop }),
    failsAs(ClientErrorType.InvalidArgument, /loop\.self/),
  );
  await assert.rejects(
    source.with({ timeoutMs: -5 }).getName(),
    failsAs(ClientErrorType.InvalidArgument, /timeoutMs/),
  );
});

test('a request is sent as it was made, whatever becomes of its parameters', async () => {
  const wire = await Wire.to(server);
  const other = await connect(wire.url, { reconnectDelayMs: 20 });
  wire.cut({ refuseNewOnes: true });
  await eventually(() => other.state === 'disconnected', { what: 'the connection is gone' });
  const params = { object: pipeline.id, operation: 'setName', operationParams: { name: 'first' } };
  const naming = other.request('invoke', params);
  params.operationParams.name = 'second';
  wire.mend();
  await naming;
  assert.equal(await pipeline.getName(), 'first');
  await other.close();
  await wire.close();
});

test('events can be iterated over; leaving the loop ends the subscription', async () => {
  const { source, sink } = await pair();
  const events = source.events('ElementConnected');
  await source.connect(sink); // three events before anybody asks for them
  const seen = [];
  for await (const { mediaType } of events) {
    seen.push(mediaType);
    if (seen.length === 3) break;
  }
  assert.deepEqual(seen.sort(), ['AUDIO', 'DATA', 'VIDEO']);
  assert.deepEqual(await events.next(), { value: undefined, done: true });
});

test('an iteration ends with its object, with its client, and with an error when the server refuses', async () => {
  const { source } = await pair();
  const count = async (events) => {
    let seen = 0;
    for await (const event of events) seen += event ? 1 : 0;
    return seen;
  };
  const ofObject = count(source.events('ElementConnected'));
  await source.release();
  assert.equal(await ofObject, 0);

  const other = await connect(server.url);
  const ofClient = count(other.serverManager.events('ObjectCreated'));
  await other.ping();
  await other.close();
  await ofClient;

  await assert.rejects(count(pipeline.events('NoSuchEvent')), { code: 40106 });
  await assert.rejects(source.events('ElementConnected').ready, { code: 40101 });
});

test('a signal ends an iteration and takes a listener off', async () => {
  const { source, sink } = await pair();
  const abort = new AbortController();
  const seen = [];
  await source.on('ElementConnected', ({ mediaType }) => seen.push(mediaType), { signal: abort.signal });
  const waiting = source.events('ElementConnected', { signal: abort.signal }).next();
  await source.connect(sink, 'AUDIO');
  assert.equal((await waiting).value.mediaType, 'AUDIO');
  const never = source.events('ElementConnected', { signal: abort.signal }).next();
  abort.abort();
  await assert.rejects(never, isAbort);
  await source.connect(sink, 'VIDEO');
  await source.getName(); // what the server had to say is here by now: it keeps the order of a session
  assert.deepEqual(seen, ['AUDIO']);
  assert.throws(() => source.events('ElementConnected', { signal: abort.signal }), isAbort);
});

test('an iterator that nobody reads keeps so many events and no more', async () => {
  const { source, sink } = await pair();
  const events = source.events('ElementConnected', { maxWaiting: 2 });
  await source.connect(sink);
  await source.getName();
  assert.equal((await events.next()).done, false);
  assert.equal((await events.next()).done, false);
  assert.equal((await events.next()).done, false);
  await assert.rejects(events.next(), failsAs(ClientErrorType.TooManyEvents));
  assert.equal((await events.next()).done, true);
});

test('an iteration is told when the session is lost', async () => {
  const mortal = await TestServer.start();
  const other = await connect(mortal.url, { reconnectDelayMs: 20 });
  const room = await other.create('MediaPipeline');
  const events = room.events('Error');
  await events.ready;
  const next = assert.rejects(events.next(), failsAs(ClientErrorType.SessionLost));
  await mortal.stop('SIGKILL');
  const reborn = await TestServer.start(mortal.port);
  await next;
  await other.close();
  await reborn.stop();
});

test('transaction() resolves to what its function planned', async () => {
  const { element, name } = await client.transaction((tx) => {
    const element = tx.create('PassThrough', { mediaPipeline: pipeline });
    tx.use(pipeline).setName('room');
    return { element, name: element.getName() };
  });
  assert.equal(await name, element.id);
  assert.equal(await pipeline.getName(), 'room');
  assert.deepEqual(await pipeline.getChildren(), [element]);
  await assert.rejects(
    client.transaction((tx) => {
      tx.create('PassThrough', { mediaPipeline: pipeline });
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.deepEqual(await pipeline.getChildren(), [element]);
});

test('operations of a failed transaction that nobody awaits are no unhandled rejections', async () => {
  const unhandled = [];
  const listener = (error) => unhandled.push(error);
  process.on('unhandledRejection', listener);
  const tx = client.beginTransaction();
  tx.use(pipeline).getTag('none');
  tx.use(pipeline).setName('never');
  tx.create('PassThrough', { mediaPipeline: pipeline }).getName();
  assert.throws(
    () => tx.use(pipeline).setName(Number.POSITIVE_INFINITY),
    failsAs(ClientErrorType.InvalidArgument),
  );
  await assert.rejects(tx.commit(), { code: 40110 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', listener);
  assert.deepEqual(unhandled, []);
});

test('a transaction that was given up leaves nothing that it created, and releases nothing else', async () => {
  await server.pause();
  try {
    const tx = client.beginTransaction();
    const element = tx.create('PassThrough', { mediaPipeline: pipeline });
    element.getMediaPipeline(); // an id in a result that was not created here
    await assert.rejects(tx.commit({ timeoutMs: 100 }), failsAs(ClientErrorType.Timeout));
    assert.throws(() => element.id, failsAs(ClientErrorType.Timeout));
  } finally {
    server.resume();
  }
  await eventually(async () => (await pipeline.getChildren()).length === 0, {
    what: 'the element is released',
  });
  assert.equal(await pipeline.getName(), pipeline.id);
});
