// The wire as applications of Kurento 6 speak it: old names of events and operations, and the fields that come with them.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, beforeEach, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { startServer } from '../e2e/support/processes.mjs';
import { Client } from './client.mjs';

const aliases = JSON.parse(readFileSync(new URL('../../rpc/schema/kurento6.json', import.meta.url), 'utf8'));
let server;
let client;
let id = 0;

before(async () => (server = await startServer()));
beforeEach(async () => (client = await Client.open(server.url)));
after(async () => assert.equal((await server.stop()).code, 0));

async function call(method, params, on = client) {
  on.send({ jsonrpc: '2.0', id: ++id, method, params });
  return on.answer();
}

async function value(method, params, on) {
  const answer = await call(method, params, on);
  assert.ok('result' in answer, `${method} ${JSON.stringify(params)}: ${JSON.stringify(answer.error)}`);
  return answer.result?.value;
}

const create = (type, constructorParams = {}, on = client) =>
  value('create', { type, constructorParams }, on);
const invoke = (object, operation, operationParams, on) =>
  value('invoke', { object, operation, operationParams }, on);
const subscribe = (object, type, on) => value('subscribe', { object, type }, on);
const event = (type, on = client) => on.event((each) => each.type === type, 10_000);

async function endpointIn(pipeline, on) {
  return create('WebRtcEndpoint', { mediaPipeline: pipeline }, on);
}

/** The calls of the presenter of kurento-tutorial-node 6.18, kurento-one2many-call, in its order. */
test('one2many of Kurento 6: OnIceCandidate before processOffer', async () => {
  const offerer = await endpointIn(await create('MediaPipeline'));
  const offer = await invoke(offerer, 'generateOffer', {});
  const endpoint = await endpointIn(await create('MediaPipeline'));
  assert.equal(typeof (await subscribe(endpoint, 'OnIceCandidate')), 'string');
  const answer = await invoke(endpoint, 'processOffer', { offer });
  assert.match(answer, /^v=0/);
  await invoke(endpoint, 'gatherCandidates', {});
  const found = await event('OnIceCandidate');
  assert.equal(found.object, endpoint);
  assert.equal(found.data.type, 'OnIceCandidate');
  assert.match(found.data.candidate.candidate, /^candidate:/);
  assert.match(found.data.timestamp, /^\d{10}$/);
  assert.equal(found.data.timestampMillis.slice(0, 10), found.data.timestamp);
});

test('every event has its old names, on the objects that have the event', async () => {
  const pipeline = await create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  for (const { name } of aliases.events)
    assert.equal(typeof (await subscribe(endpoint, name)), 'string', name);
  for (const { name } of aliases.events) {
    const { error } = await call('subscribe', { object: pipeline, type: name });
    assert.deepEqual([error.code, error.message], [40106, `Event '${name}' not supported`]);
  }
});

test('a session that uses both names gets both events, another only what it asked for', async () => {
  const other = await Client.open(server.url);
  const pipeline = await create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  await subscribe(endpoint, 'OnIceGatheringDone');
  await subscribe(endpoint, 'OnIceGatheringDone');
  await subscribe(endpoint, 'IceGatheringDone');
  await subscribe(endpoint, 'IceGatheringDone', other);
  await invoke(endpoint, 'generateOffer', {});
  await invoke(endpoint, 'gatherCandidates', {});
  const [old, today] = [await event('OnIceGatheringDone'), await event('IceGatheringDone')];
  assert.equal(old.data.type, 'OnIceGatheringDone');
  assert.equal(today.data.type, 'IceGatheringDone');
  assert.equal(today.data.timestamp, old.data.timestamp);
  const plain = await event('IceGatheringDone', other);
  assert.deepEqual(Object.keys(plain.data).sort(), ['source', 'tags', 'timestampMillis', 'type']);
  await invoke(endpoint, 'getName', {});
  assert.deepEqual(client.events, [], 'each event comes once');
});

test('unsubscribing ends the events of an old name', async () => {
  const endpoint = await endpointIn(await create('MediaPipeline'));
  const subscription = await subscribe(endpoint, 'OnIceGatheringDone');
  await subscribe(endpoint, 'IceGatheringDone');
  await call('unsubscribe', { object: endpoint, subscription });
  await invoke(endpoint, 'generateOffer', {});
  await invoke(endpoint, 'gatherCandidates', {});
  await event('IceGatheringDone');
  assert.deepEqual(client.events, []);
});

test('properties and methods by their old names', async () => {
  const pipeline = await create('MediaPipeline');
  const endpoint = await endpointIn(pipeline);
  assert.deepEqual(await invoke(pipeline, 'getChilds', {}), [endpoint]);
  await invoke(endpoint, 'setOutputBitrate', { bitrate: 111000 });
  assert.equal(await invoke(endpoint, 'getEncoderBitrate', {}), 111000);
  for (const [bound, today] of [
    ['min', 'MinEncoderBitrate'],
    ['max', 'MaxEncoderBitrate'],
  ])
    for (const name of [`${bound}OutputBitrate`, `${bound}OuputBitrate`]) {
      const capital = name[0].toUpperCase() + name.slice(1);
      const bitrate = 200000 + name.length;
      await invoke(endpoint, `set${capital}`, { [name]: bitrate });
      assert.equal(await invoke(endpoint, `get${capital}`, {}), bitrate, name);
      assert.equal(await invoke(endpoint, `get${today}`, {}), bitrate, name);
    }
});

test('externalAddress is that of its family', async () => {
  const endpoint = await endpointIn(await create('MediaPipeline'));
  assert.equal(await invoke(endpoint, 'getExternalAddress', {}), '');
  await invoke(endpoint, 'setExternalAddress', { externalAddress: '192.0.2.7' });
  assert.equal(await invoke(endpoint, 'getExternalIPv4', {}), '192.0.2.7');
  assert.equal(await invoke(endpoint, 'getExternalAddress', {}), '192.0.2.7');
  await invoke(endpoint, 'setExternalAddress', { externalAddress: '2001:db8::7' });
  assert.equal(await invoke(endpoint, 'getExternalIPv6', {}), '2001:db8::7');
  assert.equal(await invoke(endpoint, 'getExternalIPv4', {}), '');
  assert.equal(await invoke(endpoint, 'getExternalAddress', {}), '2001:db8::7');
});

/** An RtpEndpoint that has been sent something: before, as with Kurento, there is nothing to tell. */
async function hearing(mediaPipeline) {
  const endpoint = await create('RtpEndpoint', { mediaPipeline });
  const offer = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n';
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const section = `m=audio ${socket.address().port} RTP/AVP 0\r\na=sendonly\r\n`;
  const answer = await invoke(endpoint, 'processOffer', { offer: offer + section });
  const port = Number(/m=audio (\d+)/.exec(answer)[1]);
  for (let sequence = 0; !(await invoke(endpoint, 'getStats', {})); ++sequence) {
    assert.ok(sequence < 500, 'what was sent is never counted');
    const packet = Buffer.alloc(12 + 160);
    packet[0] = 0x80; // RFC 3550 5.1, version 2; PCMU is 0
    packet.writeUInt16BE(sequence, 2);
    packet.writeUInt32BE(160 * sequence, 4);
    packet.writeUInt32BE(1, 8);
    socket.send(packet, port, '127.0.0.1');
    await sleep(20);
  }
  socket.close();
  return endpoint;
}

test('statistics have the fields of Kurento 6 for a session that has used one of its names only', async () => {
  const element = await hearing(await create('MediaPipeline'));
  const today = Object.values(await invoke(element, 'getStats', {}));
  for (const stats of today) assert.ok(!('timestamp' in stats) && !('inputAudioLatency' in stats));
  await invoke(element, 'getChilds', {});
  let endpoints = 0;
  for (const stats of Object.values(await invoke(element, 'getStats', {}))) {
    assert.ok(Math.abs(stats.timestamp - stats.timestampMillis / 1000) < 0.001);
    if (stats.type !== 'endpoint') continue; // as ElementStats has them
    assert.equal(stats.inputAudioLatency, 0);
    assert.equal(stats.inputVideoLatency, 0);
    ++endpoints;
  }
  assert.equal(endpoints, 1);
});

test('a session keeps the wire of Kurento 6 when it moves to another socket', async () => {
  const endpoint = await endpointIn(await create('MediaPipeline'));
  const subscribed = await call('subscribe', { object: endpoint, type: 'OnIceGatheringDone' });
  const again = await Client.open(server.url);
  await call('connect', { sessionId: subscribed.result.sessionId }, again);
  await invoke(endpoint, 'generateOffer', {}, again);
  await invoke(endpoint, 'gatherCandidates', {}, again);
  assert.match((await event('OnIceGatheringDone', again)).data.timestamp, /^\d{10}$/);
});
