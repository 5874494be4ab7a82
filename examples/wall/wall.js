// A Composite with a port for each person: what they send goes into the mix, and the mix comes back.
const SIZE = { width: 1280, height: 720, framerate: 15 };
const MOST_PEOPLE = 9;

export class Wall {
  #media;
  /** @type {Set<object>} pages that take part */
  #people = new Set();
  /** @type {Promise<{ pipeline: object, composite: object }> | undefined} */
  #mix;

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
  }

  async offer(page, _message, own) {
    if (!this.#people.has(page) && this.#people.size >= MOST_PEOPLE)
      throw new Error(`The wall is full: ${MOST_PEOPLE} people are on it.`);
    this.#people.add(page);
    const { client } = this.#media;
    const { pipeline, composite } = await this.#open();
    const endpoint = own(await client.create('WebRtcEndpoint', { mediaPipeline: pipeline }));
    const port = own(await client.create('HubPort', { hub: composite }));
    await endpoint.connect(port);
    await port.connect(endpoint);
    return endpoint;
  }

  answered() {
    this.#tellHowMany();
  }

  ended(page) {
    this.#people.delete(page);
    this.#tellHowMany();
    if (this.#people.size === 0) this.#close();
  }

  mediaLost() {
    this.#mix = undefined;
  }

  /** The mix is there for the first who comes, and goes with the last. */
  #open() {
    this.#mix ??= this.#make().catch((error) => {
      this.#mix = undefined;
      throw error;
    });
    return this.#mix;
  }

  async #make() {
    const pipeline = await this.#media.client.create('MediaPipeline');
    try {
      const composite = await this.#media.client.create('Composite', { mediaPipeline: pipeline, ...SIZE });
      return { pipeline, composite };
    } catch (error) {
      await this.#media.release(pipeline);
      throw error;
    }
  }

  async #close() {
    const mix = this.#mix;
    this.#mix = undefined;
    const { pipeline } = (await mix?.catch(() => undefined)) ?? {};
    await this.#media.release(pipeline);
  }

  #tellHowMany() {
    for (const page of this.#people) page.send({ type: 'people', count: this.#people.size });
  }
}
