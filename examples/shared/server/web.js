// An https server for the page, and the connection to the media server beside it.
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { loadCertificate } from './certificate.js';
import { log } from './log.js';
import { Media } from './media.js';
import { readOptions, usage } from './options.js';

/** Style and scripts that the examples' pages share, as /shared. */
const SHARED = fileURLToPath(new URL('../public', import.meta.url));
/** The modules of the client's half for pages, as /headwater: a page needs no bundler. */
const CLIENT = fileURLToPath(new URL('..', import.meta.resolve('@headwater/client/browser')));

/**
 * Serves a page until SIGINT or SIGTERM.
 * @param {URL} pages the folder with index.html
 * @param {(parts: {
 *   server: import('node:https').Server, files: import('express').Express, media: Media, options: object
 * }) => { close(): void }} join makes what the pages talk to
 * @param {Record<string, string>} [own] settings of this example: flag and meaning
 */
export async function serve(pages, join, own) {
  try {
    const options = readOptions(own);
    if (options.help) console.log(usage(own));
    else await start(pages, join, options);
  } catch (error) {
    log.error(error.message);
    process.exitCode = 1;
  }
}

async function start(pages, join, options) {
  const media = new Media(options.mediaServer);
  const files = serveFiles(fileURLToPath(pages));
  const server = createServer(await loadCertificate(options), files);
  const signalling = join({ server, files, media, options });
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
  files.use('/shared', express.static(SHARED));
  files.use('/headwater', express.static(CLIENT));
  files.use(express.static(pages));
  return files;
}
