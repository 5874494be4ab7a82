// The example's page, as a person uses it, and what they would see and hear.
import { eventually } from './eventually.mjs';
import { openPage } from './browser.mjs';
import { difference, pictureOf } from './picture.mjs';

export class One2ManyPage {
  static async open(browser, url, { name = 'page', query = 'video=640x360', context } = {}) {
    const page = await openPage(browser, `${url}/?${query}`, context);
    const self = new One2ManyPage(page, name);
    await self.untilLink('connected');
    return self;
  }

  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  // --- doing ---

  async present() {
    await this.page.click('#present');
    await this.untilState('presenting');
  }

  /** @returns {Promise<number>} ms from the click to the first decoded frame */
  async view() {
    const firstFrameMs = await this.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('no video frame within 30 s of View')), 30_000);
          const since = performance.now();
          document.getElementById('video').requestVideoFrameCallback(() => {
            clearTimeout(timer);
            resolve(Math.round((performance.now() - since) * 10) / 10);
          });
          document.getElementById('view').click();
        }),
    );
    await this.untilState('watching');
    return firstFrameMs;
  }

  async stop() {
    await this.page.click('#stop');
    await this.untilState('idle');
  }

  async say(text) {
    await this.page.waitForSelector('#chat-text:enabled', { timeout: 15_000 });
    await this.page.fill('#chat-text', text);
    await this.page.press('#chat-text', 'Enter');
  }

  // --- seeing ---

  state() {
    return this.page.evaluate(() => document.body.dataset.state);
  }

  untilState(state, withinMs = 30_000) {
    return this.#until(`${this.name} is ${state}`, withinMs, async () => (await this.state()) === state);
  }

  untilLink(link, withinMs = 15_000) {
    return this.#until(`${this.name} is ${link}`, withinMs, () =>
      this.page.evaluate((wanted) => document.body.dataset.link === wanted, link),
    );
  }

  async untilViewerCount(count, withinMs = 15_000) {
    await this.#until(`${this.name} shows ${count} watching`, withinMs, async () => {
      return (await this.page.textContent('#viewers')) === `${count} watching`;
    });
  }

  notice() {
    return this.page.textContent('#notice-text');
  }

  untilNotice(pattern, withinMs = 15_000) {
    return this.#until(`${this.name} says ${pattern}`, withinMs, async () =>
      pattern.test(await this.notice()),
    );
  }

  chatLines() {
    return this.page.$$eval('#chat-log .text', (items) => items.map(({ textContent }) => textContent));
  }

  untilChatShows(text, withinMs = 15_000) {
    return this.#until(`${this.name} reads “${text}”`, withinMs, async () =>
      (await this.chatLines()).includes(text),
    );
  }

  #until(what, withinMs, probe) {
    return eventually(probe, { what, withinMs }).catch(async (error) => {
      const notice = await this.notice().catch(() => '?');
      throw new Error(
        `${error.message}; the page says: “${notice}”; its errors: ${this.page.errors.join('; ')}`,
      );
    });
  }

  // --- measuring ---

  /** What the live connection's statistics (W3C webrtc-stats) say about the media that comes in or goes out. */
  async stats() {
    return this.page.evaluate(async () => {
      const connection = window.rememberedConnections.at(-1);
      if (!connection) return undefined;
      const reports = await connection.getStats();
      const find = (type, kind) => [...reports.values()].find((r) => r.type === type && r.kind === kind);
      const video = find('inbound-rtp', 'video') ?? find('outbound-rtp', 'video') ?? {};
      const audio = find('inbound-rtp', 'audio') ?? {};
      return {
        framesDecoded: video.framesDecoded ?? 0,
        framesEncoded: video.framesEncoded ?? 0,
        keyFramesDecoded: video.keyFramesDecoded ?? 0,
        frameWidth: video.frameWidth ?? 0,
        frameHeight: video.frameHeight ?? 0,
        framesPerSecond: video.framesPerSecond ?? 0,
        codec: reports.get(video.codecId)?.mimeType ?? '',
        videoPacketsLost: video.packetsLost ?? 0,
        videoPackets: video.packetsReceived ?? video.packetsSent ?? 0,
        videoBytes: video.bytesReceived ?? video.bytesSent ?? 0,
        jitterMs: Math.round((video.jitter ?? 0) * 10_000) / 10,
        freezes: video.freezeCount ?? 0,
        nackCount: video.nackCount ?? 0,
        pliCount: video.pliCount ?? 0,
        audioPacketsLost: audio.packetsLost ?? 0,
        audioPackets: audio.packetsReceived ?? 0,
        audioLevel: audio.audioLevel ?? 0,
        audioEnergy: audio.totalAudioEnergy ?? 0,
        audioSeconds: audio.totalSamplesDuration ?? 0,
      };
    });
  }

  /** A small picture of what the video shows now: the mean colours of a grid of cells, row by row. */
  picture(columns = 8, rows = 6) {
    return pictureOf(this.page, '#video', columns, rows);
  }
}

/** Resolves when the video moves: frames are decoded and the picture on the screen changes. */
export async function untilVideoMoves(viewer, withinMs = 20_000) {
  const before = { stats: await viewer.stats(), picture: await viewer.picture() };
  return eventually(
    async () => {
      const now = await viewer.stats();
      const changed = difference(before.picture, await viewer.picture());
      return now.framesDecoded > before.stats.framesDecoded + 5 && changed > 12 && now;
    },
    { what: `${viewer.name} sees a moving picture`, withinMs },
  );
}

/** Resolves when sound is heard: decoded samples carry energy (the fake microphone beeps). */
export async function untilSoundIsHeard(viewer, withinMs = 20_000) {
  const before = await viewer.stats();
  return eventually(
    async () => {
      const now = await viewer.stats();
      const seconds = now.audioSeconds - before.audioSeconds;
      const energy = now.audioEnergy - before.audioEnergy;
      return seconds > 0.5 && energy / seconds > 1e-5 && now;
    },
    { what: `${viewer.name} hears the presenter`, withinMs },
  );
}
