// A WebSocket that comes back, in the shape that kurento-client expects: what is sent while there is no
// socket waits for the next one, and the pauses between attempts grow as Fibonacci's numbers do.
'use strict';

const { EventEmitter } = require('node:events');
const WebSocket = require('ws');

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** One socket: `data` events with text, `write` that keeps what comes too early. */
class Stream extends EventEmitter {
  constructor(socket, waiting) {
    super();
    this.socket = socket;
    this.waiting = waiting;
    this.writable = true;
    socket.on('message', (data) => this.emit('data', data.toString()));
    socket.on('open', () => {
      for (const text of this.waiting.splice(0)) socket.send(text);
    });
  }

  write(text) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
    else this.waiting.push(text);
  }

  end() {
    this.socket.close();
  }
}

class Reconnector extends EventEmitter {
  connected = false;
  reconnect = true;
  #options;
  #target;
  #waiting = []; // for the next socket
  #stream;
  #attempts = 0;
  #pauses = [FIRST_PAUSE_MS, FIRST_PAUSE_MS];

  constructor(options, onConnection) {
    super();
    this.#options = options;
    this.on('connection', onConnection);
  }

  connect(...target) {
    this.#target = target;
    this.#attempt(0);
    return this;
  }

  disconnect() {
    this.reconnect = false;
    this.#stream?.end();
    return this;
  }

  #attempt(pause) {
    if (!this.reconnect) return;
    this.emit('reconnect', this.#attempts, pause);
    const [url, options] = this.#target;
    const socket = new WebSocket(url, options);
    this.#stream = new Stream(socket, this.#waiting);
    socket.on('error', () => {}); // 'close' follows
    socket.on('close', () => this.#onClose());
    socket.on('open', () => {
      this.connected = true;
      this.#attempts = 0;
      this.#pauses = [FIRST_PAUSE_MS, FIRST_PAUSE_MS];
      this.emit('connection', this.#stream);
    });
  }

  #onClose() {
    this.connected = false;
    this.emit('disconnect');
    if (!this.reconnect) return;
    if (++this.#attempts > (this.#options.failAfter ?? Infinity)) {
      this.reconnect = false;
      this.emit('fail');
      return;
    }
    const [pause, next] = this.#pauses;
    this.#pauses = [next, Math.min(pause + next, LONGEST_PAUSE_MS)];
    setTimeout(() => this.#attempt(pause), pause);
  }
}

module.exports = (options, onConnection) => new Reconnector(options, onConnection);
