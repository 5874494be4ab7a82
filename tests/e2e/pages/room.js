// Runs in a page: presenters and viewers that use the client library themselves, without an application's
// server between, so that what is measured is the media server and the browser.
import { connect } from '/index.js';

/** What is here to be looked at by tests, by name. */
export const peers = {};

/** Offers, takes the answer, and the server's candidates as they come. `onAnswer` hears when it is there. */
async function negotiate(endpoint, connection, { bundle = true, onAnswer = () => undefined } = {}) {
  await endpoint.on('IceCandidateFound', ({ candidate }) => connection.addIceCandidate(candidate));
  connection.onicecandidate = ({ candidate }) => {
    if (candidate) endpoint.addIceCandidate(candidate).catch(() => undefined); // the endpoint may be gone
  };
  await connection.setLocalDescription();
  const offered = performance.now();
  const { sdp: offer } = connection.localDescription;
  const sdp = await endpoint.processOffer(bundle ? offer : offer.replace(/^a=group:BUNDLE.*\r\n/m, ''));
  onAnswer();
  await connection.setRemoteDescription({ type: 'answer', sdp });
  await endpoint.gatherCandidates();
  return offered;
}

/** A camera and microphone of Chromium's own: a moving picture and a beep a second. */
export function camera({ width = 640, height = 360 } = {}) {
  return navigator.mediaDevices.getUserMedia({ video: { width, height }, audio: true });
}

/**
 * Presents a stream in a pipeline of its own.
 * @returns {Promise<{ pipeline: string, endpoint: string }>} their ids
 */
export async function present(url, stream) {
  const client = await connect(url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  for (const track of stream.getTracks()) {
    connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
  }
  await negotiate(endpoint, connection);
  peers.presenter = { client, endpoint, connection, stream };
  return { pipeline: pipeline.id, endpoint: endpoint.id };
}

/** A viewer of the presenter with these ids; `first` tells when its first frame was there. */
export class Viewer {
  static async open(url, room) {
    const client = await connect(url);
    return new Viewer(client, room);
  }

  constructor(client, room) {
    this.client = client;
    this.room = room;
    this.video = document.createElement('video');
    Object.assign(this.video, { autoplay: true, muted: true, width: 640, height: 360 });
    document.body.append(this.video);
  }

  /**
   * @param {{ bundle?: boolean }} options bundle: false has a transport for each section, as old stacks do
   * @returns {Promise<object>} ms from processOffer to the answer, to ICE with DTLS, and to the first frame
   */
  async join({ bundle = true } = {}) {
    const source = this.client.objectFor(this.room.endpoint);
    const endpoint = await this.client.create('WebRtcEndpoint', {
      mediaPipeline: this.client.objectFor(this.room.pipeline),
    });
    this.endpoint = endpoint;
    await source.connect(endpoint);
    const connection = new RTCPeerConnection({ bundlePolicy: bundle ? 'max-bundle' : 'max-compat' });
    this.connection = connection;
    connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.addTransceiver('video', { direction: 'recvonly' });
    const stream = new MediaStream();
    connection.ontrack = ({ track }) => stream.addTrack(track);
    this.video.srcObject = stream;
    const at = {};
    const connected = new Promise((resolve) => {
      connection.onconnectionstatechange = () => {
        if (connection.connectionState === 'connected') resolve((at.connected ??= performance.now()));
      };
    });
    const frame = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no frame within 20 s of the offer')), 20_000);
      this.video.requestVideoFrameCallback((now, { receiveTime }) => {
        clearTimeout(timer);
        resolve({ now: performance.now(), receiveTime });
      });
    });
    const [offered, first] = await Promise.all([
      negotiate(endpoint, connection, { bundle, onAnswer: () => (at.answered = performance.now()) }),
      frame,
      connected, // whose event may come after the frame
    ]);
    const since = (time) => Math.round((time - offered) * 10) / 10;
    return {
      answer: since(at.answered),
      connected: since(at.connected),
      received: since(first.receiveTime),
      firstFrame: since(first.now),
    };
  }

  async leave() {
    this.connection?.close();
    this.video.srcObject = null;
    await this.endpoint?.release();
  }

  async close() {
    await this.leave();
    this.video.remove();
    await this.client.close();
  }
}

/** Which way media goes, and by which credentials. */
async function iceOf(connection) {
  const reports = await connection.getStats();
  const all = [...reports.values()];
  const transport = all.find(({ type }) => type === 'transport');
  const pair = reports.get(transport.selectedCandidatePairId);
  const ufragIn = (sdp) => /a=ice-ufrag:(\S+)/.exec(sdp)[1];
  return {
    port: reports.get(pair?.localCandidateId)?.port,
    ufrag: ufragIn(connection.localDescription.sdp),
    remoteUfrag: ufragIn(connection.remoteDescription.sdp),
  };
}

/**
 * Restarts ICE of a presenter or a viewer and waits until media goes another way.
 * @returns {Promise<{ before: object, after: object, dtls: string[], frozenMs: number }>} dtls: its states meanwhile
 */
export async function restartIce({ connection, endpoint }) {
  const before = await iceOf(connection);
  const { transport } = connection.getReceivers()[0] ?? connection.getSenders()[0];
  const dtls = [transport.state];
  transport.onstatechange = () => dtls.push(transport.state);
  connection.restartIce();
  await connection.setLocalDescription();
  const start = performance.now();
  const sdp = await endpoint.processOffer(connection.localDescription.sdp);
  await connection.setRemoteDescription({ type: 'answer', sdp });
  let after = await iceOf(connection);
  while (after.port === before.port || connection.iceConnectionState !== 'connected') {
    if (performance.now() - start > 10_000) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    after = await iceOf(connection);
  }
  return { before, after, dtls, frozenMs: performance.now() - start };
}
