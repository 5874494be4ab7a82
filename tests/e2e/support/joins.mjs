// Joins of a running presentation by Chromium, timed to the first frame that is shown.
import { setTimeout as sleep } from 'node:timers/promises';
import { openPage } from './browser.mjs';
import { startServer } from './processes.mjs';

/** The smallest value that at least `percent` of 100 do not exceed. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

/** Opens an empty page and has it present its fake camera. @returns the page, and the ids of the room */
export async function openPresenter(browser, files, server) {
  const page = await openPage(browser, files.url);
  const room = await page.evaluate(async (url) => {
    const { camera, present } = await import('/pages/room.js');
    return present(url, await camera());
  }, server.url);
  return { page, room };
}

/** Opens a page with one viewer, `peers.viewer`, that has not joined yet. */
export async function openViewer(browser, files, server, room) {
  const page = await openPage(browser, files.url);
  await page.evaluate(
    async ([url, to]) => {
      const { peers, Viewer } = await import('/pages/room.js');
      peers.viewer = await Viewer.open(url, to);
    },
    [server.url, room],
  );
  return page;
}

/** @returns {Promise<object>} what Viewer.join() measured */
export const join = (page, options = {}) =>
  page.evaluate(async (given) => (await import('/pages/room.js')).peers.viewer.join(given), options);

export const leave = (page) =>
  page.evaluate(async () => (await import('/pages/room.js')).peers.viewer.leave());

/**
 * One viewer that joins and leaves again and again, with a server and a presenter of its own.
 * @param {{ joins: number, pauseMs: number, joinWith: string, binary?: string }} options
 *     pauseMs: between leaving and joining; binary: another server than the one that is tested
 */
export async function measureJoins(browser, files, { joins, pauseMs, joinWith, binary }) {
  const server = await startServer({ args: ['--webrtc.joinWith', joinWith], binary });
  const pages = [];
  try {
    const { page: presenter, room } = await openPresenter(browser, files, server);
    pages.push(presenter);
    const viewer = await openViewer(browser, files, server, room);
    pages.push(viewer);
    // The first join of a page loads decoders, and the presenter's picture grows in its first seconds.
    await join(viewer);
    await sleep(5_000);
    await leave(viewer);
    const results = [];
    for (let i = 0; i < joins; i += 1) {
      await sleep(pauseMs);
      results.push(await join(viewer));
      await leave(viewer);
    }
    return results;
  } finally {
    await Promise.all(pages.map((page) => page.context().close()));
    await server.stop();
  }
}
