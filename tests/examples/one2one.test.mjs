// examples/one2one, as two people use it.
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

const example = useExample('one2one', ['anna', 'ben']);
afterEach(() => example.closePages());

async function enter(page, name) {
  await page.fill('#name', name);
  await page.press('#name', 'Enter');
  await untilState(page, 'idle');
  return page;
}

const callButton = (name) => `#people button[aria-label="Call ${name}"]:enabled`;

async function talking() {
  const anna = await enter(await example.open('anna'), 'Anna');
  const ben = await enter(await example.open('ben'), 'Ben');
  await anna.click(callButton('Ben'));
  await untilState(ben, 'ringing');
  await ben.click('#accept');
  await untilState(anna, 'talking');
  await untilState(ben, 'talking');
  return { anna, ben };
}

test('two people see and hear each other; for the screenshot', async () => {
  const { anna, ben } = await talking();
  await untilSeen(anna, '#remote', 'ben');
  await untilSeen(anna, '#local', 'anna');
  await untilSeen(ben, '#remote', 'anna');
  await untilHeard(anna);
  await untilHeard(ben);
  await untilText(anna, '#stats', /640×360/);
  await example.screenshot(anna);
  await example.lookEverywhere(anna);

  await anna.click('#hangup');
  await untilState(anna, 'idle');
  await untilState(ben, 'idle');
  await untilText(ben, '#notice-text', /^Anna has hung up\.$/);
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
  // And once more, the other way round: nothing of the first call is in the way.
  await ben.click(callButton('Anna'));
  await untilState(anna, 'ringing');
  await anna.click('#accept');
  await untilSeen(ben, '#remote', 'anna');
  assert.deepEqual([...anna.errors, ...ben.errors], []);
});

test('a call can be declined and given up, and a third person is told that somebody is busy', async () => {
  const anna = await enter(await example.open('anna'), 'Anna');
  const ben = await enter(await example.open('ben'), 'Ben');
  const carla = await enter(await example.open('ben'), 'Carla');
  await anna.click(callButton('Ben'));
  await untilState(ben, 'ringing');
  await untilText(carla, '#people', /Anna \(in a call\).*Ben \(in a call\)/s);
  await ben.click('#hangup');
  await untilText(anna, '#notice-text', /^Ben does not take the call\.$/);

  await anna.click(callButton('Ben'));
  await untilState(ben, 'ringing');
  await anna.click('#hangup');
  await untilState(ben, 'idle');
  await untilText(ben, '#notice-text', /^Anna has given up\.$/);
  assert.equal(await example.countPipelines(), 0);
});

test('who closes the tab hangs up', async () => {
  const { anna, ben } = await talking();
  await ben.context().close();
  await untilState(anna, 'idle');
  await untilText(anna, '#notice-text', /Ben/);
  await untilText(anna, '#people', /^$/);
  await eventually(async () => (await example.countPipelines()) === 0, {
    what: 'nothing stays in the server',
  });
});

test('a name is taken only once, and everything can be done by keyboard on a phone', async () => {
  const anna = await enter(await example.open('anna'), 'Anna');
  const phone = await example.openOnPhone('ben');
  await phone.fill('#name', 'Anna');
  await phone.press('#name', 'Enter');
  await untilText(phone, '#notice-text', /Anna is here already/);
  await enter(phone, 'Ben');
  assert.equal(await overflow(phone), 0);
  await anna.click(callButton('Ben'));
  await untilState(phone, 'ringing');
  await tabTo(phone, 'accept');
  await phone.keyboard.press('Enter');
  await untilState(phone, 'talking');
  assert.equal(await overflow(phone), 0);
  await untilSeen(phone, '#remote', 'anna');
});

test('who does not allow the camera is told, and the other one too', async () => {
  const browser = await launchBrowser({ camera: 'denied' });
  try {
    const anna = await enter(await example.open('anna'), 'Anna');
    const refuser = await enter(await example.open('nobody', { browser }), 'Rita');
    await anna.click(callButton('Rita'));
    await untilState(refuser, 'ringing');
    await refuser.click('#accept');
    await untilText(refuser, '#notice-text', /were not allowed/);
    await untilText(anna, '#notice-text', /^Rita does not take the call\.$/);
  } finally {
    await browser.close();
  }
});
