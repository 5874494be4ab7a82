// The main job: one presents, four watch.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { eventually } from './support/eventually.mjs';
import { untilSoundIsHeard, untilVideoMoves } from './support/one2many-page.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo();
afterEach(() => demo.closePages());

async function presenterAndViewers(count, query) {
  const presenter = await demo.open('presenter', { query });
  await presenter.present();
  const viewers = [];
  for (let i = 1; i <= count; i += 1) {
    const viewer = await demo.open(`viewer ${i}`, { query: 'video=640x360' });
    await viewer.view();
    viewers.push(viewer);
  }
  return { presenter, viewers };
}

for (const codec of ['VP8', 'H264']) {
  test(`four viewers see the presenter move and hear them in ${codec}`, async () => {
    const { presenter, viewers } = await presenterAndViewers(4, `video=640x360&codec=${codec}`);
    await presenter.untilViewerCount(4);
    for (const viewer of viewers) {
      const stats = await untilVideoMoves(viewer);
      assert.equal(stats.codec, `video/${codec}`);
      await untilSoundIsHeard(viewer);
    }
    assert.deepEqual(await Promise.all(viewers.map((viewer) => viewer.state())), Array(4).fill('watching'));
  });
}

test('somebody who comes late sees a picture at once, though no keyframe was due', async () => {
  const { presenter, viewers } = await presenterAndViewers(1, 'video=640x360&codec=VP8');
  await eventually(async () => (await presenter.stats()).framesEncoded > 150, {
    what: 'the presenter has been sending for a while',
    withinMs: 60_000,
  });
  const late = await demo.open('late viewer');
  await late.view();
  await untilVideoMoves(late);
  await untilSoundIsHeard(late);
  await untilVideoMoves(viewers[0]);
});

test('a presenter’s camera in 720p arrives in full size', async () => {
  const { viewers } = await presenterAndViewers(1, 'video=1280x720&codec=VP8');
  const [viewer] = viewers;
  await untilVideoMoves(viewer);
  await eventually(
    async () => {
      const { frameWidth, frameHeight } = await viewer.stats();
      return frameWidth === 1280 && frameHeight === 720;
    },
    { what: 'the viewer gets 1280x720', withinMs: 60_000 },
  );
});

test('text of the presenter reaches every viewer, and a viewer’s text only the presenter', async () => {
  const { presenter, viewers } = await presenterAndViewers(2, 'video=640x360');
  await presenter.say('Welcome, everybody');
  await Promise.all(viewers.map((viewer) => viewer.untilChatShows('Welcome, everybody')));
  await viewers[0].say('Can you hear me? – ¿Sí? 你好');
  await presenter.untilChatShows('Can you hear me? – ¿Sí? 你好');
  await presenter.say('Yes');
  await viewers[1].untilChatShows('Yes');
  assert.ok(!(await viewers[1].chatLines()).includes('Can you hear me? – ¿Sí? 你好'));
});
