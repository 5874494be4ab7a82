// ./dev bench join --browser: how long Chromium takes from processOffer to the first frame of a presentation
// that is under way, with each way of giving a viewer its first picture.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launchBrowser } from './support/browser.mjs';
import { measureJoins, percentile } from './support/joins.mjs';
import { servePages } from './support/sdk-pages.mjs';

const { values: options } = parseArgs({
  options: {
    joins: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    against: { type: 'string' }, // another server's binary
    only: { type: 'string' },
  },
});
const joins = Number(options.joins);
const rounds = Math.min(Number(options.rounds), joins);

const ROOMS = {
  quiet: { title: 'nobody joined for 3 s', pauseMs: 3_000 },
  busy: { title: 'somebody joined 0.3 s ago', pauseMs: 300 },
};
const WAYS = ['cachedKeyframe', 'freshKeyframe'];
const STEPS = ['answer', 'connected', 'received', 'firstFrame'];

/** What is measured beside the build at hand, in the same rounds, has the name of a peer. */
const SERVERS = [{}, ...(options.against ? [{ peer: 'against', binary: options.against }] : [])];
const cases = Object.keys(ROOMS).flatMap((room) =>
  WAYS.flatMap((joinWith) => SERVERS.map((server) => ({ room, joinWith, ...server, joins: [] }))),
);
const chosen = cases.filter(({ room, joinWith }) => !options.only || options.only === `${room}:${joinWith}`);

const load = loadavg()[0];
const files = await servePages();
try {
  // Interleaved, so that what else the machine does hits all alike; a browser of its own for each.
  for (let round = 1; round <= rounds; round += 1) {
    for (const each of chosen) {
      const which = each.peer ? `, ${each.peer}` : '';
      console.error(`round ${round} of ${rounds}: ${each.joinWith}, ${ROOMS[each.room].title}${which}`);
      const browser = await launchBrowser();
      try {
        const { pauseMs } = ROOMS[each.room];
        const count = Math.floor((joins * round) / rounds) - Math.floor((joins * (round - 1)) / rounds);
        each.joins.push(
          ...(await measureJoins(browser, files, {
            joins: count,
            pauseMs,
            joinWith: each.joinWith,
            binary: each.binary,
          })),
        );
      } finally {
        await browser.close();
      }
    }
  }
} finally {
  files.close();
}

for (const each of chosen) {
  each.summary = Object.fromEntries(
    STEPS.map((step) => {
      const values = each.joins.map((join) => join[step]);
      return [step, { p50: percentile(values, 50), p95: percentile(values, 95), max: Math.max(...values) }];
    }),
  );
}
console.log(`Chromium, ms from processOffer; load average before ${load.toFixed(2)}\n`);
console.log(
  '| room | joinWith | joins | answer p50 | connected p50 | received p50 | first frame p50 | p95 | max |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const { room, joinWith, peer, joins: all, summary } of chosen) {
  const cells = [
    ...[ROOMS[room].title, `\`${joinWith}\`${peer ? `, ${peer}` : ''}`, all.length],
    ...[summary.answer.p50, summary.connected.p50, summary.received.p50],
    ...[summary.firstFrame.p50, summary.firstFrame.p95, summary.firstFrame.max],
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
if (options.json) writeFileSync(options.json, `${JSON.stringify({ load, cases: chosen }, null, 1)}\n`);
