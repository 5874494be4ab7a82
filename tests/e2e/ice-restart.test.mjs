// A browser whose network has changed restarts ICE; its endpoint and its media stay.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { join, openPresenter, openViewer } from './support/joins.mjs';
import { startServer } from './support/processes.mjs';
import { servePages } from './support/sdk-pages.mjs';

let server, browser, files;
before(async () => {
  [server, browser, files] = await Promise.all([startServer(), launchBrowser(), servePages()]);
});
after(async () => {
  await browser?.close();
  files?.close();
  await server?.stop();
});

/** Restarts ICE of `peers.presenter` or `peers.viewer`, and tells the ports that Chromium used before and after. */
const restart = (page, who) =>
  page.evaluate(async (name) => {
    const { peers, restartIce } = await import('/pages/room.js');
    return restartIce(peers[name]);
  }, who);

const framesDecoded = (page) =>
  page.evaluate(async () => {
    const { peers } = await import('/pages/room.js');
    const reports = [...(await peers.viewer.connection.getStats()).values()];
    return reports.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video').framesDecoded;
  });

async function untilFramesCome(page) {
  const before = await framesDecoded(page);
  await eventually(async () => (await framesDecoded(page)) > before + 10, { what: 'ten more frames' });
}

test('viewer and presenter restart ICE again and again, and frames go on', async () => {
  const { page: presenter, room } = await openPresenter(browser, files, server);
  const viewer = await openViewer(browser, files, server, room);
  await join(viewer);
  await untilFramesCome(viewer);
  for (const [page, who] of [
    [viewer, 'viewer'],
    [presenter, 'presenter'],
    [viewer, 'viewer'],
    [presenter, 'presenter'],
  ]) {
    const { before, after, dtls, frozenMs } = await restart(page, who);
    assert.notEqual(after.ufrag, before.ufrag);
    assert.notEqual(after.remoteUfrag, before.remoteUfrag);
    assert.notEqual(after.port, before.port, 'Chromium is reached on a new port');
    assert.deepEqual(dtls, ['connected'], 'one DTLS association, from the start to the end');
    assert.ok(frozenMs < 10_000, `it took ${frozenMs} ms`);
    await untilFramesCome(viewer);
  }
});

test('what is no restart of ICE is refused with 40208, and the session goes on', async () => {
  const { room } = await openPresenter(browser, files, server);
  const viewer = await openViewer(browser, files, server, room);
  await join(viewer);
  const errors = await viewer.evaluate(async () => {
    const { peers } = await import('/pages/room.js');
    const { connection, endpoint } = peers.viewer;
    const seen = [];
    const offers = [
      connection.localDescription.sdp,
      (await connection.createOffer({ iceRestart: true })).sdp.replaceAll('a=recvonly', 'a=sendonly'),
    ];
    for (const offer of offers) {
      const { code, message } = await endpoint.processOffer(offer).catch((error) => error);
      seen.push({ code, message });
    }
    return seen;
  });
  assert.deepEqual(
    errors.map(({ code }) => code),
    [40208, 40208],
  );
  assert.match(errors[0].message, /credentials that it had/);
  assert.match(errors[1].message, /direction/);
  await untilFramesCome(viewer);
});
