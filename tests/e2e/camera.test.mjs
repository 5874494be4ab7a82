// What the presenter's camera shows is what viewers see; and no camera means a clear word.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { launchBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { One2ManyPage } from './support/one2many-page.mjs';
import { meanColour } from './support/picture.mjs';
import { useDemo } from './support/setup.mjs';
import { writeColourVideo } from './support/y4m.mjs';

const COLOURS = { red: [200, 40, 40], green: [40, 180, 60], blue: [40, 60, 200] };

const directory = mkdtempSync(join(tmpdir(), 'headwater-e2e-'));
const cameraFile = join(directory, 'colours.y4m');
writeColourVideo(cameraFile, Object.values(COLOURS));
after(() => rmSync(directory, { recursive: true, force: true }));

const demo = useDemo({ cameraFile });
afterEach(() => demo.closePages());

/** Which of the camera's colours a page's video shows now: the upper half, away from the moving bar. */
async function colourSeen(page) {
  const picture = await page.picture(8, 6);
  const mean = meanColour(picture.slice(0, 24));
  const distance = (colour) => Math.max(...colour.map((value, c) => Math.abs(value - mean[c])));
  const [name, colour] = Object.entries(COLOURS).sort(([, a], [, b]) => distance(a) - distance(b))[0];
  return { name, mean, near: distance(colour) < 45 };
}

test('viewers see the very colours that the presenter’s camera shows, as they change', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();

  // The colour changes every 2 s at the camera. Both pages are looked at in the same instant; a look that
  // falls on a change is taken again.
  const seen = new Set();
  await eventually(
    async () => {
      const [there, here] = await Promise.all([colourSeen(presenter), colourSeen(viewer)]);
      if (there.near && here.near && there.name === here.name) {
        const apart = Math.max(...there.mean.map((value, c) => Math.abs(value - here.mean[c])));
        if (apart < 30) seen.add(here.name);
      }
      if (seen.size === 3) return true;
      throw new Error(JSON.stringify({ seen: [...seen], there, here }));
    },
    { what: 'red, green and blue, each at both ends at the same time', withinMs: 60_000, everyMs: 250 },
  );
});

test('the picture that viewers see is the presenter’s at the same moment, far more often than not', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();
  await eventually(async () => (await colourSeen(viewer)).near, {
    what: 'the viewer sees a colour of the camera',
  });
  let same = 0;
  const looks = 24;
  for (let i = 0; i < looks; i += 1) {
    const [there, here] = await Promise.all([colourSeen(presenter), colourSeen(viewer)]);
    if (there.name === here.name) same += 1;
    await new Promise((resolve) => setTimeout(resolve, 270));
  }
  // A picture that had nothing to do with the camera would agree one time in three.
  assert.ok(same >= looks * 0.6, `the same colour in only ${same} of ${looks} looks`);
});

test('a person who does not allow the camera is told what to do, and may watch', async () => {
  const browser = await launchBrowser({ camera: 'denied' });
  try {
    const page = await One2ManyPage.open(browser, demo.example.page, { name: 'person without camera' });
    await page.page.click('#present');
    await page.untilNotice(/Camera and microphone were not allowed/);
    await page.untilState('idle');
    const presenter = await demo.open('presenter');
    await presenter.present();
    await page.view();
  } finally {
    await browser.close();
  }
});
