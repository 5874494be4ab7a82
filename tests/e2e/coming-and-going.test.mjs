// People come, leave and vanish; everybody else is told and the server keeps nothing of them.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './support/eventually.mjs';
import { untilVideoMoves } from './support/one2many-page.mjs';
import { descriptors, threads } from './support/process-stats.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo();
afterEach(() => demo.closePages());

const untilEndpoints = (count, withinMs = 10_000) =>
  eventually(async () => (await demo.countEndpoints()) === count, {
    what: `the server has ${count} endpoints`,
    withinMs,
  });

/** Ends a tab's process the hard way, as a crash would. */
async function kill({ page }) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash', { timeout: 10_000 });
  session.send('Page.crash').catch(() => undefined); // never answered: who would answer it is gone
  await crashed;
}

test('a second presenter is told that somebody else is presenting', async () => {
  const first = await demo.open('presenter');
  await first.present();
  const second = await demo.open('second presenter');
  await second.page.click('#present');
  await second.untilNotice(/Somebody else is presenting/);
  await second.untilState('idle');
  assert.equal(await first.state(), 'presenting');
  await second.view();
  await untilVideoMoves(second);
});

test('without a presenter a viewer is told so, may wait, and joins by itself', async () => {
  const viewer = await demo.open('viewer');
  await viewer.page.click('#view');
  await viewer.untilNotice(/no presenter yet/);
  await viewer.untilState('idle');
  await viewer.page.click('#wait');
  await viewer.untilState('waiting');
  const presenter = await demo.open('presenter');
  await presenter.present();
  await viewer.untilState('watching');
  await untilVideoMoves(viewer);
});

test('when the presenter stops, viewers are told that they left', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();
  await presenter.stop();
  await viewer.untilNotice(/presenter has left/, 5_000);
  await viewer.untilState('idle');
  await untilEndpoints(0);
});

test('when the presenter’s tab is killed, viewers are told at once', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewers = [await demo.open('viewer 1'), await demo.open('viewer 2')];
  for (const viewer of viewers) await viewer.view();
  await kill(presenter);
  await Promise.all(viewers.map((viewer) => viewer.untilNotice(/presenter has left/, 5_000)));
  await untilEndpoints(0);
});

test('when a viewer’s tab is killed, its endpoint is gone within 10 s and the others go on', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const [killed, other] = [await demo.open('killed viewer'), await demo.open('other viewer')];
  await killed.view();
  await other.view();
  await untilEndpoints(3);
  await kill(killed);
  await untilEndpoints(2, 10_000);
  await presenter.untilViewerCount(1);
  await untilVideoMoves(other);
});

test('a page that is reloaded while it watches leaves nothing behind and can watch again', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  for (let i = 0; i < 5; i += 1) {
    await viewer.view();
    await viewer.page.reload();
    await viewer.untilLink('connected');
  }
  await viewer.view();
  await untilVideoMoves(viewer);
  await untilEndpoints(2);
});

test('after ten rounds of presenting and watching the server is as it was', async () => {
  const presenter = await demo.open('presenter');
  const viewer = await demo.open('viewer');
  const round = async () => {
    await presenter.present();
    await viewer.view();
    await presenter.stop();
    await viewer.untilState('idle');
    await untilEndpoints(0);
  };
  await round(); // what is made once and kept (plugins, pools) is there from here on
  await sleep(1_000);
  const before = { threads: threads(demo.server.pid), descriptors: descriptors(demo.server.pid) };
  for (let i = 0; i < 10; i += 1) await round();
  await eventually(
    () => {
      const now = { threads: threads(demo.server.pid), descriptors: descriptors(demo.server.pid) };
      // Pools may have grown by a thread or two; ten rounds that leak one each would show.
      if (now.threads <= before.threads + 3 && now.descriptors <= before.descriptors + 3) return true;
      throw new Error(JSON.stringify({ before, now }));
    },
    { what: 'threads and descriptors are back to the start', withinMs: 10_000 },
  );
});
