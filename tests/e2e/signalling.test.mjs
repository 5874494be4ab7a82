// What a page may send to the example's server: anything. It answers in words and goes on for everybody else.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, test } from 'node:test';
import WebSocket from 'ws';
import { eventually } from './support/eventually.mjs';
import { untilVideoMoves } from './support/one2many-page.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo();
const sockets = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await demo.closePages();
});

/** A page's WebSocket without a page. */
async function openSocket() {
  const socket = new WebSocket(`${demo.example.page.replace('https', 'wss')}/one2many`, {
    rejectUnauthorized: false,
  });
  sockets.push(socket);
  socket.received = [];
  socket.on('message', (data) => socket.received.push(JSON.parse(data.toString())));
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}

const untilReceived = (socket, id, where = () => true) =>
  eventually(() => socket.received.find((message) => message.id === id && where(message)), {
    what: `a message ${id}`,
  });

const offer = (kinds) =>
  [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${kinds.map((_, i) => i).join(' ')}`,
    ...kinds.flatMap((kind, i) => [
      `m=${kind} 9 UDP/TLS/RTP/SAVPF ${kind === 'audio' ? 111 : 96}`,
      'c=IN IP4 0.0.0.0',
      'a=ice-ufrag:abcd',
      'a=ice-pwd:abcdefghijklmnopqrstuvwx',
      `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
      'a=setup:actpass',
      `a=mid:${i}`,
      'a=rtcp-mux',
      'a=recvonly',
      kind === 'audio' ? 'a=rtpmap:111 opus/48000/2' : 'a=rtpmap:96 VP8/90000',
    ]),
    '',
  ].join('\r\n');

test('nonsense is answered with an error and the connection lives on', async () => {
  const socket = await openSocket();
  const nonsense = [
    'not json',
    'null',
    '[]',
    '7',
    '"presenter"',
    '{}',
    '{"id":"toString"}',
    '{"id":"__proto__"}',
    '{"id":{"a":1}}',
    '{"id":"presenter"}',
    '{"id":"presenter","sdpOffer":5}',
    '{"id":"viewer","sdpOffer":"hello"}',
    `{"id":"viewer","sdpOffer":"v=0${'x'.repeat(200_000)}"}`,
    '{"id":"viewer","sdpOffer":"v=0","call":"one"}',
    '{"id":"onIceCandidate"}',
    '{"id":"onIceCandidate","candidate":"candidate:1"}',
    '{"id":"onIceCandidate","candidate":{"candidate":7}}',
    '{"id":"onIceCandidate","candidate":{"candidate":"candidate:1","sdpMLineIndex":-1}}',
    `{"id":"onIceCandidate","candidate":{"candidate":"${'x'.repeat(5000)}"}}`,
    '['.repeat(5000),
  ];
  for (const text of nonsense) socket.send(text);
  socket.send(Buffer.from([1, 2, 3]));
  await eventually(() => socket.received.filter(({ id }) => id === 'error').length === nonsense.length + 1, {
    what: 'an error for each',
  });
  assert.ok(socket.received.filter(({ id }) => id === 'error').every(({ message }) => message.length > 0));
  socket.send(JSON.stringify({ id: 'viewer', sdpOffer: 'v=0' }));
  const { response, reason } = await untilReceived(socket, 'viewerResponse');
  assert.deepEqual([response, reason], ['rejected', 'noPresenter']);
});

test('a message too large ends that connection only', async () => {
  const other = await openSocket();
  const socket = await openSocket();
  socket.send('x'.repeat(3 << 20));
  await once(socket, 'close');
  other.send(JSON.stringify({ id: 'viewer', sdpOffer: 'v=0' }));
  await untilReceived(other, 'viewerResponse');
});

test('an offer that is no SDP is refused in words, and the room is free again', async () => {
  const socket = await openSocket();
  socket.send(JSON.stringify({ id: 'presenter', sdpOffer: 'v=0\r\nthis is not SDP' }));
  const { response, message } = await untilReceived(socket, 'presenterResponse');
  assert.equal(response, 'rejected');
  assert.match(message, /\w/);
  const presenter = await demo.open('presenter');
  await presenter.present();
});

test('candidates may come before the offer, and stop at any time', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const candidate = {
    candidate: 'candidate:1 1 UDP 2015363327 127.0.0.1 40000 typ host',
    sdpMid: '0',
    sdpMLineIndex: 0,
  };
  const early = await openSocket();
  early.send(JSON.stringify({ id: 'onIceCandidate', candidate }));
  early.send(JSON.stringify({ id: 'viewer', sdpOffer: offer(['audio', 'video']) }));
  const { response, sdpAnswer } = await untilReceived(early, 'viewerResponse');
  assert.equal(response, 'accepted');
  assert.match(sdpAnswer, /^v=0/);
  await untilReceived(early, 'iceCandidate');
  assert.deepEqual(
    early.received.filter(({ id }) => id === 'error'),
    [],
  );

  for (let i = 0; i < 10; i += 1) {
    const hasty = await openSocket();
    hasty.send(JSON.stringify({ id: 'viewer', sdpOffer: offer(['audio', 'video']) }));
    if (i % 2 === 0) hasty.send(JSON.stringify({ id: 'stop' }));
    else hasty.terminate();
  }
  early.terminate();
  await eventually(async () => (await demo.countEndpoints()) === 1, { what: 'only the presenter is left' });
  const viewer = await demo.open('viewer');
  await viewer.view();
  await untilVideoMoves(viewer);
});
