// The page itself: keyboard, narrow screens, browsers that do not play sound unasked.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from './support/browser.mjs';
import { One2ManyPage, untilSoundIsHeard, untilVideoMoves } from './support/one2many-page.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo();
afterEach(() => demo.closePages());

const focused = ({ page }) => page.evaluate(() => document.activeElement.id);

test('everything can be done with the keyboard, and the focus is never lost', async () => {
  const presenter = await demo.open('presenter');
  await presenter.page.keyboard.press('Tab');
  while ((await focused(presenter)) !== 'present') await presenter.page.keyboard.press('Tab');
  await presenter.page.keyboard.press('Enter');
  await presenter.untilState('presenting');
  assert.equal(await focused(presenter), 'stop');
  await presenter.page.waitForSelector('#chat-text:enabled');
  while ((await focused(presenter)) !== 'chat-text') await presenter.page.keyboard.press('Tab');
  await presenter.page.keyboard.type('typed');
  await presenter.page.keyboard.press('Enter');
  await presenter.untilChatShows('typed');
  while ((await focused(presenter)) !== 'stop') await presenter.page.keyboard.press('Shift+Tab');
  await presenter.page.keyboard.press('Enter');
  await presenter.untilState('idle');
  assert.equal(await focused(presenter), 'view');
});

test('on the narrowest phone nothing runs off the side', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const phone = await demo.open('phone', { context: { viewport: { width: 320, height: 640 } } });
  const overflow = () =>
    phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await overflow(), 0);
  await phone.view();
  await untilVideoMoves(phone);
  assert.equal(await overflow(), 0);
});

test('where the browser plays no sound unasked, the picture comes at once and a button brings the sound', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const browser = await launchBrowser({ flags: ['--autoplay-policy=user-gesture-required'] });
  try {
    const viewer = await One2ManyPage.open(browser, demo.example.page, { name: 'viewer' });
    // Whatever a test does to a page counts as a person's gesture for 5 s: the click comes after that.
    await viewer.page.evaluate(() => setTimeout(() => document.getElementById('view').click(), 6_500));
    await sleep(9_000);
    await viewer.untilState('watching');
    assert.equal(await viewer.page.$eval('#video', (video) => video.muted), true);
    assert.equal(await viewer.page.isVisible('#unmute'), true);
    await untilVideoMoves(viewer);
    await viewer.page.click('#unmute');
    assert.equal(await viewer.page.$eval('#video', (video) => video.muted), false);
    assert.equal(await viewer.page.isVisible('#unmute'), false);
    await untilVideoMoves(viewer);
    await untilSoundIsHeard(viewer);
  } finally {
    await browser.close();
  }
});
