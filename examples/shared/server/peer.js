// One call of a page: an offer, the WebRtcEndpoint that answers it, and the candidates of both sides.
import { log } from './log.js';

const MAX_EARLY_CANDIDATES = 64;
// ICE may find another way after a change of networks; after this it counts as gone.
const RECOVERY_MS = 5_000;

export class Peer {
  #media;
  #early = [];
  #timer;
  #owned = [];
  closed = false;
  /** @type {import('@headwater/client').WebRtcEndpoint | undefined} */
  endpoint;

  /**
   * @param {import('./media.js').Media} media
   * @param {import('./page.js').Page} page
   * @param {import('./page.js').Offer} offer
   * @param {(message: string) => void} onLost called when the media connection is gone for good
   */
  constructor(media, page, offer, onLost) {
    this.#media = media;
    this.page = page;
    this.offer = offer;
    this.onLost = onLost;
  }

  send(message) {
    if (!this.closed) this.page.send({ ...message, call: this.offer.call });
  }

  /** Remembers an object of the media server that is released when the call ends. */
  own(object) {
    this.#owned.push(object);
    return object;
  }

  /**
   * Answers the page's offer.
   * @param {import('@headwater/client').WebRtcEndpoint} endpoint
   * @param {string} sdpOffer
   */
  async answer(endpoint, sdpOffer) {
    if (this.closed) return;
    this.endpoint = endpoint;
    await Promise.all([
      endpoint.on('IceCandidateFound', ({ candidate }) => this.send({ type: 'candidate', candidate })),
      endpoint.on('ConnectionStateChanged', ({ newState }) => this.#watch(newState)),
      endpoint.on('Error', ({ description }) => this.#report(description)),
    ]);
    const sdp = await endpoint.processOffer(sdpOffer);
    this.send({ type: 'answer', sdp });
    await Promise.all(this.#early.splice(0).map((candidate) => this.addCandidate(candidate)));
    await endpoint.gatherCandidates();
  }

  /** Candidates may come before the endpoint is there: they are kept. */
  async addCandidate(candidate) {
    if (this.closed) return;
    if (!this.endpoint) {
      if (this.#early.length < MAX_EARLY_CANDIDATES) this.#early.push(candidate);
      return;
    }
    try {
      await this.endpoint.addIceCandidate(candidate);
    } catch (error) {
      this.send({ type: 'error', message: `Candidate refused: ${error.message}` });
    }
  }

  /**
   * Ends the call; may be called again for what was made meanwhile. `release: false` when the server has
   * forgotten its objects anyway.
   */
  async close({ release = true } = {}) {
    this.closed = true;
    clearTimeout(this.#timer);
    const owned = this.#owned.splice(0);
    if (release) await Promise.all(owned.map((object) => this.#media.release(object)));
  }

  #report(description) {
    log.warn(`${this.page.name}: ${description}`);
    this.send({ type: 'error', message: `The media server reports: ${description}` });
  }

  #watch(state) {
    clearTimeout(this.#timer);
    if (state === 'DISCONNECTED' && !this.closed) {
      this.#timer = setTimeout(() => this.onLost('The media connection was lost.'), RECOVERY_MS);
    }
  }
}
