// examples/magic-mirror, as a person uses it: a camera that shows a face, and what is seen on it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { pictureOf } from 'headwater-e2e/support/picture.mjs';
import { overflow, tabTo, untilSeen, untilState, untilText, useExample } from './support/example.mjs';

const example = useExample('magic-mirror', ['dora']);
afterEach(() => example.closePages());

/** Of 16 by 9 cells, those where each thing lies on dora, and how to tell it. */
const isGold = ([r, g, b]) => r > 150 && g > 100 && b < 110 && r > b + 80;
const isDark = (colour) => Math.max(...colour) < 90;
const WORN = {
  crown: { cells: [7 + 16, 8 + 16], seen: isGold },
  glasses: { cells: [7 + 3 * 16, 8 + 3 * 16], seen: isDark },
};

async function untilWorn(page, name, worn = true) {
  const { cells, seen } = WORN[name];
  await eventually(
    async () => {
      const picture = await pictureOf(page, '#remote', 16, 9);
      const colours = cells.map((cell) => picture[cell]);
      if (colours.every((colour) => seen(colour) === worn)) return true;
      throw new Error(`there are ${colours.join(' and ')}`);
    },
    { what: `dora ${worn ? 'wears' : 'does not wear'} the ${name}`, withinMs: 30_000 },
  );
}

test('a face is found and wears what was chosen; for the screenshot', async () => {
  const page = await example.open('dora');
  await page.click('#start');
  await untilState(page, 'live');
  await untilSeen(page, '#local', 'dora');
  await untilSeen(page, '#remote', 'dora');
  await untilWorn(page, 'crown');
  await untilText(page, '#stats', /640×360 · .* · VP8/);
  await example.screenshot(page);
  await example.lookEverywhere(page);

  await page.check('[value=glasses]');
  await untilWorn(page, 'glasses');
  await untilWorn(page, 'crown', false);
  await page.check('[value=nothing]');
  await untilWorn(page, 'glasses', false);
  await page.click('#stop');
  await untilState(page, 'idle');
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
  assert.deepEqual(page.errors, []);
});

test('it works by keyboard, and fits the narrowest phone', async () => {
  const page = await example.openOnPhone('dora');
  await tabTo(page, 'start');
  await page.keyboard.press('Enter');
  await untilState(page, 'live');
  assert.equal(await overflow(page), 0);
  await untilWorn(page, 'crown');
});
