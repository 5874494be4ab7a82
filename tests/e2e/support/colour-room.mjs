// A page in which participants are canvases of one colour, for tests of what a server makes of their pictures.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser, openPage } from './browser.mjs';
import { eventually } from './eventually.mjs';
import { startServer } from './processes.mjs';

const DIST = fileURLToPath(new URL('../../../client-sdk/js/dist/esm', import.meta.url));

/** A server and a browser for the calling file, and in `page` a new page with `window.room` for each test. */
export function useColourRoom() {
  const room = { page: undefined, untilShown, metric, evaluate: (...args) => room.page.evaluate(...args) };
  let mediaServer;
  let files;
  let browser;
  before(async () => {
    mediaServer = await startServer();
    files = createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      if (pathname === '/') {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Colours</title>');
        return;
      }
      response.setHeader('Content-Type', 'text/javascript');
      createReadStream(`${DIST}${pathname}`)
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    }).listen(0, '127.0.0.1');
    await once(files, 'listening');
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    files?.close();
    await mediaServer?.stop();
  });
  beforeEach(async () => {
    room.page = await openPage(browser, `http://127.0.0.1:${files.address().port}/`);
    await room.evaluate(prepare, mediaServer.url);
  });
  afterEach(async () => {
    await room.evaluate(() => window.room.client.close());
    assert.deepEqual(room.page.errors, []);
    await room.page.context().close();
  });

  /** One value of GET /metrics. */
  async function metric(name) {
    const text = await (await fetch(`http://127.0.0.1:${mediaServer.port}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }

  /** Until `name` shows those colours at those points: [x, y, colour] each. */
  async function untilShown(name, expected, withinMs = 20_000) {
    const points = expected.map(([x, y]) => [x, y]);
    let seen;
    await eventually(
      async () => {
        seen = await room.evaluate(([who, where]) => window.room.colours(who, where), [name, points]);
        return seen?.every((rgb, i) =>
          rgb.every((value, k) => Math.abs(value - COLOURS[expected[i][2]][k]) < 60),
        );
      },
      { what: `${name} shows ${JSON.stringify(expected)}, not ${JSON.stringify(seen)}`, withinMs },
    );
  }
  return room;
}

export const COLOURS = {
  red: [255, 0, 0],
  lime: [0, 255, 0],
  blue: [0, 0, 255],
  white: [255, 255, 255],
  black: [0, 0, 0],
};

/** In the page: what tests call. */
async function prepare(url) {
  const { connect } = await import('/index.js');
  const client = await connect(url);
  const pipeline = await client.create('MediaPipeline');
  const videos = new Map();

  function takeOnly(codec, connection, side) {
    const codecs = side.getCapabilities('video').codecs;
    for (const transceiver of connection.getTransceivers())
      if (transceiver.receiver.track.kind === 'video')
        transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === `video/${codec}`));
  }

  async function negotiate(connection, endpoint) {
    await endpoint.on('IceCandidateFound', ({ candidate }) => connection.addIceCandidate(candidate));
    connection.onicecandidate = ({ candidate }) =>
      candidate?.candidate && endpoint.addIceCandidate(candidate.toJSON()).catch(() => {});
    await connection.setLocalDescription();
    const sdp = await endpoint.processOffer(connection.localDescription.sdp);
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await endpoint.gatherCandidates();
  }

  window.room = {
    client,
    pipeline,
    make: (type, params = {}) => client.create(type, { mediaPipeline: pipeline, ...params }),
    port: (hub) => client.create('HubPort', { hub }),
    /** An endpoint that receives this colour in this video codec, and a tone when `sounds`. */
    async send(colour, { sounds = false, codec } = {}) {
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
      const context = canvas.getContext('2d');
      let tick = 0;
      const paint = () => {
        context.fillStyle = colour;
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.fillStyle = 'gray'; // so that no two pictures are the same
        context.fillRect((tick++ * 4) % canvas.width, canvas.height - 8, 8, 8);
      };
      paint();
      setInterval(paint, 66);
      const stream = canvas.captureStream(15);
      if (sounds) {
        const audio = new AudioContext();
        const tone = new OscillatorNode(audio);
        const out = audio.createMediaStreamDestination();
        tone.connect(out);
        tone.start();
        stream.addTrack(out.stream.getAudioTracks()[0]);
      }
      const connection = new RTCPeerConnection();
      for (const track of stream.getTracks())
        connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
      if (codec) takeOnly(codec, connection, RTCRtpSender);
      const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
      await negotiate(connection, endpoint);
      return endpoint;
    },
    /** Watches `source` as `name`, with this video codec only when one is named. */
    async watch(name, source, codec) {
      const connection = new RTCPeerConnection();
      const receivers = ['audio', 'video'].map(
        (kind) => connection.addTransceiver(kind, { direction: 'recvonly' }).receiver,
      );
      if (codec) takeOnly(codec, connection, RTCRtpReceiver);
      const video = Object.assign(document.createElement('video'), { autoplay: true });
      video.srcObject = new MediaStream(receivers.map(({ track }) => track));
      document.body.append(video);
      videos.set(name, { video, connection });
      const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
      await source.connect(endpoint);
      await negotiate(connection, endpoint);
      return endpoint;
    },
    /** The colours at these parts of the picture's width and height. */
    colours(name, points) {
      const { video } = videos.get(name);
      if (!video.videoWidth) return null;
      const canvas = Object.assign(document.createElement('canvas'), {
        width: video.videoWidth,
        height: video.videoHeight,
      });
      const context = canvas.getContext('2d');
      context.drawImage(video, 0, 0);
      return points.map(([x, y]) => [
        ...context.getImageData(x * canvas.width, y * canvas.height, 1, 1).data.slice(0, 3),
      ]);
    },
    /** The share of its picture that has about this colour. */
    shareOf(name, rgb) {
      const { video } = videos.get(name);
      const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
      const context = canvas.getContext('2d');
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4)
        if (rgb.every((value, c) => Math.abs(value - data[i + c]) < 60)) count += 1;
      return (4 * count) / data.length;
    },
    frames: (name) => videos.get(name).video.getVideoPlaybackQuality().totalVideoFrames,
    async codecs(name) {
      const stats = await videos.get(name).connection.getStats();
      return [...stats.values()].filter(({ type }) => type === 'codec').map(({ mimeType }) => mimeType);
    },
    async audioLevel(name) {
      const stats = await videos.get(name).connection.getStats();
      return [...stats.values()].find((each) => each.type === 'inbound-rtp' && each.kind === 'audio')
        ?.audioLevel;
    },
  };
}
