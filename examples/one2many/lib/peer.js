// One page's media in the words of this example: a WebRtcEndpoint in the room's pipeline.
import { Peer as SharedPeer } from 'headwater-examples-shared/peer.js';

export { MAX_EARLY_CANDIDATES } from 'headwater-examples-shared/peer.js';

export class Peer extends SharedPeer {
  #media;

  /**
   * @param {import('headwater-examples-shared/media.js').Media} media
   * @param {{ name: string, send(message: object): void }} page
   * @param {number | undefined} call the page's number for it
   * @param {() => void} onLost called when the media connection is gone for good
   */
  constructor(media, page, call, onLost) {
    super(media, page, { call }, onLost);
    this.#media = media;
  }

  get call() {
    return this.offer.call;
  }

  sendCandidate(candidate) {
    this.send({ id: 'iceCandidate', candidate });
  }

  sendError(message) {
    this.send({ id: 'error', message });
  }

  /**
   * Makes the endpoint in a pipeline.
   * @returns {Promise<boolean>} false when the page has gone meanwhile
   */
  async open(pipeline) {
    const endpoint = await this.#media.client.create('WebRtcEndpoint', {
      mediaPipeline: pipeline,
      useDataChannels: true,
    });
    this.own(endpoint);
    if (this.closed) await this.close();
    else await this.attach(endpoint);
    return !this.closed;
  }
}
