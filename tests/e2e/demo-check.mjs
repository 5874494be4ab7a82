// ./dev demo --check: one presenter and N viewers in headless Chromium against a running demo.
// Exits with 0 only if every viewer decoded moving video and audible sound and read the presenter's text.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchBrowser } from './support/browser.mjs';
import { One2ManyPage, untilSoundIsHeard, untilVideoMoves } from './support/one2many-page.mjs';
import { cpuSeconds, memoryMb } from './support/process-stats.mjs';

const MEASURE_MS = 5_000;
const SEEN_WITHIN_MS = 30_000;
const TEXT = 'Hello from the presenter';

const { values: options } = parseArgs({
  options: {
    page: { type: 'string', default: 'https://localhost:8443' },
    'server-pid': { type: 'string' },
    viewers: { type: 'string', default: '2' },
    json: { type: 'string' },
    codec: { type: 'string' },
    video: { type: 'string', default: '640x360' },
  },
});
const viewerCount = Number(options.viewers);
const serverPid = options['server-pid'] ? Number(options['server-pid']) : undefined;
const query = new URLSearchParams({
  video: options.video,
  ...(options.codec ? { codec: options.codec } : {}),
});

const progress = (text) => console.log(`    ${text}`);

/** Does one part of the check; a failure is noted and the others go on. */
async function attempt(viewer, what, action) {
  try {
    return await action();
  } catch (error) {
    viewer.missing.push(what);
    viewer.errors.push(error.message);
    return undefined;
  }
}

async function join(browser, number) {
  const viewer = { name: `viewer ${number}`, missing: [], errors: [] };
  const open = () => One2ManyPage.open(browser, options.page, { name: viewer.name, query });
  viewer.page = await attempt(viewer, 'a connection to the server', open);
  if (viewer.page) {
    viewer.timeToFirstFrameMs = await attempt(viewer, 'a first frame', () => viewer.page.view());
  }
  progress(
    viewer.timeToFirstFrameMs === undefined
      ? `${viewer.name} got no picture`
      : `${viewer.name} sees the first frame ${viewer.timeToFirstFrameMs} ms after the click`,
  );
  return viewer;
}

async function verify(viewer) {
  if (viewer.missing.length > 0) return;
  await attempt(viewer, 'moving video', () => untilVideoMoves(viewer.page, SEEN_WITHIN_MS));
  await attempt(viewer, 'audible sound', () => untilSoundIsHeard(viewer.page, SEEN_WITHIN_MS));
  viewer.chatReceived = await attempt(viewer, 'the chat text', () =>
    viewer.page.untilChatShows(TEXT, SEEN_WITHIN_MS),
  );
}

/** Statistics of all viewers and of the server over one window. */
async function measure(viewers) {
  const begin = process.hrtime.bigint();
  const cpuBefore = serverPid === undefined ? 0 : cpuSeconds(serverPid);
  const allStats = () => Promise.all(viewers.map(({ page }) => page?.stats().catch(() => undefined)));
  const before = await allStats();
  await sleep(MEASURE_MS);
  const after = await allStats();
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const server =
    serverPid === undefined
      ? undefined
      : {
          cpuPercent: Math.round(((cpuSeconds(serverPid) - cpuBefore) / seconds) * 1000) / 10,
          memoryMb: memoryMb(serverPid),
        };
  return { seconds, before, after, server };
}

const round = (value, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits;

function report(viewer, before, after, seconds) {
  const stats = after ?? {};
  // The fake microphone beeps: the level at one moment says little, so the mean over all that was heard is given.
  const heard = stats.audioSeconds > 0 ? Math.sqrt(stats.audioEnergy / stats.audioSeconds) : 0;
  return {
    name: viewer.name,
    ok: viewer.missing.length === 0,
    missing: viewer.missing,
    framesDecoded: stats.framesDecoded ?? 0,
    frameWidth: stats.frameWidth ?? 0,
    frameHeight: stats.frameHeight ?? 0,
    framesPerSecond: before && after ? round((after.framesDecoded - before.framesDecoded) / seconds) : 0,
    kilobitsPerSecond:
      before && after ? Math.round(((after.videoBytes - before.videoBytes) * 8) / seconds / 1000) : 0,
    audioLevel: round(heard, 5),
    timeToFirstFrameMs: viewer.timeToFirstFrameMs ?? null,
    packetsLost: (stats.videoPacketsLost ?? 0) + (stats.audioPacketsLost ?? 0),
    packetsReceived: (stats.videoPackets ?? 0) + (stats.audioPackets ?? 0),
    jitterMs: stats.jitterMs ?? 0,
    freezes: stats.freezes ?? 0,
    codec: stats.codec ?? '',
    chatReceived: viewer.chatReceived === true,
  };
}

/** The smallest value that at least 95 of 100 do not exceed. */
function percentile95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.ceil(sorted.length * 0.95) - 1];
}

function printTable(result) {
  const rows = [
    ['', 'size', 'frames', 'fps', 'kbit/s', 'sound', 'first frame', 'lost', 'codec'],
    ...result.viewers.map((v) => [
      v.name,
      `${v.frameWidth}x${v.frameHeight}`,
      v.framesDecoded,
      v.framesPerSecond,
      v.kilobitsPerSecond,
      v.audioLevel.toFixed(4),
      v.timeToFirstFrameMs === null ? '-' : `${v.timeToFirstFrameMs} ms`,
      v.packetsLost,
      v.codec.replace('video/', ''),
    ]),
  ].map((row) => row.map(String));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log('');
  for (const row of rows)
    console.log(
      `    ${row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd()}`,
    );
  console.log(`\n    time to first frame, p95: ${result.timeToFirstFrameP95Ms} ms`);
  if (result.server) {
    console.log(`    server: ${result.server.cpuPercent} % of a core, ${result.server.memoryMb} MB`);
  }
}

async function check(browser) {
  const presenter = await One2ManyPage.open(browser, options.page, { name: 'presenter', query });
  await presenter.present();
  progress('the presenter is live');

  const viewers = [];
  for (let number = 1; number <= viewerCount; number += 1) viewers.push(await join(browser, number));
  await presenter.say(TEXT).catch((error) => progress(`the presenter cannot write: ${error.message}`));
  await Promise.all(viewers.map(verify));
  const { seconds, before, after, server } = await measure(viewers);
  const presenterStats = await presenter.stats();
  const reports = viewers.map((viewer, i) => report(viewer, before[i], after[i], seconds));
  const result = {
    ok: reports.every(({ ok }) => ok),
    viewers: reports,
    timeToFirstFrameP95Ms: percentile95(
      reports.map((v) => v.timeToFirstFrameMs).filter((value) => value !== null),
    ),
    presenter: {
      framesEncoded: presenterStats.framesEncoded,
      frameWidth: presenterStats.frameWidth,
      frameHeight: presenterStats.frameHeight,
      codec: presenterStats.codec,
    },
    ...(server ? { server } : {}),
    measuredSeconds: round(seconds),
  };
  for (const viewer of viewers) {
    if (viewer.missing.length === 0) continue;
    console.error(`    ${viewer.name} lacks ${viewer.missing.join(', ')}: ${viewer.errors.join('; ')}`);
  }
  return result;
}

async function main() {
  if (!Number.isInteger(viewerCount) || viewerCount < 1) throw new Error('--viewers wants a number from 1');
  const browser = await launchBrowser();
  let result;
  try {
    result = await check(browser);
  } catch (error) {
    result = { ok: false, error: error.message, viewers: [] };
    console.error(`    ${error.message}`);
  } finally {
    await browser.close();
  }
  if (result.viewers.length > 0) printTable(result);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  console.log(
    result.ok ? `    OK: all ${viewerCount} viewers saw, heard and read the presenter` : '    FAILED',
  );
  process.exitCode = result.ok ? 0 : 1;
}

await main();
