// One player for all who watch: the camera sees one connection, made for the first viewer and ended with the last.
import { log } from 'headwater-examples-shared';

export class Camera {
  #media;
  #uri;
  /** @type {Set<object>} pages that watch */
  #viewers = new Set();
  /** @type {Promise<{ pipeline: object, player: object }> | undefined} */
  #source;

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media, uri) {
    this.#media = media;
    this.#uri = uri;
  }

  async offer(page, _message, own) {
    this.#viewers.add(page);
    const { pipeline, player } = await this.#open();
    const endpoint = own(
      await this.#media.client.create('WebRtcEndpoint', { mediaPipeline: pipeline, sendonly: true }),
    );
    await player.connect(endpoint);
    return endpoint;
  }

  answered() {
    this.#tellHowMany();
  }

  ended(page) {
    this.#viewers.delete(page);
    this.#tellHowMany();
    if (this.#viewers.size === 0) this.#close();
  }

  mediaLost() {
    this.#source = undefined;
  }

  /** The player is there for the first who comes; the others get what it plays already. */
  #open() {
    this.#source ??= this.#play().catch((error) => {
      this.#source = undefined;
      throw error;
    });
    return this.#source;
  }

  async #play() {
    const pipeline = await this.#media.client.create('MediaPipeline');
    try {
      const player = await this.#media.client.create('PlayerEndpoint', {
        mediaPipeline: pipeline,
        uri: this.#uri,
        useEncodedMedia: true, // packets of the camera go to the viewers as they are
        networkCache: 200,
      });
      await player.on('Error', ({ description }) => this.#away(description));
      await player.on('EndOfStream', () => player.play()); // a file, and not a camera: from the beginning
      await player.play();
      log.info('The camera is on');
      return { pipeline, player };
    } catch (error) {
      await this.#media.release(pipeline);
      throw error;
    }
  }

  /** The server tries to reach it again until it is back; viewers stay connected, and see it then. */
  #away(description) {
    log.warn(`Camera: ${description}`);
    for (const page of this.#viewers)
      page.send({ type: 'cameraAway', message: 'The camera cannot be reached.' });
  }

  async #close() {
    const source = this.#source;
    this.#source = undefined;
    const { pipeline } = (await source?.catch(() => undefined)) ?? {};
    await this.#media.release(pipeline);
    if (pipeline) log.info('The camera is off: nobody watches');
  }

  #tellHowMany() {
    for (const page of this.#viewers) page.send({ type: 'viewers', count: this.#viewers.size });
  }
}
