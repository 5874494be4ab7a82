// Many who come at once, and pages that are reloaded again and again: who watches sees nothing of it, and the
// server keeps nothing. HEADWATER_WHOLE_STORMS=1 has 20 pages reload 20 times each, and 200 join in one second.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './support/eventually.mjs';
import { join, openViewer } from './support/joins.mjs';
import { startLoad } from './support/load.mjs';
import { untilVideoMoves } from './support/one2many-page.mjs';
import { descriptors, memoryMb, threads } from './support/process-stats.mjs';
import { startServer } from './support/processes.mjs';
import { servePages } from './support/sdk-pages.mjs';
import { useDemo } from './support/setup.mjs';

const WHOLE = process.env.HEADWATER_WHOLE_STORMS === '1';
const [PAGES, RELOADS, JOINS] = WHOLE ? [20, 20, 200] : [4, 4, 60];
const SMALL = 'video=320x180';
/** Less than a tenth of what an endpoint takes. */
const LEVEL_MB_A_JOIN = 0.08;
const LEVEL_MB = 6;

const demo = useDemo();
afterEach(() => demo.closePages());

const untilEndpoints = (count) =>
  eventually(async () => (await demo.countEndpoints()) === count, {
    what: `the server has ${count} endpoints`,
    withinMs: 30_000,
  });

/** What the server has when only the presenter is there, once it is settled. */
async function settled() {
  await untilEndpoints(1);
  await sleep(2_000);
  const { pid } = demo.server;
  return { threads: threads(pid), descriptors: descriptors(pid), memoryMb: memoryMb(pid) };
}

async function reloadStorm(reloads) {
  const viewers = await Promise.all(
    Array.from({ length: PAGES }, (_, i) => demo.open(`viewer ${i + 1}`, { query: SMALL })),
  );
  await Promise.all(
    viewers.map(async (viewer) => {
      for (let i = 0; i < reloads; i += 1) {
        await viewer.view();
        await viewer.page.reload();
        await viewer.untilLink('connected', 60_000);
      }
    }),
  );
  await Promise.all(viewers.map(({ page }) => page.context().close()));
}

test(`${PAGES} pages that are reloaded ${RELOADS} times each leave nothing in the server`, async (t) => {
  const presenter = await demo.open('presenter', { query: SMALL });
  await presenter.present();
  await reloadStorm(4); // pools and allocators are as large as they get from here on
  const before = await settled();
  await reloadStorm(RELOADS);
  const after = await settled();
  t.diagnostic(JSON.stringify({ before, after }));
  assert.ok(after.threads <= before.threads + 3, JSON.stringify({ before, after }));
  assert.ok(after.descriptors <= before.descriptors + 3, JSON.stringify({ before, after }));
  const mostMb = before.memoryMb + LEVEL_MB + LEVEL_MB_A_JOIN * PAGES * RELOADS;
  assert.ok(after.memoryMb <= mostMb, JSON.stringify({ before, after }));
  const viewer = await demo.open('a viewer after the storm', { query: SMALL });
  await viewer.view();
  await untilVideoMoves(viewer);
});

const watched = (page) =>
  page.evaluate(async () => {
    const { peers } = await import('/pages/room.js');
    const reports = [...(await peers.viewer.connection.getStats()).values()];
    const of = (kind) => reports.find((each) => each.type === 'inbound-rtp' && each.kind === kind);
    const { packetsLost, packetsReceived, framesDecoded, framesDropped, freezeCount, keyFramesDecoded } =
      of('video');
    const audio = { lost: of('audio').packetsLost, concealed: of('audio').concealmentEvents };
    return {
      packetsLost,
      packetsReceived,
      framesDecoded,
      framesDropped,
      freezeCount,
      keyFramesDecoded,
      audio,
    };
  });

test(`${JOINS} who join within one second do not disturb who watches, nor the presenter`, async (t) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'headwater-e2e-'));
  const server = await startServer();
  const files = await servePages();
  const [presented, joined] = ['presenter.json', 'storm.json'].map((name) => path.join(directory, name));
  const presenter = startLoad(['--url', server.url, '--present', '--viewers', '0', '--json', presented]);
  try {
    const [, pipeline, endpoint] = await presenter.untilOutput(
      /presenting: --pipeline (\S+) --endpoint (\S+)/,
    );
    const page = await openViewer(demo.browser, files, server, { pipeline, endpoint });
    await join(page);
    await sleep(3_000); // its jitter buffer settles
    const before = await watched(page);
    const room = ['--pipeline', pipeline, '--endpoint', endpoint];
    const many = ['--viewers', String(JOINS), '--rate', String(JOINS), '--warmup', '1', '--duration', '3'];
    const storm = startLoad(['--url', server.url, ...room, ...many, '--json', joined]);
    const { code } = await storm.exited;
    assert.equal(code, 0, storm.output.slice(-2_000));
    const after = await watched(page);
    const result = JSON.parse(readFileSync(joined, 'utf8'));
    t.diagnostic(JSON.stringify({ before, after, first: result.join_ms.first_packet }));
    assert.equal(result.viewers.joined, JOINS);
    assert.equal(result.viewers.failed, 0);
    assert.ok(after.framesDecoded > before.framesDecoded + 30, 'it went on watching');
    assert.equal(after.packetsLost, before.packetsLost);
    assert.equal(after.freezeCount, before.freezeCount);
    assert.equal(after.audio.lost, before.audio.lost);
    await presenter.stop('SIGINT');
    const seen = JSON.parse(readFileSync(presented, 'utf8')).presenter;
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.keyframe_requests > 0);
    assert.equal(seen.most_keyframe_requests_in_one_second, 1);
  } finally {
    await presenter.stop('SIGKILL');
    await server.stop();
    files.close();
    rmSync(directory, { recursive: true });
  }
});
