// examples/camera, with a camera that is an RTSP server on the loopback.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { difference, pictureOf } from 'headwater-e2e/support/picture.mjs';
import { freePort, Process } from 'headwater-e2e/support/processes.mjs';
import { ROOT, overflow, tabTo, untilHeard, untilState, untilText, useExample } from './support/example.mjs';

const RTSP_SERVER =
  process.env.HEADWATER_RTSP_SERVER_BIN ?? `${ROOT}build/dev/tests/unit/player/test-rtsp-server`;
let port;
let camera;

async function switchOn() {
  port ??= await freePort();
  camera = new Process('camera', RTSP_SERVER, [String(port)]);
  await camera.untilOutput(/port=\d+/);
}

const example = useExample('camera', ['anna'], async () => {
  await switchOn();
  return ['--camera', `rtsp://127.0.0.1:${port}/live`];
});
afterEach(() => example.closePages());
after(() => camera?.stop());

async function untilPictureMoves(page) {
  await untilState(page, 'watching');
  const first = await pictureOf(page, '#video');
  await eventually(async () => difference(first, await pictureOf(page, '#video')) > 12, {
    what: 'the picture moves',
    withinMs: 30_000,
  });
}

test('several people see and hear the camera, over one connection to it; for the screenshot', async () => {
  const first = await example.open('anna');
  await first.click('#watch');
  await untilPictureMoves(first);
  const second = await example.open('anna');
  await second.click('#watch');
  await untilPictureMoves(second);
  await untilHeard(second);
  await untilText(first, '#viewers', /^2 watching$/);
  assert.equal(await example.countPipelines(), 1);
  await untilText(first, '#stats', /320×240 · .* [1-9]\d* kbit\/s · VP8/);
  await example.screenshot(first);
  await example.lookEverywhere(first);

  await second.click('#stop');
  await untilText(first, '#viewers', /^1 watching$/);
  await first.context().close();
  await eventually(async () => (await example.countPipelines()) === 0, { what: 'the camera is let go' });
});

test('a camera that went away is seen again when it is back', async () => {
  const page = await example.open('anna');
  await page.click('#watch');
  await untilPictureMoves(page);
  await camera.stop('SIGKILL');
  await untilText(page, '#notice-text', /cannot be reached/, 40_000);
  await switchOn();
  await untilPictureMoves(page);
});

test('it works by keyboard on the narrowest phone', async () => {
  const phone = await example.openOnPhone('anna');
  await tabTo(phone, 'watch');
  await phone.keyboard.press('Enter');
  await untilPictureMoves(phone);
  assert.equal(await overflow(phone), 0);
  assert.equal(await phone.evaluate(() => document.activeElement.id), 'stop');
});
