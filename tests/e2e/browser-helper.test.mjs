// @headwater/client/browser in Chromium: a page of fifteen lines, devices that are not there, connections that break.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { connect } from '@headwater/client';
import { launchBrowser, openPage } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { MediaApp } from './support/media-app.mjs';
import { startServer } from './support/processes.mjs';

let server;
let client;
let app;
let browser;
const pages = [];
before(async () => {
  server = await startServer();
  client = await connect(server.url);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await client?.close();
  await server?.stop();
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  await app?.close();
  app = undefined;
});

/** The page of fifteen lines. */
async function open(inBrowser = browser) {
  app ??= await MediaApp.start(client);
  const page = await openPage(inBrowser, app.url);
  pages.push(page);
  return page;
}

const untilSays = (page, pattern, withinMs = 20_000) =>
  eventually(
    async () => pattern.test(await page.inputValue('output').catch(() => page.textContent('output'))),
    {
      what: `the page says ${pattern}`,
      withinMs,
    },
  );

/** Frames that are decoded and differ: the video moves. */
async function untilMoves(page, withinMs = 20_000) {
  const frames = () =>
    page.evaluate(() => document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames();
  await eventually(async () => (await frames()) > before + 5, { what: 'the video moves', withinMs });
}

/** Opens a page that publishes and one that watches. */
async function publisherAndViewer() {
  const publisher = await open();
  await publisher.click('#publish');
  await untilSays(publisher, /^connected$/);
  const viewer = await open();
  await viewer.click('#watch');
  await untilSays(viewer, /^connected$/);
  await untilMoves(viewer);
  return { publisher, viewer };
}

/** A call in the page, under `window.call`, with what it told under `window.told`. */
function begin(page, role, options = {}) {
  return page.evaluate(
    async ([how, given]) => {
      const helper = await import('/headwater/browser/index.js');
      window.signaling = new helper.WebSocketSignaling('/media');
      const { stream } = how === 'play' ? {} : await helper.openCamera();
      const video = document.querySelector('video');
      const calls = {
        publish: () => helper.publish(stream, window.signaling, given),
        play: () => helper.play(video, window.signaling, given),
        exchange: () => helper.exchange(stream, video, window.signaling, given),
      };
      window.call = calls[how]();
      window.told = [];
      for (const type of ['state', 'ended', 'answered', 'channel', 'data', 'stats']) {
        window.call.on(type, (event) => window.told.push({ type, event }));
      }
    },
    [role, options],
  );
}

const told = (page, type) =>
  page.evaluate(
    (wanted) => window.told.filter(({ type }) => type === wanted).map(({ event }) => event),
    type,
  );
const untilTold = (page, type, where, withinMs = 20_000) =>
  eventually(async () => (await told(page, type)).find(where), { what: `a ${type}`, withinMs });

test('a page of fifteen lines publishes, and others watch it; candidates trickle both ways', async () => {
  const { viewer } = await publisherAndViewer();
  assert.equal(await app.endpoints(), 2);
  assert.ok(app.said.some(({ type }) => type === 'candidate'));
  assert.deepEqual(viewer.errors, []);
  await viewer.close();
  await eventually(async () => (await app.endpoints()) === 1, { what: 'the viewer’s endpoint is gone' });
});

for (const [camera, pattern] of [
  ['denied', /not allowed/],
  ['none', /No camera or microphone was found/],
  ['broken', /in use by another program/],
]) {
  test(`a camera that is ${camera} is told in words of its own`, async () => {
    const other = await launchBrowser({ camera });
    try {
      const page = await open(other);
      await page.click('#publish');
      await untilSays(page, pattern);
      pages.length = 0;
    } finally {
      await other.close();
    }
  });
}

test('device errors have reasons for programs, and name the constraint', async () => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const { openCamera, DeviceError } = await import('/headwater/browser/index.js');
    const error = await openCamera({ video: { width: { exact: 99_999 } } }).catch((e) => e);
    const { stream, missing } = await openCamera();
    return {
      error: { is: error instanceof DeviceError, reason: error.reason, constraint: error.constraint },
      kinds: stream.getTracks().map(({ kind }) => kind),
      missing,
    };
  });
  assert.deepEqual(seen.error, { is: true, reason: 'overconstrained', constraint: 'width' });
  assert.deepEqual(seen.kinds.sort(), ['audio', 'video']);
  assert.equal(seen.missing, undefined);
});

test('statistics say what is sent and what arrives', async () => {
  const publisher = await open();
  await begin(publisher, 'publish', { codec: 'VP8' });
  await untilTold(publisher, 'state', (state) => state === 'connected');
  const viewer = await open();
  await begin(viewer, 'play');
  for (const page of [publisher, viewer]) {
    const stats = await untilTold(
      page,
      'stats',
      ({ video, audio }) => video?.kbps > 0 && video.width > 0 && audio?.packetsPerSecond > 0,
    );
    assert.equal(stats.video.codec, 'VP8');
    assert.equal(stats.audio.codec, 'opus');
    assert.ok(stats.path === 'udp' || stats.path === 'tcp', stats.path);
    assert.equal(typeof stats.roundTripMs, 'number');
  }
});

test('one connection can carry both ways, text too', async () => {
  const page = await open();
  await begin(page, 'exchange', { channel: 'text' });
  await untilTold(page, 'channel', (isOpen) => isOpen === true);
  await untilMoves(page);
  const directions = await page.evaluate(() =>
    window.call.connection.getTransceivers().map(({ currentDirection }) => currentDirection),
  );
  assert.deepEqual(directions, ['sendrecv', 'sendrecv']);
  assert.equal(await page.evaluate(() => window.call.send('hello')), true);
  await untilTold(page, 'data', (text) => text === 'hello');
});

test('a media connection that breaks is made anew, in place of the old one', async () => {
  const publisher = await open();
  await begin(publisher, 'publish', { interruptionMs: 300 });
  await untilTold(publisher, 'state', (state) => state === 'connected');
  await app.breakMedia();
  await untilTold(publisher, 'state', (state) => state === 'reconnecting', 60_000);
  await eventually(async () => (await publisher.evaluate(() => window.call.state)) === 'connected', {
    what: 'the call is connected again',
    withinMs: 60_000,
  });
  const offers = app.said.filter(({ type }) => type === 'offer');
  assert.ok(offers.length >= 2);
  assert.equal(await app.endpoints(), 1);
  const viewer = await open();
  await begin(viewer, 'play');
  await untilMoves(viewer);
});

test('when the machine gets another network, an interrupted call does not wait', async () => {
  const publisher = await open();
  await begin(publisher, 'publish', { interruptionMs: 600_000, attemptMs: 600_000 });
  await untilTold(publisher, 'state', (state) => state === 'connected');
  await app.breakMedia();
  await untilTold(publisher, 'state', (state) => state === 'interrupted' || state === 'reconnecting', 60_000);
  await publisher.context().setOffline(true);
  await publisher.context().setOffline(false);
  await eventually(
    async () =>
      (await publisher.evaluate(() => window.call.state)) === 'connected' && (await app.endpoints()) === 1,
    { what: 'the call is connected again', withinMs: 60_000 },
  );
});

test('when the channel to the application’s server breaks, calls come back with it', async () => {
  const { publisher, viewer } = await publisherAndViewer();
  app.dropChannels();
  await eventually(() => app.said.filter(({ type }) => type === 'offer').length >= 4, {
    what: 'both offer anew',
    withinMs: 30_000,
  });
  await untilSays(publisher, /^connected$/, 30_000);
  // The viewer may have been faster than the publisher, and then sees who was there before: nobody any more.
  await viewer.click('#watch');
  await untilMoves(viewer, 30_000);
});

test('a refusal ends the call with the server’s words, and one that may be repeated is repeated', async () => {
  const page = await open();
  app.refusal = { reason: 'full', message: 'The room is full.' };
  await begin(page, 'play');
  const refused = await page.evaluate(() => window.call.connected.catch(({ message }) => message));
  assert.equal(refused, 'The room is full.');
  const end = await untilTold(page, 'ended', () => true);
  assert.deepEqual(end, { reason: 'full', message: 'The room is full.' });

  app.refusal = { message: 'Not yet.', retry: true };
  await begin(page, 'publish');
  await eventually(() => app.said.filter(({ role }) => role === 'publish').length >= 2, {
    what: 'two attempts',
  });
  app.refusal = undefined;
  await untilTold(page, 'state', (state) => state === 'connected');
});

test('closing tells the server, leaves the camera to the page, and may be done by a signal', async () => {
  const page = await open();
  await begin(page, 'publish');
  await untilTold(page, 'state', (state) => state === 'connected');
  const live = await page.evaluate(() => {
    const [sender] = window.call.connection.getSenders();
    const { track } = sender;
    window.call.close();
    return [track.readyState, window.call.state];
  });
  assert.deepEqual(live, ['live', 'closed']);
  await eventually(async () => (await app.endpoints()) === 0, { what: 'the endpoint is gone' });
  const { reason } = await untilTold(page, 'ended', () => true);
  assert.equal(reason, 'closed');
});
