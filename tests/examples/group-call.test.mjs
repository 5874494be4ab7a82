// examples/group-call, as three people use it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
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

const example = useExample('group-call', ['anna', 'ben', 'carla']);
afterEach(() => example.closePages());

async function join(person, name, { room = 'Standup', ...options } = {}) {
  const page = await example.open(person, options);
  await page.fill('#name', name);
  await page.fill('#room', room);
  await page.press('#room', 'Enter');
  await untilState(page, 'inside');
  return page;
}

const videoOf = (name) => `#tiles video[aria-label="${name}"]`;

async function untilTile(page, name) {
  await eventually(() => page.$(videoOf(name)), { what: `there is a tile of ${name}` });
}

async function untilMeets(page, name, person) {
  await untilTile(page, name);
  await untilSeen(page, videoOf(name), person);
}

test('three people see each other and hear something; for the screenshot', async () => {
  const anna = await join('anna', 'Anna');
  const ben = await join('ben', 'Ben');
  const carla = await join('carla', 'Carla');
  await untilMeets(anna, 'You', 'anna');
  await untilMeets(anna, 'Ben', 'ben');
  await untilMeets(anna, 'Carla', 'carla');
  await untilMeets(ben, 'Anna', 'anna');
  await untilMeets(ben, 'Carla', 'carla');
  await untilMeets(carla, 'Anna', 'anna');
  await untilMeets(carla, 'Ben', 'ben');
  await untilHeard(anna);
  await untilText(anna, '#count', /^3 people$/);
  await ben.click('#microphone');
  await untilText(anna, '#tiles', /Ben · muted/);
  await example.screenshot(anna);
  await example.lookEverywhere(anna);

  // One leaves, one closes the tab: the tiles go, and at the end so does the pipeline.
  await ben.click('#leave');
  await untilState(ben, 'outside');
  await carla.context().close();
  await untilText(anna, '#count', /^1 person$/);
  assert.equal((await anna.$$('#tiles li')).length, 1);
  assert.deepEqual(anna.errors, []);
  await anna.click('#leave');
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
});

test('rooms are apart from each other', async () => {
  const anna = await join('anna', 'Anna', { room: 'red' });
  const ben = await join('ben', 'Ben', { room: 'blue' });
  await untilText(anna, '#count', /^1 person$/);
  await untilText(ben, '#count', /^1 person$/);
  await untilMeets(ben, 'You', 'ben');
  assert.equal((await ben.$$('#tiles li')).length, 1);
});

test('after a restart of the media server everybody is back by themselves', async () => {
  const anna = await join('anna', 'Anna');
  const ben = await join('ben', 'Ben');
  await untilMeets(anna, 'Ben', 'ben');
  await example.restartServer();
  await untilText(anna, '#notice-text', /Trying again/);
  await untilMeets(anna, 'Ben', 'ben');
  await untilMeets(ben, 'Anna', 'anna');
  assert.equal(await example.countPipelines(), 1);
});

test('it works by keyboard on the narrowest phone', async () => {
  const phone = await example.openOnPhone('anna', { path: '?room=Kitchen' });
  assert.equal(await phone.inputValue('#room'), 'Kitchen');
  await tabTo(phone, 'name');
  await phone.keyboard.type('Anna');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'inside');
  await tabTo(phone, 'microphone');
  await phone.keyboard.press('Enter');
  await untilText(phone, '#tiles', /You · muted/);
  assert.equal(await overflow(phone), 0);
  await tabTo(phone, 'leave');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'outside');
  assert.equal(await phone.evaluate(() => document.activeElement.id), 'name');
});

test('who does not allow the camera is told and stays outside', async () => {
  const browser = await launchBrowser({ camera: 'denied' });
  try {
    const page = await example.open('nobody', { browser });
    await page.fill('#name', 'Rita');
    await page.press('#name', 'Enter');
    await untilText(page, '#notice-text', /were not allowed/);
    await untilState(page, 'outside');
  } finally {
    await browser.close();
  }
});
