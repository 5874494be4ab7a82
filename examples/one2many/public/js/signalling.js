// The WebSocket to the application server; comes back by itself.

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 5000;

/** Events: 'open', 'lost', and 'message' with the message as `detail`. */
export class Signalling extends EventTarget {
  #socket;
  #delay = FIRST_DELAY_MS;

  connect() {
    const socket = new WebSocket(`wss://${location.host}/one2many`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#delay = FIRST_DELAY_MS;
      this.dispatchEvent(new Event('open'));
    };
    socket.onmessage = ({ data }) => {
      this.dispatchEvent(new CustomEvent('message', { detail: JSON.parse(data) }));
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

  /** What cannot be sent is dropped: after a reconnect the call starts anew anyway. */
  send(message) {
    if (this.open) this.#socket.send(JSON.stringify(message));
  }
}
