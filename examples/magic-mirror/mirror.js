// For each page an endpoint that is connected with itself by way of a FaceOverlayFilter.
import { readFileSync } from 'node:fs';

/**
 * Where each picture lies, as parts of the face's size: from its left and upper edge, and how large.
 * @type {Record<string, { x: number, y: number, width: number, height: number }>}
 */
const PLACES = {
  crown: { x: 0.05, y: -0.42, width: 0.9, height: 0.5 },
  glasses: { x: 0.04, y: 0.26, width: 0.92, height: 0.3 },
  moustache: { x: 0.2, y: 0.62, width: 0.6, height: 0.2 },
};

/** The media server is given the picture itself, so that it needs no access to our files. */
const uriOf = (name) =>
  `data:image/png;base64,${readFileSync(new URL(`pictures/${name}.png`, import.meta.url), 'base64')}`;

async function wear(filter, name) {
  if (name === 'nothing') return filter.unsetOverlayedImage();
  if (!Object.hasOwn(PLACES, name)) throw new Error(`There is no picture of that name: ${name}`);
  const { x, y, width, height } = PLACES[name];
  return filter.setOverlayedImage(uriOf(name), x, y, width, height);
}

export class Mirror {
  #media;
  /** @type {Map<object, import('@headwater/client').FaceOverlayFilter>} by page */
  #filters = new Map();

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
  }

  async offer(page, { params }, own) {
    const { client } = this.#media;
    const pipeline = own(await client.create('MediaPipeline'));
    const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
    const filter = await client.create('FaceOverlayFilter', { mediaPipeline: pipeline });
    await wear(filter, params.picture);
    await endpoint.connect(filter);
    await filter.connect(endpoint);
    this.#filters.set(page, filter);
    return endpoint;
  }

  async receive(page, message) {
    if (message.type !== 'wear') throw new Error(`Unknown type "${message.type}": wear was expected`);
    const filter = this.#filters.get(page);
    if (filter) await wear(filter, message.picture);
  }

  ended(page) {
    this.#filters.delete(page);
  }
}
