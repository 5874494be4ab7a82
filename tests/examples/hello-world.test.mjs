// examples/hello-world, as a person uses it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { launchBrowser } from 'headwater-e2e/support/browser.mjs';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import {
  focused,
  overflow,
  tabTo,
  untilHeard,
  untilSeen,
  untilState,
  untilText,
  useExample,
} from './support/example.mjs';

const example = useExample('hello-world');
afterEach(() => example.closePages());

test('the camera goes to the server and comes back, with sound; for the screenshot', async () => {
  const page = await example.open('anna');
  await page.click('#start');
  await untilState(page, 'live');
  await untilSeen(page, '#local', 'anna');
  await untilSeen(page, '#remote', 'anna');
  await page.check('#sound');
  await untilHeard(page);
  await untilText(page, '#stats', /640×360 · .* · VP8/);
  await example.screenshot(page);
  await example.lookEverywhere(page);

  await page.click('#stop');
  await untilState(page, 'idle');
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
  assert.deepEqual(page.errors, []);
});

test('it works by keyboard, starts again, and fits the narrowest phone', async () => {
  const page = await example.openOnPhone('anna');
  await tabTo(page, 'start');
  await page.keyboard.press('Enter');
  await untilState(page, 'live');
  assert.equal(await focused(page), 'stop');
  assert.equal(await overflow(page), 0);
  await page.keyboard.press('Enter');
  await untilState(page, 'idle');
  assert.equal(await focused(page), 'start');
  await page.keyboard.press('Enter');
  await untilSeen(page, '#remote', 'anna');
});

test('a person who does not allow the camera is told what to do', async () => {
  const browser = await launchBrowser({ camera: 'denied' });
  try {
    const page = await example.open('nobody', { browser });
    await page.click('#start');
    await untilText(page, '#notice-text', /were not allowed.*address bar/);
    await untilState(page, 'idle');
  } finally {
    await browser.close();
  }
});

test('a closed tab leaves nothing behind', async () => {
  const leaver = await example.open('anna');
  await leaver.click('#start');
  await untilState(leaver, 'live');
  await leaver.context().close();
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
});

test('a restart of the media server is told, and it goes on by itself', async () => {
  const page = await example.open('anna');
  await page.click('#start');
  await untilState(page, 'live');
  await example.restartServer();
  await untilText(page, '#notice-text', /Trying again/);
  await untilText(page, '#notice-text', /^$/);
  await untilText(page, '#link', /^Connected$/);
  await untilSeen(page, '#remote', 'anna');
});
