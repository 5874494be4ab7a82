// A viewer that joins a presentation that is under way sees a picture within a fraction of a second.
// The figures of a quiet machine are in docs/performance/joining.md; the bar here leaves room for a busy one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from './support/browser.mjs';
import { measureJoins, percentile } from './support/joins.mjs';
import { servePages } from './support/sdk-pages.mjs';

const BAR_MS = 400;
const BUSY_MACHINE = 4;

let browser, files;
before(async () => {
  [browser, files] = await Promise.all([launchBrowser(), servePages()]);
});
after(async () => {
  await browser?.close();
  files?.close();
});

test('ten who join shortly after one another see a picture soon, though no new keyframe may be due', async () => {
  const joins = await measureJoins(browser, files, { joins: 10, pauseMs: 300, joinWith: 'cachedKeyframe' });
  const p95 = percentile(
    joins.map(({ firstFrame }) => firstFrame),
    95,
  );
  assert.ok(p95 <= BAR_MS * BUSY_MACHINE, `p95 is ${p95} ms: ${JSON.stringify(joins)}`);
  // Somebody joined a moment before, so the keyframe for that one was there for this one as well.
  const median = percentile(
    joins.map(({ received, connected }) => received - connected),
    50,
  );
  assert.ok(median < BAR_MS, `half of them waited ${median} ms and more for a whole picture`);
});

test('one who joins a presentation that nobody has joined for a while has a new keyframe soon', async () => {
  const joins = await measureJoins(browser, files, { joins: 3, pauseMs: 2_500, joinWith: 'cachedKeyframe' });
  const worst = Math.max(...joins.map(({ firstFrame }) => firstFrame));
  assert.ok(worst <= BAR_MS * BUSY_MACHINE, `${worst} ms: ${JSON.stringify(joins)}`);
});
