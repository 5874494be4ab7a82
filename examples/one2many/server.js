// One presenter, many viewers: the application server. It serves the page, speaks with the pages over a
// WebSocket (lib/signalling.js), keeps the room (lib/room.js) and programs the media server (lib/media.js).
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { SHARED_PUBLIC } from 'headwater-examples-shared';
import { loadCertificate } from 'headwater-examples-shared/certificate.js';
import { log } from 'headwater-examples-shared/log.js';
import { Media } from './lib/media.js';
import { readOptions, USAGE } from './lib/options.js';
import { Room } from './lib/room.js';
import { Signalling } from './lib/signalling.js';

const PUBLIC = fileURLToPath(new URL('./public', import.meta.url));
// The modules of the client's browser half, as they are: the page needs no bundler.
const CLIENT = fileURLToPath(new URL('..', import.meta.resolve('@headwater/client/browser')));

function createApp(room) {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'self'; connect-src 'self' wss:; img-src 'self' data:",
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });
  app.get('/status', (_request, response) => response.json(room.status()));
  app.use('/shared', express.static(SHARED_PUBLIC));
  app.use('/headwater', express.static(CLIENT));
  app.use(express.static(PUBLIC));
  return app;
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const media = new Media(options.mediaServer);
  const room = new Room(media);
  const server = createServer(await loadCertificate(options), createApp(room));
  const signalling = new Signalling(server, room);

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

main().catch((error) => {
  log.error(error.message);
  process.exitCode = 1;
});
