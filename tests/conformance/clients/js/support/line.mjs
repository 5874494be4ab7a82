// A TCP line to the server that a test can cut.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Forwards a port of its own to `port` of this machine, until it is closed. */
export async function openLine(port) {
  const sockets = new Set();
  const keep = (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const line = createServer((near) => {
    const far = keep(connect(port, '127.0.0.1'));
    keep(near).pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `ws://127.0.0.1:${line.address().port}/kurento`,
    /** All that goes over it breaks, without a word of WebSocket. */
    cut: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    close: () => {
      line.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
