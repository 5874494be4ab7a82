// A pipeline that several people share: made when the first of them needs it.

export class LazyPipeline {
  #media;
  /** @type {Promise<import('@headwater/client').MediaPipeline> | undefined} */
  #made;

  /** @param {import('./media.js').Media} media */
  constructor(media) {
    this.#media = media;
  }

  /** The pipeline; after a failure the next one who asks tries again. */
  async get() {
    const made = (this.#made ??= this.#media.client.create('MediaPipeline'));
    try {
      return await made;
    } catch (error) {
      if (this.#made === made) this.#made = undefined;
      throw error;
    }
  }

  /** The media server was restarted: it is gone already. */
  forget() {
    this.#made = undefined;
  }

  /** Ends it with everything in it; it is made anew if somebody asks again. */
  async release() {
    const made = this.#made;
    this.#made = undefined;
    try {
      await this.#media.release(await made);
    } catch {
      // it was never made; whoever wanted it has been told
    }
  }
}
