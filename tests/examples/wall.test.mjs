// examples/wall, as two people use it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { launchBrowser } from 'headwater-e2e/support/browser.mjs';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { pictureOf } from 'headwater-e2e/support/picture.mjs';
import { PEOPLE } from './support/person.mjs';
import { overflow, tabTo, untilHeard, untilState, untilText, useExample } from './support/example.mjs';

const example = useExample('wall', ['anna', 'ben']);
afterEach(() => example.closePages());

async function join(person, options) {
  const page = await example.open(person, options);
  await page.click('#join');
  await untilState(page, 'live');
  return page;
}

/** Resolves when each of these people's shirts is somewhere in the picture. */
function untilAllAreSeen(page, people) {
  return eventually(
    async () => {
      const cells = await pictureOf(page, '#video', 32, 18);
      const seen = (person) =>
        cells.filter((cell) => Math.hypot(...cell.map((value, c) => value - PEOPLE[person].shirt[c])) < 50)
          .length > 3;
      const missing = people.filter((person) => !seen(person));
      if (missing.length === 0) return true;
      throw new Error(`not seen: ${missing}`);
    },
    { what: `${people} are in the picture`, withinMs: 30_000 },
  );
}

test('two people are in one picture, and hear each other; for the screenshot', async () => {
  const anna = await join('anna');
  await untilAllAreSeen(anna, ['anna']);
  const ben = await join('ben');
  await untilAllAreSeen(anna, ['anna', 'ben']);
  await untilAllAreSeen(ben, ['anna', 'ben']);
  await untilHeard(anna);
  await untilText(anna, '#people', /^2 on the wall$/);
  await example.screenshot(anna);
  await example.lookEverywhere(anna);
  await ben.click('#leave');
  await untilText(anna, '#people', /^1 on the wall$/);
  await anna.context().close();
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
  assert.deepEqual(ben.errors, []);
});

test('it works by keyboard on the narrowest phone', async () => {
  const phone = await example.openOnPhone('anna');
  await tabTo(phone, 'join');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'live');
  assert.equal(await overflow(phone), 0);
  await tabTo(phone, 'leave');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'idle');
});

test('a person who does not allow the camera is told what to do', async () => {
  const browser = await launchBrowser({ camera: 'denied' });
  try {
    const page = await example.open('nobody', { browser });
    await page.click('#join');
    await untilText(page, '#notice-text', /were not allowed/);
    await untilState(page, 'idle');
  } finally {
    await browser.close();
  }
});
