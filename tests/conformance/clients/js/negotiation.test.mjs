// Descriptions, candidates and events: two endpoints of the server, brought together by the application, as
// it would bring an endpoint and a browser together.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startServer } from '../../../e2e/support/processes.mjs';
import { call, connect, errorOf, kurento, next } from './support/kurento.mjs';

const CHROMIUM_OFFER = new URL('../../../support/media/fixtures/chromium-offer.sdp', import.meta.url);
const IceCandidate = kurento.getComplexType('IceCandidate');

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test('answers the offer of a browser', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await pipeline.create('WebRtcEndpoint');
  const candidate = next(endpoint, 'IceCandidateFound');
  const done = next(endpoint, 'IceGatheringDone');
  const answer = await call(endpoint, 'processOffer', await readFile(CHROMIUM_OFFER, 'utf8'));
  assert.match(answer, /^v=0\r\n/);
  for (const line of [/^m=audio [1-9]/m, /^m=video [1-9]/m, /^a=fingerprint:sha-256 /m, /^a=ice-ufrag:/m]) {
    assert.match(answer, line);
  }
  await call(endpoint, 'gatherCandidates');
  const found = (await candidate).candidate;
  assert.match(found.candidate, /^candidate:.* typ host/);
  assert.equal(typeof found.sdpMid, 'string');
  assert.equal(typeof found.sdpMLineIndex, 'number');
  assert.equal((await done).type, 'IceGatheringDone');
  const [origin] = /^o=.*$/m.exec(answer);
  assert.ok((await call(endpoint, 'getLocalSessionDescriptor')).includes(origin));
  assert.match(await call(endpoint, 'getRemoteSessionDescriptor'), /^v=0/);
  assert.equal((await errorOf(endpoint, 'processOffer', answer)).code, 40208);
  await pipeline.release();
});

test('two endpoints connect, and say so', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const [caller, callee] = await Promise.all([1, 2].map(() => pipeline.create('WebRtcEndpoint')));
  const connected = [caller, callee].map((endpoint) => [
    next(endpoint, 'IceComponentStateChanged', ({ state }) => state === 'CONNECTED' || state === 'READY'),
    next(endpoint, 'ConnectionStateChanged', ({ newState }) => newState === 'CONNECTED'),
  ]);
  const hand = (from, to) =>
    from.on('IceCandidateFound', ({ candidate }) =>
      to.addIceCandidate(IceCandidate(candidate), assert.ifError),
    );
  hand(caller, callee);
  hand(callee, caller);

  const offer = await call(caller, 'generateOffer');
  const answer = await call(callee, 'processOffer', offer);
  await call(caller, 'processAnswer', answer);
  await Promise.all([caller, callee].map((endpoint) => call(endpoint, 'gatherCandidates')));
  for (const states of connected) {
    const [ice, connection] = await Promise.all(states);
    assert.match(ice.source.id ?? ice.source, /WebRtcEndpoint$/);
    assert.equal(connection.oldState, 'DISCONNECTED');
  }
  assert.equal((await errorOf(caller, 'processAnswer', answer)).code, 40210);
  const stats = Object.values(await call(caller, 'getStats'));
  assert.ok(
    stats.some(({ type }) => type === 'candidatepair'),
    stats.map(({ type }) => type).join(),
  );
  await pipeline.release();
});

test('an event comes once for each listener, and not after it is taken away', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const [one, two] = await Promise.all([1, 2].map(() => pipeline.create('WebRtcEndpoint')));
  const seen = [];
  const listener = ({ sink }) => seen.push(sink.id ?? sink);
  one.on('ElementConnected', listener);
  await call(one, 'connect', two, 'AUDIO');
  await call(one, 'getName'); // what came before it has been delivered
  one.removeListener('ElementConnected', listener);
  await call(one, 'connect', two, 'VIDEO');
  await call(one, 'getName');
  assert.deepEqual(seen, [two.id]);
  await pipeline.release();
});
