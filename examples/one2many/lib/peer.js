// One page's media: a WebRtcEndpoint and the candidates that come before it exists.
import { log } from 'headwater-examples-shared/log.js';

export const MAX_EARLY_CANDIDATES = 64;
// ICE may find another way after a change of networks; after this it counts as gone.
const RECOVERY_MS = 5_000;

export class Peer {
  #media;
  #early = [];
  #timer;
  closed = false;
  /** @type {import('@headwater/client').WebRtcEndpoint | undefined} */
  endpoint;

  /**
   * @param {import('headwater-examples-shared/media.js').Media} media
   * @param {{ name: string, send(message: object): void }} page
   * @param {number | undefined} call the page's number for it
   * @param {() => void} onLost called when the media connection is gone for good
   */
  constructor(media, page, call, onLost) {
    this.#media = media;
    this.page = page;
    this.call = call;
    this.onLost = onLost;
  }

  send(message) {
    this.page.send({ ...message, call: this.call });
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
    if (this.closed) {
      await this.#media.release(endpoint);
      return false;
    }
    this.endpoint = endpoint;
    const early = this.#early.splice(0);
    const whileOpen = (listener) => (event) => this.closed || listener(event);
    await Promise.all([
      endpoint.on(
        'IceCandidateFound',
        whileOpen(({ candidate }) => this.send({ id: 'iceCandidate', candidate })),
      ),
      endpoint.on(
        'ConnectionStateChanged',
        whileOpen(({ newState }) => this.#watch(newState)),
      ),
      endpoint.on(
        'Error',
        whileOpen(({ description }) => this.#report(description)),
      ),
      ...early.map((candidate) => this.addCandidate(candidate)),
    ]);
    return !this.closed;
  }

  /** Before the endpoint is there it is kept; the endpoint itself takes candidates before the offer too. */
  async addCandidate(candidate) {
    if (this.closed) return;
    if (!this.endpoint) {
      if (this.#early.length < MAX_EARLY_CANDIDATES) this.#early.push(candidate);
      return;
    }
    try {
      await this.endpoint.addIceCandidate(candidate);
    } catch (error) {
      if (!this.closed) this.send({ id: 'error', message: `Candidate refused: ${error.message}` });
    }
  }

  /** Ends it; the endpoint goes too unless its pipeline, and it with it, is released anyway. */
  async close({ release = true } = {}) {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.#timer);
    if (release) await this.#media.release(this.endpoint);
  }

  #report(description) {
    log.warn(`${this.page.name}: ${description}`);
    this.send({ id: 'error', message: `The media server reports: ${description}` });
  }

  #watch(state) {
    clearTimeout(this.#timer);
    if (state === 'DISCONNECTED') this.#timer = setTimeout(this.onLost, RECOVERY_MS);
  }
}
