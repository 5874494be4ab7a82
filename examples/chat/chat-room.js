// One room: a pipeline with an endpoint for each person, whose data goes to all the others.
import { LazyPipeline, textOf } from 'headwater-examples-shared';

const LONGEST_NAME = 30;
const MOST_PEOPLE = 30;

export class ChatRoom {
  #media;
  #pipeline;
  /** @type {Map<object, import('@headwater/client').WebRtcEndpoint>} by page */
  #people = new Map();

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
    this.#pipeline = new LazyPipeline(media);
  }

  /** The endpoint of somebody who comes in; it has a data channel and no sound or picture. */
  async offer(page, { params }, own) {
    page.person = textOf(params.name, 'name', LONGEST_NAME);
    if (!this.#people.has(page) && this.#people.size >= MOST_PEOPLE)
      throw new Error(`The room is full: ${MOST_PEOPLE} people are in it.`);
    const mediaPipeline = await this.#pipeline.get();
    return own(await this.#media.client.create('WebRtcEndpoint', { mediaPipeline, useDataChannels: true }));
  }

  /** Joined to everybody who was there before, in both directions. */
  async answered(page, _offer, mine) {
    this.#people.delete(page);
    const others = [...this.#people.values()];
    this.#people.set(page, mine);
    await Promise.all(others.flatMap((each) => [mine.connect(each, 'DATA'), each.connect(mine, 'DATA')]));
    this.#tellWhoIsThere();
  }

  ended(page) {
    if (!this.#people.delete(page)) return;
    this.#tellWhoIsThere();
    if (this.#people.size === 0) this.#pipeline.release();
  }

  mediaLost() {
    this.#pipeline.forget();
  }

  #tellWhoIsThere() {
    const people = [...this.#people.keys()].map(({ person }) => person);
    for (const page of this.#people.keys()) page.send({ type: 'people', people });
  }
}
