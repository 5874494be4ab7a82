// One server, one example, and browsers whose cameras show people, for a file of tests.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connect } from '@headwater/client';
import { launchBrowser, openPage } from 'headwater-e2e/support/browser.mjs';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { difference, meanColour, pictureOf } from 'headwater-e2e/support/picture.mjs';
import { startExample, startServer } from 'headwater-e2e/support/processes.mjs';
import { PEOPLE, writePerson } from './person.mjs';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PHONE = { viewport: { width: 320, height: 640 } };

/**
 * Starts everything before the tests of the calling file and stops it after them.
 * @param {string} name of the example's folder
 * @param {string[]} people whose browsers are wanted: anna, ben, carla
 * @param {() => Promise<string[]>} exampleArgs more flags for the example
 */
export function useExample(name, people = ['anna'], exampleArgs = async () => []) {
  const directory = mkdtempSync(join(tmpdir(), 'headwater-example-'));
  const pages = [];
  const example = {
    /** @type {Record<string, import('playwright-core').Browser>} */
    browsers: {},
    /** A page in the browser of a person. */
    open: async (person, { browser = example.browsers[person], path = '', ...context } = {}) => {
      const page = await openPage(browser, `${example.process.page}/${path}`, context);
      pages.push(page);
      await untilText(page, '#link', /^Connected$/);
      return page;
    },
    openOnPhone: (person, options) => example.open(person, { ...PHONE, ...options }),
    closePages: () => Promise.all(pages.splice(0).map((page) => page.context().close())),
    /** The media server goes, and comes back empty on the same port. */
    restartServer: async () => {
      await example.server.stop();
      example.server = await startServer({ port: example.server.port });
    },
    /** Pipelines in the server; a test asks whether anything was left behind. */
    countPipelines: async () => (await example.client.serverManager.getPipelines()).length,
    /** The picture for the README: kept in build/, and beside the README when it is made anew. */
    screenshot: async (page) => {
      const wanted = process.env.HEADWATER_SCREENSHOTS;
      const folder = wanted ? `${ROOT}examples/${name}` : `${ROOT}build/screenshots/${name}`;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/screenshot.png` });
    },
    /** The same page in both colour schemes and at a phone's width, for people to look at. */
    lookEverywhere: async (page) => {
      const folder = `${ROOT}build/screenshots/${name}`;
      mkdirSync(folder, { recursive: true });
      const size = page.viewportSize();
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        for (const [kind, viewport] of Object.entries({ wide: size, phone: { width: 390, height: 780 } })) {
          await page.setViewportSize(viewport);
          await page.screenshot({ path: `${folder}/${kind}-${colorScheme}.png`, fullPage: true });
        }
      }
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: 'light' });
    },
  };
  before(async () => {
    example.server = await startServer();
    example.client = await connect(example.server.url);
    example.process = await startExample(example.server.url, { name, args: await exampleArgs() });
    for (const person of people) {
      const cameraFile = join(directory, `${person}.y4m`);
      writePerson(cameraFile, PEOPLE[person]);
      example.browsers[person] = await launchBrowser({ cameraFile });
    }
  });
  after(async () => {
    await Promise.all(Object.values(example.browsers).map((browser) => browser.close()));
    await example.process?.stop();
    await example.client?.close();
    await example.server?.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  return example;
}

/** Resolves when an element's text matches. */
export function untilText(page, selector, pattern, withinMs = 20_000) {
  return eventually(
    async () => {
      const text = await page.$eval(selector, ({ textContent }) => textContent.trim());
      if (pattern.test(text)) return true;
      throw new Error(`${selector} says “${text}”; errors: ${page.errors.join('; ')}`);
    },
    { what: `${selector} says ${pattern}`, withinMs },
  );
}

export function untilState(page, state, withinMs = 30_000) {
  return eventually(
    async () => {
      const now = await page.evaluate(() => document.body.dataset.state);
      if (now === state) return true;
      const notice = await page.textContent('#notice-text');
      throw new Error(`it is ${now} and says “${notice}”; errors: ${page.errors.join('; ')}`);
    },
    { what: `the page is ${state}`, withinMs },
  );
}

/** Resolves when a video shows this person and moves. */
export async function untilSeen(page, selector, person, withinMs = 30_000) {
  const first = await eventually(
    async () => {
      const picture = await pictureOf(page, selector, 16, 9);
      const corners = [0, 15, 16, 31].map((cell) => picture[cell]); // the wall left and right of the head
      const mean = meanColour(corners);
      const far = (who) => Math.hypot(...PEOPLE[who].wall.map((value, c) => 0.8 * value - mean[c]));
      const nearest = Object.keys(PEOPLE).sort((a, b) => far(a) - far(b))[0];
      if (nearest === person && far(person) < 60) return picture;
      throw new Error(`${selector} shows ${mean}: ${nearest}, if anybody`);
    },
    { what: `${selector} shows ${person}`, withinMs },
  );
  await eventually(async () => difference(first, await pictureOf(page, selector, 16, 9)) > 8, {
    what: `${person} moves in ${selector}`,
    withinMs,
  });
}

/** Resolves when sound comes in over some connection of the page and carries energy (the fake microphone beeps). */
export async function untilHeard(page, withinMs = 20_000) {
  const sound = () =>
    page.evaluate(async () => {
      let energy = 0;
      for (const connection of window.rememberedConnections) {
        for (const report of (await connection.getStats()).values()) {
          if (report.type === 'inbound-rtp' && report.kind === 'audio')
            energy += report.totalAudioEnergy ?? 0;
        }
      }
      return energy;
    });
  const before = await sound();
  await eventually(async () => (await sound()) > before + 1e-5, { what: 'sound is heard', withinMs });
}

/** How far the page can be scrolled sideways: 0 when nothing runs off. */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const focused = (page) => page.evaluate(() => document.activeElement?.id);

/** Tab until the control with this id has the focus. */
export async function tabTo(page, id) {
  for (let i = 0; i < 40; i += 1) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`#${id} cannot be reached with the Tab key`);
}
