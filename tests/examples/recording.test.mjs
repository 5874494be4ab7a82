// examples/recording, as a person uses it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from 'headwater-e2e/support/browser.mjs';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import {
  overflow,
  tabTo,
  untilHeard,
  untilSeen,
  untilState,
  untilText,
  useExample,
} from './support/example.mjs';

const example = useExample('recording');
afterEach(() => example.closePages());

const PLAY = '#recordings button[aria-label="Play Recording 1"]:enabled';

async function recordFor(page, milliseconds) {
  await page.click('#record');
  await untilState(page, 'recording');
  await untilSeen(page, '#video', 'anna');
  await sleep(milliseconds);
  await page.click('#stop');
  await untilState(page, 'idle');
  await untilText(page, '#recordings', /Recording 1/);
}

test('what was recorded comes back, with picture and sound, and ends; for the screenshot', async () => {
  const page = await example.open('anna');
  await recordFor(page, 6_000);
  await page.click(PLAY);
  await untilState(page, 'playing');
  await untilSeen(page, '#video', 'anna');
  await untilHeard(page);
  await example.screenshot(page);
  await untilText(page, '#notice-text', /^The end\.$/, 30_000);
  await untilState(page, 'idle');
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
  await example.lookEverywhere(page);
  // And again: a recording can be played more than once.
  await page.click(PLAY);
  await untilSeen(page, '#video', 'anna');
  assert.deepEqual(page.errors, []);
});

test('it works by keyboard on the narrowest phone', async () => {
  const phone = await example.openOnPhone('anna');
  await tabTo(phone, 'record');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'recording');
  assert.equal(await phone.evaluate(() => document.activeElement.id), 'stop');
  assert.equal(await overflow(phone), 0);
  await sleep(1_500);
  await phone.keyboard.press('Enter');
  await untilText(phone, '#recordings', /Recording 1/);
  assert.equal(await overflow(phone), 0);
});

test('a person who does not allow the camera is told what to do', async () => {
  const browser = await launchBrowser({ camera: 'denied' });
  try {
    const page = await example.open('nobody', { browser });
    await page.click('#record');
    await untilText(page, '#notice-text', /were not allowed/);
    await untilState(page, 'idle');
  } finally {
    await browser.close();
  }
});

test('a tab that is closed in the middle of a recording leaves nothing in the server', async () => {
  const page = await example.open('anna');
  await page.click('#record');
  await untilState(page, 'recording');
  await page.context().close();
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
});
