// The WebSocket between pages and the room, at /one2many.
import { WebSocket, WebSocketServer } from 'ws';
import { log } from 'headwater-examples-shared/log.js';
import { readMessage } from './messages.js';

const PATH = '/one2many';
const MAX_MESSAGE_BYTES = 1 << 20;
// A page that vanished without a word (its machine sleeps, its network is gone) misses a heartbeat and is
// dropped with the next one: within 6 s.
const HEARTBEAT_MS = 3_000;
// What may wait for a page that does not read before it counts as gone.
const MAX_BUFFERED_BYTES = 4 << 20;
// Open pages: those who watch and those who may.
const MAX_PAGES = 2_000;

/** One open page. */
class Page {
  static #next = 1;
  #socket;

  constructor(socket) {
    this.#socket = socket;
    this.name = `page ${Page.#next++}`;
    this.answersHeartbeat = true;
  }

  /** @param {{ id: string }} message */
  send(message) {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) this.#socket.terminate();
    else this.#socket.send(JSON.stringify(message));
  }

  heartbeat() {
    if (!this.answersHeartbeat) {
      log.info(`${this.name}: no heartbeat`);
      this.#socket.terminate();
      return;
    }
    this.answersHeartbeat = false;
    this.#socket.ping();
  }
}

export class Signalling {
  #room;
  #sockets;
  #pages = new Set();
  #timer;

  /**
   * @param {import('node:https').Server} server
   * @param {import('./room.js').Room} room
   */
  constructor(server, room) {
    this.#room = room;
    this.#sockets = new WebSocketServer({ server, path: PATH, maxPayload: MAX_MESSAGE_BYTES });
    this.#sockets.on('connection', (socket) => this.#welcome(socket));
    this.#sockets.on('error', () => {}); // the https server reports it
    this.#timer = setInterval(() => this.#pages.forEach((page) => page.heartbeat()), HEARTBEAT_MS);
  }

  close() {
    clearInterval(this.#timer);
    for (const socket of this.#sockets.clients) socket.close(1001, 'The server is stopping');
    this.#sockets.close();
  }

  #welcome(socket) {
    if (this.#pages.size >= MAX_PAGES) return socket.close(1013, 'Too many pages are open here');
    const page = new Page(socket);
    this.#pages.add(page);
    socket.on('pong', () => (page.answersHeartbeat = true));
    socket.on('message', (data, isBinary) => this.#receive(page, data, isBinary));
    socket.on('error', (error) => log.warn(`${page.name}: ${error.message}`));
    socket.on('close', () => {
      this.#pages.delete(page);
      this.#room.leave(page);
    });
    this.#room.enter(page);
  }

  #receive(page, data, isBinary) {
    try {
      if (isBinary) throw new Error('Text was expected, not binary');
      this.#handle(page, readMessage(data.toString()));
    } catch (error) {
      page.send({ id: 'error', message: error.message });
    }
  }

  #handle(page, message) {
    switch (message.id) {
      case 'presenter':
        return this.#room.present(page, message.sdpOffer, message.call);
      case 'viewer':
        return this.#room.view(page, message.sdpOffer, message.call);
      case 'onIceCandidate':
        return this.#room.addCandidate(page, message.candidate, message.call);
      default:
        return this.#room.stop(page);
    }
  }
}
