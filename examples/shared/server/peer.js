// One call of a page: an offer, the WebRtcEndpoint that answers it, and the candidates of both sides.
import { log } from './log.js';

export const MAX_EARLY_CANDIDATES = 64;
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
   * @param {{ name: string, send(message: object): void }} page
   * @param {import('./page.js').Offer | { call?: number }} offer
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

  /** How pages are told; an application with words of its own overrides these two. */
  sendCandidate(candidate) {
    this.send({ type: 'candidate', candidate });
  }

  sendError(message) {
    this.send({ type: 'error', message });
  }

  /** Has the endpoint talk to the page from now on. It takes the page's candidates, before the offer too. */
  async attach(endpoint) {
    this.endpoint = endpoint;
    const early = this.#early.splice(0);
    await Promise.all([
      endpoint.on('IceCandidateFound', ({ candidate }) => this.sendCandidate(candidate)),
      endpoint.on('ConnectionStateChanged', ({ newState }) => this.#watch(newState)),
      endpoint.on('Error', ({ description }) => this.#report(description)),
      ...early.map((candidate) => this.addCandidate(candidate)),
    ]);
  }

  /**
   * Answers the page's offer.
   * @param {import('@headwater/client').WebRtcEndpoint} endpoint
   * @param {string} sdpOffer
   */
  async answer(endpoint, sdpOffer) {
    if (this.closed) return;
    await this.attach(endpoint);
    const sdp = await endpoint.processOffer(sdpOffer);
    this.send({ type: 'answer', sdp });
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
      this.sendError(`Candidate refused: ${error.message}`);
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
    if (this.closed) return;
    log.warn(`${this.page.name}: ${description}`);
    this.sendError(`The media server reports: ${description}`);
  }

  #watch(state) {
    clearTimeout(this.#timer);
    if (state === 'DISCONNECTED' && !this.closed) {
      this.#timer = setTimeout(() => this.onLost('The media connection was lost.'), RECOVERY_MS);
    }
  }
}
