// Peers without BUNDLE (RFC 9143) have ICE and DTLS for each section.
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

const look = (page) =>
  page.evaluate(async () => {
    const { peers } = await import('/pages/room.js');
    const reports = [...(await peers.viewer.connection.getStats()).values()];
    const inbound = (kind) => reports.find((each) => each.type === 'inbound-rtp' && each.kind === kind);
    return {
      transports: reports.filter(({ type }) => type === 'transport').length,
      framesDecoded: inbound('video').framesDecoded,
      audioEnergy: inbound('audio').totalAudioEnergy,
    };
  });

test('a viewer that does not bundle sees and hears by two transports', async () => {
  const { room } = await openPresenter(browser, files, server);
  const viewer = await openViewer(browser, files, server, room);
  await viewer.evaluate(async () => {
    (await import('/pages/room.js')).peers.viewer.video.muted = false; // what is muted has no energy
  });
  await join(viewer, { bundle: false });
  const seen = await eventually(
    async () => {
      const now = await look(viewer);
      return now.framesDecoded > 30 && now.audioEnergy > 0 && now;
    },
    { what: 'frames and sound' },
  );
  assert.equal(seen.transports, 2);
});
