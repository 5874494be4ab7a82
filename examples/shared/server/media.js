// The connection to the media server: there as soon as it answers, and again after it was away.
import { EventEmitter } from 'node:events';
import { connect } from '@headwater/client';
import { log } from './log.js';

/** Events: 'state' when `connected` changes; 'lost' when the server was restarted: every object is gone. */
export class Media extends EventEmitter {
  #url;
  #client;
  #closed = false;
  connected = false;

  /** @param {string} url JSON-RPC address of the media server */
  constructor(url) {
    super();
    this.#url = url;
  }

  /** @returns {import('@headwater/client').HeadwaterClient} */
  get client() {
    if (!this.connected) throw new Error('the media server cannot be reached right now');
    return this.#client;
  }

  /** Resolves when the media server answers, however long that takes. */
  async open() {
    log.info(`Media server: ${this.#url}`);
    const client = await connect(this.#url, { waitForServer: true });
    if (this.#closed) return client.close();
    this.#client = client;
    client.on('disconnected', ({ reason }) => {
      log.warn(`Media server: connection lost (${reason}), reconnecting`);
      this.#setConnected(false);
    });
    client.on('reconnected', () => {
      log.info('Media server: connected again');
      this.#setConnected(true);
    });
    client.on('sessionLost', () => {
      log.warn('Media server: connected again, but it was restarted');
      this.emit('lost');
      this.#setConnected(true);
    });
    log.info('Media server: connected');
    this.#setConnected(true);
  }

  /** Releases an object with everything in it. Its being gone already is as good. */
  async release(object) {
    try {
      await object?.release();
    } catch (error) {
      log.warn(`Cannot release ${object.id}: ${error.message}`);
    }
  }

  async close() {
    this.#closed = true;
    await this.#client?.close();
  }

  #setConnected(connected) {
    this.connected = connected;
    this.emit('state');
  }
}
