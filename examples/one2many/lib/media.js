// The media server, as the room sees it: a pipeline for each presentation and an endpoint for each peer.
import { EventEmitter } from 'node:events';
import { connect } from '@headwater/client';
import { log } from './log.js';

/**
 * Events: 'state' when `connected` changes; 'lost' when the server has forgotten every pipeline.
 */
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

  /** Resolves when the media server answers, however long that takes; reconnects by itself ever after. */
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

  createPipeline() {
    return this.#client.create('MediaPipeline');
  }

  createEndpoint(pipeline) {
    return this.#client.create('WebRtcEndpoint', { mediaPipeline: pipeline, useDataChannels: true });
  }

  /** Releases an object and everything in it. Its being gone already is as good. */
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
