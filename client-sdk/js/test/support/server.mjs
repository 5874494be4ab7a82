// The real server, and a wire to it that can be cut.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, createServer } from 'node:net';
import { eventually } from '../../../../tests/e2e/support/eventually.mjs';
import { freePort, Process, SERVER } from '../../../../tests/e2e/support/processes.mjs';

/** A running headwater-server. */
export class TestServer extends Process {
  /** @param {Record<string, unknown>} settings by name, such as `session.gcPeriodMs` */
  static async start(port, settings = {}) {
    const server = new TestServer(port ?? (await freePort()), settings);
    await server.untilOutput(/listens on/);
    return server;
  }

  constructor(port, settings) {
    const all = { 'rpc.port': port, 'webrtc.port': 0, ...settings };
    super(
      'headwater-server',
      SERVER,
      Object.entries(all).map(([name, value]) => `--${name}=${value}`),
    );
    this.port = port;
    this.settings = settings;
    this.url = `ws://127.0.0.1:${port}/kurento`;
  }

  /** Stands still until `resume`, with its sockets open; resolved when it really does. */
  async pause() {
    this.child.kill('SIGSTOP');
    const state = () => readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1][0];
    await eventually(() => state() === 'T', { what: 'the server is stopped' });
  }

  resume() {
    this.child.kill('SIGCONT');
  }
}

/** A TCP relay before the server: it can cut connections, and swallow or change what the server says. */
export class Wire {
  static async to(server) {
    const wire = new Wire(server.port);
    wire.#listener.listen(0, '127.0.0.1');
    await once(wire.#listener, 'listening');
    wire.url = `ws://127.0.0.1:${wire.#listener.address().port}/kurento`;
    return wire;
  }

  #pairs = new Set();
  #listener;
  #refusing = false;
  #deaf = false;
  #answersLeft = Infinity;
  #asKurento = false;
  /** Bytes of the server that were swallowed. */
  swallowed = 0;

  constructor(port) {
    this.#listener = createServer((near) => this.#relay(near, port));
  }

  /** From now on nothing of the server comes through on connections that are open. */
  swallowAnswers() {
    this.#deaf = true;
  }

  /** Lets so many answers of the server through, and ends that connection right behind the last. */
  cutBehindAnswer(number = 1) {
    this.#answersLeft = number;
  }

  /** From now on hides what a Kurento server does not say. */
  speakAsKurento() {
    this.#asKurento = true;
  }

  /** Ends every connection, as a network that went away would: without a closing handshake. */
  cut({ refuseNewOnes = false } = {}) {
    this.#refusing = refuseNewOnes;
    this.#deaf = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#pairs.clear();
  }

  mend() {
    this.#refusing = false;
  }

  async close() {
    this.cut();
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #relay(near, port) {
    if (this.#refusing) {
      near.destroy();
      return;
    }
    const far = connectTcp(port, '127.0.0.1');
    const pair = [near, far];
    this.#pairs.add(pair);
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => {
      if (this.#deaf) this.swallowed += data.length;
      else if (--this.#answersLeft === 0) {
        this.#answersLeft = Infinity;
        near.end(data);
        far.destroy();
      } else near.write(this.#asKurento ? withoutAdditions(data) : data);
    });
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        for (const each of pair) each.destroy();
        this.#pairs.delete(pair);
      });
    }
  }
}

/** The same bytes with another name for what only Headwater says: lengths stay. */
function withoutAdditions(data) {
  return Buffer.from(data.toString('latin1').replace('"duplicateCacheMs"', '"-uplicateCacheMs"'), 'latin1');
}

/** The next event of that type, or an error after `withinMs`. */
export function nextEvent(emitter, type, withinMs = 20_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no '${type}' within ${withinMs} ms`)), withinMs);
    emitter.once(type, (event) => {
      clearTimeout(timer);
      resolve(event);
    });
  });
}
