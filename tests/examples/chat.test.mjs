// examples/chat, as people in the room use it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { overflow, tabTo, untilState, untilText, useExample } from './support/example.mjs';

const example = useExample('chat');
afterEach(() => example.closePages());

async function join(name, options) {
  const page = await example.open('anna', options);
  await page.fill('#name', name);
  await page.press('#name', 'Enter');
  await untilState(page, 'inside');
  return page;
}

async function say(page, text) {
  await page.fill('#chat-text', text);
  await page.press('#chat-text', 'Enter');
}

const linesOf = (page) =>
  page.$$eval('#chat-log li', (items) =>
    items.map(
      (item) => `${item.querySelector('.from').textContent}: ${item.querySelector('.text').textContent}`,
    ),
  );

const untilReads = (page, line, withinMs = 15_000) =>
  eventually(async () => (await linesOf(page)).includes(line), {
    what: `somebody reads “${line}”`,
    withinMs,
  });

test('what one types all the others read, once; for the screenshot', async () => {
  const anna = await join('Anna');
  const ben = await join('Ben');
  const carla = await join('Carla');
  for (const page of [anna, ben, carla]) await untilText(page, '#people', /^3 here$/);
  await say(anna, 'Good morning! Does everybody read this?');
  for (const page of [ben, carla]) await untilReads(page, 'Anna: Good morning! Does everybody read this?');
  await say(ben, 'I do. It came over a data channel.');
  await untilReads(anna, 'Ben: I do. It came over a data channel.');
  await untilReads(carla, 'Ben: I do. It came over a data channel.');
  await say(carla, 'Me too. Grüße!');
  await untilReads(anna, 'Carla: Me too. Grüße!');
  await untilReads(ben, 'Carla: Me too. Grüße!');
  assert.deepEqual(await linesOf(anna), [
    'You: Good morning! Does everybody read this?',
    'Ben: I do. It came over a data channel.',
    'Carla: Me too. Grüße!',
  ]);
  await example.screenshot(anna);
  await example.lookEverywhere(anna);

  await ben.click('#leave');
  await untilText(anna, '#people', /^2 here$/);
  await carla.context().close();
  await untilText(anna, '#people', /^1 here$/);
  await anna.click('#leave');
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
  assert.deepEqual([...anna.errors, ...ben.errors], []);
});

test('many messages in a row arrive in order', async () => {
  const anna = await join('Anna');
  const ben = await join('Ben');
  await untilText(anna, '#people', /^2 here$/);
  await say(anna, '<b>as it is</b> 👋');
  await untilReads(ben, 'Anna: <b>as it is</b> 👋');
  for (let i = 0; i < 50; i += 1) await say(anna, `number ${i}`);
  await untilReads(ben, 'Anna: number 49');
  assert.deepEqual(
    (await linesOf(ben)).slice(1),
    Array.from({ length: 50 }, (_, i) => `Anna: number ${i}`),
  );
});

test('after a restart of the media server the room is there again by itself', async () => {
  const anna = await join('Anna');
  const ben = await join('Ben');
  await untilText(anna, '#people', /^2 here$/);
  await example.restartServer();
  await untilText(anna, '#notice-text', /Trying again/);
  await untilState(anna, 'inside');
  await untilState(ben, 'inside');
  await untilText(anna, '#people', /^2 here$/);
  await say(anna, 'still here');
  await untilReads(ben, 'Anna: still here');
});

test('it works by keyboard on the narrowest phone', async () => {
  const phone = await example.openOnPhone('anna');
  await tabTo(phone, 'name');
  await phone.keyboard.type('Anna');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'inside');
  assert.equal(await phone.evaluate(() => document.activeElement.id), 'chat-text');
  await phone.keyboard.type('a'.repeat(200));
  await phone.keyboard.press('Enter');
  await untilReads(phone, `You: ${'a'.repeat(200)}`);
  assert.equal(await overflow(phone), 0);
  await tabTo(phone, 'leave');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'outside');
  assert.equal(await phone.evaluate(() => document.activeElement.id), 'name');
});
