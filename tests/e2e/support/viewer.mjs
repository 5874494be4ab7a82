// A viewer of any endpoint: a page with one RTCPeerConnection, signalled from the test.
import { openPage } from './browser.mjs';
import { eventually } from './eventually.mjs';

export class Viewer {
  /**
   * Connects `source` to a new viewer and returns when the browser is connected.
   * @param {import('playwright-core').Browser} browser
   * @param pipeline of the source
   * @param source any element that publishes media
   * @param {{codec?: string}} options the only codec of video that the viewer takes, as in "H264"
   */
  static async watch(browser, client, pipeline, source, { codec } = {}) {
    const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
    const page = await openPage(browser, 'about:blank');
    await page.exposeFunction('sendCandidate', (candidate) => endpoint.addIceCandidate(candidate));
    await endpoint.on('IceCandidateFound', ({ candidate }) =>
      page.evaluate((found) => window.connection?.addIceCandidate(found), candidate).catch(() => {}),
    );
    const offer = await page.evaluate(async (only) => {
      const connection = new RTCPeerConnection();
      window.connection = connection;
      connection.onicecandidate = ({ candidate }) =>
        candidate &&
        window.sendCandidate({
          candidate: candidate.candidate,
          sdpMid: candidate.sdpMid,
          sdpMLineIndex: candidate.sdpMLineIndex,
        });
      const video = document.createElement('video');
      video.id = 'remote';
      video.autoplay = true;
      video.srcObject = new MediaStream();
      document.body.append(video);
      connection.ontrack = ({ track }) => video.srcObject.addTrack(track);
      for (const kind of ['audio', 'video']) connection.addTransceiver(kind, { direction: 'recvonly' });
      if (only) {
        const known = RTCRtpReceiver.getCapabilities('video').codecs;
        connection
          .getTransceivers()[1]
          .setCodecPreferences(known.filter(({ mimeType }) => mimeType === `video/${only}`));
      }
      await connection.setLocalDescription();
      return connection.localDescription.sdp;
    }, codec);
    const sdp = await endpoint.processOffer(offer);
    await source.connect(endpoint);
    await page.evaluate((text) => window.connection.setRemoteDescription({ type: 'answer', sdp: text }), sdp);
    await endpoint.gatherCandidates();
    const viewer = new Viewer(page, endpoint);
    await eventually(() => page.evaluate(() => window.connection.connectionState === 'connected'), {
      what: 'the viewer is connected',
    });
    return viewer;
  }

  constructor(page, endpoint) {
    this.page = page;
    this.endpoint = endpoint;
  }

  /** What the browser has decoded: pictures, and seconds of sound. */
  async received() {
    return this.page.evaluate(async () => {
      const seen = { frames: 0, sound: 0, freezes: 0, codec: '' };
      const stats = await window.connection.getStats();
      for (const report of stats.values()) {
        if (report.type !== 'inbound-rtp') continue;
        if (report.kind === 'video') {
          seen.frames = report.framesDecoded ?? 0;
          seen.freezes = report.freezeCount ?? 0;
          seen.codec = stats.get(report.codecId)?.mimeType ?? '';
        } else {
          seen.sound = report.totalAudioEnergy ?? 0;
        }
      }
      return seen;
    });
  }

  /** Waits for `more` pictures. */
  async seesMore(more, withinMs = 20_000) {
    const { frames } = await this.received();
    await eventually(async () => (await this.received()).frames >= frames + more, {
      what: `the viewer sees ${more} more pictures`,
      withinMs,
    });
  }

  /** Red, green and blue in the middle of the picture, 0 to 255. */
  async colour() {
    return this.page.evaluate(() => {
      const video = document.getElementById('remote');
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1;
      const context = canvas.getContext('2d');
      context.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
  }

  async close() {
    await this.page.context().close();
    await this.endpoint.release();
  }
}
