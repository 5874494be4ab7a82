// The WebSocket to the application; comes back by itself.

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 5000;

/** Events: 'open', 'lost', and each message by its id, e.g. 'answer', with the message as `detail`. */
export class Signalling extends EventTarget {
  #socket;
  #delay = FIRST_DELAY_MS;

  connect() {
    const socket = new WebSocket(`wss://${location.host}/signalling`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#delay = FIRST_DELAY_MS;
      this.dispatchEvent(new Event('open'));
    };
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      this.dispatchEvent(new CustomEvent(message.id, { detail: message }));
    };
    socket.onclose = () => {
      this.dispatchEvent(new Event('lost'));
      setTimeout(() => this.connect(), this.#delay);
      this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY_MS);
    };
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** What cannot be sent is dropped: after a reconnect calls start anew anyway. */
  send(message) {
    if (this.open) this.#socket.send(JSON.stringify(message));
  }

  /** `on('answer', (message) => ...)`; ends when `signal` aborts. */
  on(id, listener, { signal } = {}) {
    this.addEventListener(id, ({ detail }) => listener(detail), { signal });
  }
}
