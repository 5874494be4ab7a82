// One open page: its WebSocket, and its calls by name.
import { WebSocket } from 'ws';
import { log } from './log.js';
import { Peer } from './peer.js';

// What may wait for a page that does not read before it counts as gone.
const MAX_BUFFERED_BYTES = 4 << 20;
const MAX_CALLS = 32;

export class Page {
  static #next = 1;
  #socket;
  #media;
  #app;
  /** @type {Map<string, Peer>} */
  #peers = new Map();
  answersHeartbeat = true;

  constructor(socket, media, app) {
    this.#socket = socket;
    this.#media = media;
    this.#app = app;
    this.number = Page.#next++;
    this.name = `page ${this.number}`;
  }

  /** @param {{ id: string }} message */
  send(message) {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) this.#socket.terminate();
    else this.#socket.send(JSON.stringify(message));
  }

  /** The endpoint of a call, once its offer was taken. */
  endpoint(call) {
    return this.#peers.get(call)?.endpoint;
  }

  async receive(message) {
    if (message.id === 'offer') await this.#offered(message);
    else if (message.id === 'candidate') await this.#peers.get(message.call)?.addCandidate(message.candidate);
    else if (message.id === 'hangup') this.end(message.call);
    else await this.#app.receive?.(this, message);
  }

  /** Ends a call; with a reason, the page is told. */
  end(call, reason, options) {
    const peer = this.#peers.get(call);
    if (!peer) return;
    this.#peers.delete(call);
    if (reason) peer.send({ id: 'ended', message: reason });
    peer.close(options);
    this.#app.ended?.(this, call);
  }

  endAll(reason, options) {
    for (const call of [...this.#peers.keys()]) this.end(call, reason, options);
  }

  heartbeat() {
    if (!this.answersHeartbeat) return this.#socket.terminate();
    this.answersHeartbeat = false;
    this.#socket.ping();
  }

  async #offered(message) {
    const { call } = message;
    this.end(call); // a second offer of the same name replaces the first
    if (this.#peers.size >= MAX_CALLS) throw new Error(`A page may have ${MAX_CALLS} calls at a time`);
    const peer = new Peer(this.#media, this, call, (reason) => {
      if (this.#peers.get(call) === peer) this.end(call, reason);
    });
    this.#peers.set(call, peer);
    try {
      const endpoint = await this.#app.offer(this, message, (object) => peer.own(object));
      await peer.answer(endpoint, message.sdp);
      if (peer.closed) await peer.close();
      else await this.#app.answered?.(this, message);
    } catch (error) {
      if (peer.closed) return await peer.close();
      log.warn(`${this.name}: ${call}: ${error.message}`);
      peer.send({ id: 'refused', message: error.message });
      this.end(call);
    }
  }
}
