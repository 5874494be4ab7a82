// The WebSocket between pages and the application, at /signalling.
import { WebSocketServer } from 'ws';
import { log } from './log.js';
import { readMessage } from './messages.js';
import { Page } from './page.js';

const PATH = '/signalling';
const MAX_MESSAGE_BYTES = 1 << 20;
// A page that vanished without a word (its machine sleeps, its network is gone) misses a heartbeat and is
// dropped with the next one: within 6 s.
const HEARTBEAT_MS = 3_000;
// With the calls that a page may have this bounds whatever pages can have made here: people, rooms, endpoints.
const MAX_PAGES = 500;
const RESTARTED = { reason: 'mediaServerLost', message: 'The media server was restarted.', retry: true };

export class Signalling {
  #media;
  #app;
  #sockets;
  #pages = new Set();
  #timer;

  constructor(server, media, app) {
    this.#media = media;
    this.#app = app;
    this.#sockets = new WebSocketServer({ server, path: PATH, maxPayload: MAX_MESSAGE_BYTES });
    this.#sockets.on('connection', (socket) => this.#welcome(socket));
    this.#sockets.on('error', () => {}); // the https server reports it
    this.#timer = setInterval(() => this.#pages.forEach((page) => page.heartbeat()), HEARTBEAT_MS);
    media.on('state', () => this.#pages.forEach((page) => page.send(this.#mediaState())));
    media.on('lost', () => {
      for (const page of this.#pages) page.endAll(RESTARTED, { release: false });
      app.mediaLost?.();
    });
  }

  close() {
    clearInterval(this.#timer);
    for (const socket of this.#sockets.clients) socket.close(1001, 'The server is stopping');
    this.#sockets.close();
  }

  #mediaState() {
    return { type: 'mediaServer', connected: this.#media.connected };
  }

  #welcome(socket) {
    if (this.#pages.size >= MAX_PAGES) return socket.close(1013, 'Too many pages are open here');
    const page = new Page(socket, this.#media, this.#app);
    this.#pages.add(page);
    socket.on('pong', () => (page.answersHeartbeat = true));
    socket.on('message', (data, isBinary) => this.#receive(page, data, isBinary));
    socket.on('error', (error) => log.warn(`${page.name}: ${error.message}`));
    socket.on('close', () => {
      this.#pages.delete(page);
      page.endAll();
      this.#app.leave?.(page);
    });
    page.send(this.#mediaState());
    this.#app.enter?.(page);
  }

  async #receive(page, data, isBinary) {
    try {
      if (isBinary) throw new Error('Text was expected, not binary');
      await page.receive(readMessage(data.toString()));
    } catch (error) {
      page.send({ type: 'error', message: error.message });
    }
  }
}
