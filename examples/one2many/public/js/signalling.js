// The words of this example (see README.md) for the calls of @headwater/client/browser.
import { WebSocketSignaling } from '/headwater/browser/index.js';

/** What the server says about a call, as the helper has it; undefined for everything else. */
function asCallMessage(message, { number, renewed }) {
  const { id, call, response, sdpAnswer, candidate, reason, message: text, name } = message;
  switch (id) {
    case 'presenterResponse':
    case 'viewerResponse':
      if (response === 'accepted') return { type: 'answer', call, sdp: sdpAnswer, info: { name } };
      // After a lost connection the server may need a moment to notice that our old self has gone.
      return { type: 'stop', call, reason, message: text, retry: renewed && reason === 'presenterTaken' };
    case 'iceCandidate':
      return { type: 'candidate', call, candidate };
    case 'stopCommunication':
      return { type: 'stop', call: number, reason, message: text, retry: reason === 'connectionLost' };
    default:
      return undefined;
  }
}

/** Events: 'open', 'lost', and 'message' with what is not about the call as `detail`. */
export class Signalling extends EventTarget {
  #channel = new WebSocketSignaling('/one2many');
  #listeners = new Set();
  #latest = { number: 0, renewed: false };

  constructor() {
    super();
    this.#channel.on('open', () => this.dispatchEvent(new Event('open')));
    this.#channel.on('lost', () => this.dispatchEvent(new Event('lost')));
    this.#channel.on('message', (message) => {
      const about = asCallMessage(message, this.#latest);
      if (about) for (const listener of [...this.#listeners]) listener(about);
      else this.dispatchEvent(new CustomEvent('message', { detail: message }));
    });
  }

  get open() {
    return this.#channel.open;
  }

  onOpen(listener) {
    return this.#channel.onOpen(listener);
  }

  onMessage(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send({ type, call, role, sdp, candidate, replaces }) {
    if (type === 'candidate') this.#channel.send({ id: 'onIceCandidate', candidate, call });
    if (type === 'stop' || replaces) this.#channel.send({ id: 'stop' });
    if (type !== 'offer') return;
    this.#latest = { number: call, renewed: replaces !== undefined };
    this.#channel.send({ id: role === 'publish' ? 'presenter' : 'viewer', sdpOffer: sdp, call });
  }
}
