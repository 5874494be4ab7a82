// As much of the server's protocol as these tests need.
import { once } from 'node:events';
import WebSocket from 'ws';
import { eventually } from '../../../e2e/support/eventually.mjs';

const ANSWER_MS = 30_000;

/** A session; events are kept as they came, each `{ object, type, data }`. */
export class Session {
  #socket;
  #number = 0;
  #waiting = new Map();
  #id;
  events = [];
  /** Called with each event too. */
  listener = () => {};

  static async open(url) {
    const session = new Session();
    session.#socket = new WebSocket(url);
    session.#socket.on('message', (text) => session.#take(JSON.parse(text.toString())));
    await once(session.#socket, 'open');
    return session;
  }

  #take(message) {
    if (message.method === 'onEvent') {
      this.events.push(message.params.value);
      this.listener(message.params.value);
      return;
    }
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }

  async call(method, params) {
    const id = ++this.#number;
    const sessionId = this.#id ? { sessionId: this.#id } : {};
    const message = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), ANSWER_MS);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, ...sessionId } }));
    });
    if (message.error) throw new Error(`${method}: ${message.error.code} ${message.error.message}`);
    this.#id = message.result?.sessionId ?? this.#id;
    return message.result?.value;
  }

  create(type, constructorParams = {}) {
    return this.call('create', { type, constructorParams });
  }

  invoke(object, operation, operationParams = {}) {
    return this.call('invoke', { object, operation, operationParams });
  }

  async subscribe(object, ...types) {
    for (const type of types) await this.call('subscribe', { object, type });
  }

  /** What those events said. */
  seen(object, type, fields = {}) {
    return this.events
      .filter((event) => event.object === object && event.type === type)
      .map((event) => event.data)
      .filter((data) => Object.entries(fields).every(([name, value]) => data[name] === value));
  }

  until(object, type, fields) {
    return eventually(() => this.seen(object, type, fields)[0], {
      what: `${type} ${JSON.stringify(fields ?? {})}; Error events: ${JSON.stringify(this.seen(object, 'Error'))}`,
      withinMs: ANSWER_MS,
    });
  }

  close() {
    this.#socket.close();
  }
}
