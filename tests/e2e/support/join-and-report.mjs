// A server, a presenter and a viewer in the network that this runs in; prints what connects them, as JSON.
// Arguments go to the server.
import { launchBrowser } from './browser.mjs';
import { eventually } from './eventually.mjs';
import { join, openPresenter, openViewer } from './joins.mjs';
import { startServer } from './processes.mjs';
import { servePages } from './sdk-pages.mjs';

/** The selected pair of a page's connection, and the frames that it has decoded. */
const look = (page, who) =>
  page.evaluate(async (name) => {
    const { peers } = await import('/pages/room.js');
    const reports = await peers[name].connection.getStats();
    const all = [...reports.values()];
    const pair = reports.get(all.find(({ type }) => type === 'transport').selectedCandidatePairId);
    const end = (id) => {
      const { protocol, tcpType, address, port } = reports.get(id);
      return { protocol, tcpType, address, port };
    };
    return {
      local: end(pair.localCandidateId),
      remote: end(pair.remoteCandidateId),
      framesDecoded: all.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')?.framesDecoded,
    };
  }, who);

const server = await startServer({ args: process.argv.slice(2) });
const browser = await launchBrowser();
const files = await servePages();
try {
  const { page: presenter, room } = await openPresenter(browser, files, server);
  const viewer = await openViewer(browser, files, server, room);
  const times = await join(viewer);
  await eventually(async () => (await look(viewer, 'viewer')).framesDecoded > 30, {
    what: 'the viewer watches',
  });
  const seen = { times, viewer: await look(viewer, 'viewer'), presenter: await look(presenter, 'presenter') };
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
  await server.stop();
  files.close();
}
