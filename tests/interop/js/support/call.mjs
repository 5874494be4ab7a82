// What the tests of all peers do.
import assert from 'node:assert/strict';
import { eventually } from '../../../e2e/support/eventually.mjs';
import { Session } from './session.mjs';

const EVENTS = ['Error', 'ConnectionStateChanged', 'DataChannelOpened', 'NewCandidatePairSelected'];
const IDR = 5;
const SPS = 7;

/** A session with a pipeline, and what makes peers of it: `Peer` is their class. */
export async function startCall(t, Peer, url) {
  const session = await Session.open(url);
  const mediaPipeline = await session.create('MediaPipeline');
  const peers = [];
  t.after(async () => {
    await Promise.all(peers.map((peer) => peer.close()));
    await session.call('release', { object: mediaPipeline });
    session.close();
  });
  return {
    session,
    async peer(options) {
      const endpoint = await session.create('WebRtcEndpoint', {
        mediaPipeline,
        useDataChannels: !!options.channel,
      });
      await session.subscribe(endpoint, ...EVENTS);
      peers.push(new Peer(session, endpoint, options));
      return peers.at(-1);
    },
    connect: (source, sink) => session.invoke(source.endpoint, 'connect', { sink: sink.endpoint }),
    connected: (peer) => session.until(peer.endpoint, 'ConnectionStateChanged', { newState: 'CONNECTED' }),
    errors: () => peers.flatMap((peer) => session.seen(peer.endpoint, 'Error')),
  };
}

/** Pictures of the right codec, complete, and sound. */
export async function assertMedia(viewer, codec, errors) {
  const { audio, video } = viewer.received;
  await eventually(() => audio.packets >= 20 && video.pictures >= 15, {
    what: `sound and pictures: ${JSON.stringify([errors()])}`,
    withinMs: 40_000,
  });
  if (codec === 'VP8') assert.deepEqual(video.sizes, [[320, 240]]);
  else for (const type of [SPS, IDR]) assert.ok(video.units.has(type), `NAL units ${[...video.units]}`);
  assert.deepEqual(errors(), []);
}

const MESSAGES = [
  ...['', 'a\0b', 'text', 'x'.repeat(65_536)],
  ...[Buffer.alloc(0), Buffer.from([0, 255]), Buffer.alloc(65_536, 1), Buffer.alloc(200 * 1024, 2)],
  'end',
];

/** Both have a channel, which are connected to each other; what is sent arrives as it is. */
async function assertMessages(session, first, second) {
  for (const each of [first, second]) {
    await session.until(each.endpoint, 'DataChannelOpened');
    await eventually(() => each.open, { what: 'an open channel' });
  }
  for (const [source, sink] of [
    [first, second],
    [second, first],
  ]) {
    for (const message of MESSAGES) await source.send(message);
    await eventually(async () => (await sink.heard()).length >= MESSAGES.length, {
      what: 'all messages',
    }).catch(() => {});
    const heard = await sink.heard();
    assert.deepEqual(
      heard.map((message) => message.length),
      MESSAGES.map((message) => message.length),
    );
    assert.deepEqual(heard, MESSAGES);
  }
}

/** `offers` or the server does: messages both ways. */
export async function exchangeMessages({ session, peer, connect, errors }, { offers = true } = {}) {
  const [first, second] = [await peer({ channel: 'chat' }), await peer({ channel: 'chat' })];
  await connect(first, second);
  await connect(second, first);
  for (const each of [first, second]) await (offers ? each.offer() : each.answer());
  await assertMessages(session, first, second);
  assert.deepEqual(errors(), []);
}

/** A presenter that closes is seen to have gone, and that is no error. */
export async function endPresenter({ session, peer, connected, errors }) {
  const presenter = await peer({ sends: ['video'], channel: 'chat' });
  await presenter.offer();
  await connected(presenter);
  await session.until(presenter.endpoint, 'DataChannelOpened');
  await presenter.close();
  await session.until(presenter.endpoint, 'ConnectionStateChanged', { newState: 'DISCONNECTED' });
  assert.deepEqual(errors(), []);
}

/** An answer without its candidates of UDP. */
export const withoutUdp = (answer) => answer.replace(/a=candidate:\S+ \d udp [^\r]*\r\n/gi, '');

/** That this is how packets of the peer come. */
export async function assertTcp(session, peer) {
  const { candidatePair } = await session.until(peer.endpoint, 'NewCandidatePairSelected');
  assert.match(candidatePair.remoteCandidate, / tcp /i);
}
