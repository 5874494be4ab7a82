// Each page records for itself; its files go when it is closed. The media server writes them, so it has to run on the
// same machine as this application, and may write into the folder.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { log } from 'headwater-examples-shared';

const FOLDER = new URL('./recordings/', import.meta.url);
const LONGEST_MS = 60_000;

export class Recordings {
  #media;
  /** @type {Map<object, { recorder: object, uri: string, began: number, timer: NodeJS.Timeout }>} by page */
  #running = new Map();
  /** @type {Map<object, Map<string, string>>} files by name, by page */
  #files = new Map();

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
    mkdirSync(FOLDER, { recursive: true });
  }

  /** What a page publishes is recorded; what it plays is a recording. */
  offer(page, { role, params }, own) {
    return role === 'publish' ? this.#record(page, own) : this.#play(page, params, own);
  }

  /** The answer has gone: from now on media comes, or is wanted. */
  async answered(page, { role }) {
    if (role === 'play') return page.player?.play();
    return this.#running.get(page)?.recorder.record();
  }

  async receive(page, { type }) {
    if (type !== 'stopRecording') throw new Error(`Unknown type "${type}": stopRecording was expected`);
    await this.#stop(page);
  }

  ended(page, { role }) {
    if (role === 'publish') this.#forget(page);
    else page.player = undefined;
  }

  leave(page) {
    for (const uri of this.#files.get(page)?.values() ?? []) remove(uri);
    this.#files.delete(page);
  }

  async #record(page, own) {
    const mediaPipeline = own(await this.#media.client.create('MediaPipeline'));
    const endpoint = await this.#media.client.create('WebRtcEndpoint', { mediaPipeline, recvonly: true });
    const uri = new URL(`${randomUUID()}.webm`, FOLDER).href;
    const recorder = await this.#media.client.create('RecorderEndpoint', {
      mediaPipeline,
      uri,
      mediaProfile: 'WEBM',
    });
    await recorder.on('Recording', () => this.#began(page));
    await recorder.on('Error', ({ description }) =>
      page.end('publish', `Recording failed: ${description}`, 'failed'),
    );
    await endpoint.connect(recorder);
    const timer = setTimeout(() => this.#stop(page), LONGEST_MS);
    this.#running.set(page, { recorder, uri, timer });
    return endpoint;
  }

  /** The first media is written. */
  #began(page) {
    const running = this.#running.get(page);
    if (!running) return;
    running.began = Date.now();
    page.send({ type: 'recording', longestMs: LONGEST_MS });
  }

  /** The file is whole when stopAndWait is done; only then it is offered. */
  async #stop(page) {
    const running = this.#running.get(page);
    if (!running?.began) return;
    this.#running.delete(page);
    clearTimeout(running.timer);
    await running.recorder.stopAndWait();
    const files = this.#files.get(page) ?? new Map();
    this.#files.set(page, files);
    const name = `Recording ${files.size + 1}`;
    files.set(name, running.uri);
    log.info(`${page.name}: ${name} is ${running.uri}`);
    page.send({ type: 'recorded', name, seconds: Math.round((Date.now() - running.began) / 1000) });
    page.end('publish');
  }

  /** The page went away in the middle: nobody can ask for this file any more. */
  #forget(page) {
    const running = this.#running.get(page);
    if (!running) return;
    this.#running.delete(page);
    clearTimeout(running.timer);
    remove(running.uri);
  }

  async #play(page, { name }, own) {
    const uri = this.#files.get(page)?.get(name);
    if (!uri) throw new Error(`There is no ${name}.`);
    const mediaPipeline = own(await this.#media.client.create('MediaPipeline'));
    const endpoint = await this.#media.client.create('WebRtcEndpoint', { mediaPipeline, sendonly: true });
    const player = await this.#media.client.create('PlayerEndpoint', {
      mediaPipeline,
      uri,
      useEncodedMedia: true, // what was recorded as it came is played as it is
    });
    await player.on('EndOfStream', () => page.end('play', 'The end.'));
    await player.on('Error', ({ description }) =>
      page.end('play', `Playing failed: ${description}`, 'failed'),
    );
    await player.connect(endpoint);
    page.player = player;
    return endpoint;
  }
}

async function remove(uri) {
  await rm(new URL(uri), { force: true });
}
