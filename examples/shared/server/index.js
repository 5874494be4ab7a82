// Everything about an example that is not what it shows: https, the pages' WebSocket, the media server.
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { loadCertificate } from './certificate.js';
import { log } from './log.js';
import { Media } from './media.js';
import { readOptions, usage } from './options.js';
import { Signalling } from './signalling.js';

export { LazyPipeline } from './lazy-pipeline.js';
export { log } from './log.js';
export { textOf } from './messages.js';

/** Style and scripts that the examples' pages share, for /shared of the example's server. */
export const SHARED_PUBLIC = fileURLToPath(new URL('../public', import.meta.url));

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('@headwater/client').MediaObject} MediaObject */
/**
 * The application's part of an example; only `offer` is needed.
 * @typedef {object} Application
 * @property {(page: Page, message: { call: string }, own: <T extends MediaObject>(object: T) => T) =>
 *   Promise<import('@headwater/client').WebRtcEndpoint>} offer
 *   makes the endpoint that answers a page's offer. What it gives to `own` is released when the call ends; what
 *   it throws is told to the page
 * @property {(page: Page, message: { call: string }) => unknown} [answered] after the answer was sent
 * @property {(page: Page, call: string) => void} [ended] a call is over, whoever ended it
 * @property {(page: Page, message: object) => unknown} [receive] any other message of a page
 * @property {(page: Page) => void} [enter] a page was opened
 * @property {(page: Page) => void} [leave] a page was closed; its calls have ended
 * @property {() => void} [mediaLost] the media server was restarted: every object in it is gone
 */

/**
 * Starts an example: serves its page and joins pages with the media server until SIGINT or SIGTERM.
 * @param {URL} pages the folder with index.html
 * @param {(media: import('./media.js').Media, options: object) => Application} createApplication
 * @param {Record<string, string>} [own] settings of this example: flag and meaning
 */
export async function startExample(pages, createApplication, own) {
  try {
    const options = readOptions(own);
    if (options.help) console.log(usage(own));
    else await start(options, pages, createApplication);
  } catch (error) {
    log.error(error.message);
    process.exitCode = 1;
  }
}

async function start(options, pages, createApplication) {
  const media = new Media(options.mediaServer);
  const server = createServer(await loadCertificate(options), serveFiles(fileURLToPath(pages)));
  const signalling = new Signalling(server, media, createApplication(media, options));
  server.on('error', (error) => {
    const taken =
      error.code === 'EADDRINUSE' ? ` (port ${options.port} is taken: choose another with --port)` : '';
    log.error(`Cannot listen: ${error.message}${taken}`);
    process.exit(1);
  });
  server.listen(options.port, options.host, () => {
    log.info(`Page: https://${options.host ?? 'localhost'}:${server.address().port}`);
  });
  const stop = async (signal) => {
    log.info(`${signal}: closing`);
    setTimeout(() => process.exit(1), 5_000).unref();
    signalling.close();
    server.close();
    await media.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await media.open();
}

function serveFiles(pages) {
  const files = express();
  files.disable('x-powered-by');
  files.use((_request, response, next) => {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'self'; connect-src 'self' wss:; img-src 'self' data: blob:",
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });
  files.use('/shared', express.static(SHARED_PUBLIC));
  files.use(express.static(pages));
  return files;
}
