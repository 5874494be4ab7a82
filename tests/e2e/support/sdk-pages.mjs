// Serves pages that use the client library without a bundler: its ES modules as they are built, and pages/.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LIBRARY = fileURLToPath(new URL('../../../client-sdk/js/dist/esm', import.meta.url));
const PAGES = fileURLToPath(new URL('../pages', import.meta.url));

function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/') {
    response
      .setHeader('Content-Type', 'text/html')
      .end('<!doctype html><title>Headwater</title><body></body>');
    return;
  }
  response.setHeader('Content-Type', 'text/javascript');
  const file = pathname.startsWith('/pages/') ? PAGES + pathname.slice('/pages'.length) : LIBRARY + pathname;
  createReadStream(file)
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
}

/** @returns {Promise<{ url: string, close: () => void }>} an empty page that may import /index.js and /pages/ */
export async function servePages(address = '127.0.0.1') {
  const server = createServer(serve).listen(0, address);
  await once(server, 'listening');
  return {
    url: `http://${address}:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
