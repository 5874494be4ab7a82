// One open page: its WebSocket, and its calls by their numbers. The words are those of the client's README.
import { WebSocket } from 'ws';
import { log } from './log.js';
import { Peer } from './peer.js';

// What may wait for a page that does not read before it counts as gone.
const MAX_BUFFERED_BYTES = 4 << 20;
const MAX_CALLS = 32;

/**
 * @typedef {object} Offer
 * @property {'offer'} type
 * @property {number} call the page's number for it
 * @property {'publish' | 'play' | 'exchange'} role
 * @property {string} sdp
 * @property {number} [replaces] the call that this one is made in place of
 * @property {object} params whatever the page added; an empty object if nothing
 */

export class Page {
  static #next = 1;
  #socket;
  #media;
  #app;
  /** @type {Map<number, Peer>} */
  #peers = new Map();
  answersHeartbeat = true;

  constructor(socket, media, app) {
    this.#socket = socket;
    this.#media = media;
    this.#app = app;
    this.number = Page.#next++;
    this.name = `page ${this.number}`;
  }

  /** @param {{ type: string }} message */
  send(message) {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) this.#socket.terminate();
    else this.#socket.send(JSON.stringify(message));
  }

  /** The calls whose offers were taken: `offer` and `endpoint` of each. */
  get calls() {
    return [...this.#peers.values()].filter(({ endpoint }) => endpoint);
  }

  /** The endpoint of the page's call with this role, if there is one. */
  endpoint(role) {
    return this.calls.find(({ offer }) => offer.role === role)?.endpoint;
  }

  async receive(message) {
    if (message.type === 'offer') await this.#offered(message);
    else if (message.type === 'candidate')
      await this.#peers.get(message.call)?.addCandidate(message.candidate);
    else if (message.type === 'stop') this.#end(message.call);
    else await this.#app.receive?.(this, message);
  }

  /** Ends the calls with this role for good; with a message, the page is told. */
  end(role, message, reason = 'ended') {
    for (const [call, { offer }] of [...this.#peers]) {
      if (offer.role === role) this.#end(call, message && { reason, message });
    }
  }

  /** Ends all calls. `why` is said to the page, which makes them anew with `retry`. */
  endAll(why, options) {
    for (const call of [...this.#peers.keys()]) this.#end(call, why, options);
  }

  heartbeat() {
    if (!this.answersHeartbeat) return this.#socket.terminate();
    this.answersHeartbeat = false;
    this.#socket.ping();
  }

  #end(call, why, options) {
    const peer = this.#peers.get(call);
    if (!peer) return;
    this.#peers.delete(call);
    if (why) peer.send({ type: 'stop', ...why });
    peer.close(options);
    this.#app.ended?.(this, peer.offer);
  }

  /** Lets go of a call that the page makes anew, without a word to anybody. */
  #replace(call) {
    this.#peers.get(call)?.close();
    this.#peers.delete(call);
  }

  async #offered(offer) {
    // Taking its place would leave the endpoint of the call that is there to nobody.
    if (this.#peers.has(offer.call)) throw new Error(`Call ${offer.call} is there already`);
    this.#replace(offer.replaces);
    if (this.#peers.size >= MAX_CALLS) throw new Error(`A page may have ${MAX_CALLS} calls at a time`);
    const peer = new Peer(this.#media, this, offer, (message) => {
      if (this.#peers.get(offer.call) === peer)
        this.#end(offer.call, { reason: 'connectionLost', message, retry: true });
    });
    this.#peers.set(offer.call, peer);
    try {
      const endpoint = await this.#app.offer(this, offer, (object) => peer.own(object));
      await peer.answer(endpoint, offer.sdp);
      if (peer.closed) await peer.close();
      else await this.#app.answered?.(this, offer, endpoint);
    } catch (error) {
      if (peer.closed) return await peer.close();
      log.warn(`${this.name}: ${offer.role}: ${error.message}`);
      // A call that was up waits until the media server is back; a new one is told that it is away.
      const retry = offer.replaces !== undefined && !this.#media.connected;
      this.#end(offer.call, { reason: 'refused', message: error.message, retry });
    }
  }
}
