// One connection of a recording: requests go out as they were, answers and events are kept apart.
import WebSocket from 'ws';

export class Client {
  #socket;
  #messages = [];
  #wake = () => {};
  events = [];
  /** The code of RFC 6455 section 7.4 with which the socket was closed; 1006 when there was no closing handshake. */
  closedWith = 0;

  static async open(url) {
    const client = new Client();
    client.#socket = new WebSocket(url);
    client.#socket.on('message', (data) => client.#receive(JSON.parse(data.toString())));
    client.#socket.on('error', () => client.#wake());
    await new Promise((resolve) => {
      client.#socket.on('open', resolve);
      client.#socket.on('close', (code) => {
        client.closedWith = code;
        client.#wake();
        resolve();
      });
    });
    return client;
  }

  get isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  #receive(message) {
    const event = message.method === 'onEvent' ? message.params.value : undefined;
    if (event) this.events.push(event);
    else this.#messages.push(message);
    this.#wake();
  }

  send(request, { binary = false } = {}) {
    const text = typeof request === 'string' ? request : JSON.stringify(request);
    this.#socket.send(binary ? Buffer.from(text) : text, { binary });
  }

  /** The next answer; undefined when there is none within `withinMs` or the socket is closed. */
  async answer(withinMs = 20_000) {
    await this.#until(() => this.#messages.length > 0 || !this.isOpen, withinMs);
    return this.#messages.shift();
  }

  /** Waits until an event satisfies `wanted` and takes it out; undefined when none does in time. */
  async event(wanted, withinMs) {
    await this.#until(() => this.events.some(wanted), withinMs);
    const place = this.events.findIndex(wanted);
    return place < 0 ? undefined : this.events.splice(place, 1)[0];
  }

  async untilClosed(withinMs) {
    await this.#until(() => this.closedWith !== 0, withinMs);
  }

  async #until(condition, withinMs) {
    const end = Date.now() + withinMs;
    while (!condition() && Date.now() < end) {
      await new Promise((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, Math.min(100, end - Date.now() + 1));
      });
    }
  }

  /** As when a network fails: without a closing handshake. */
  drop() {
    this.#socket.terminate();
  }
}
