// The real server, and a wire to it that can be cut.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const SERVER =
  process.env.HEADWATER_SERVER_BIN ??
  fileURLToPath(new URL('../../../../build/dev/server/headwater-server', import.meta.url));
const START_MS = 30_000;

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A running headwater-server. */
export class TestServer {
  /** @param {Record<string, unknown>} settings by name, such as `session.gcPeriodMs` */
  static async start(port, settings = {}) {
    const server = new TestServer(port ?? (await freePort()), settings);
    await server.#ready();
    return server;
  }

  #output = '';

  constructor(port, settings) {
    this.port = port;
    this.settings = settings;
    this.url = `ws://127.0.0.1:${port}/kurento`;
    const all = { 'rpc.port': port, 'webrtc.port': 0, ...settings };
    const args = Object.entries(all).map(([name, value]) => `--${name}=${value}`);
    this.child = spawn(SERVER, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (data) => (this.#output += data));
    }
    this.exited = new Promise((resolve, reject) => {
      this.child.once('exit', (code, signal) => resolve({ code, signal }));
      this.child.once('error', reject);
    });
    this.killWithUs = () => this.child.kill('SIGKILL');
    process.once('exit', this.killWithUs);
  }

  get hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Stands still until `resume`, with its sockets open; resolved when it really does. */
  async pause() {
    this.child.kill('SIGSTOP');
    const state = () => readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1][0];
    await eventually(() => state() === 'T', 'the server is stopped');
  }

  resume() {
    this.child.kill('SIGCONT');
  }

  async stop(signal = 'SIGTERM') {
    process.off('exit', this.killWithUs);
    this.child.kill(signal);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
    const result = await this.exited;
    clearTimeout(timer);
    return result;
  }

  #ready() {
    return new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`headwater-server ${why}: ${this.#output}`));
      const timer = setTimeout(() => fail(`was not ready within ${START_MS} ms`), START_MS);
      this.exited.then(
        () => fail('ended'),
        (error) => fail(error.message),
      );
      this.child.stderr.on('data', () => {
        if (!this.#output.includes('listens on')) return;
        clearTimeout(timer);
        resolve();
      });
    });
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

export async function eventually(probe, what, withinMs = 20_000) {
  const deadline = Date.now() + withinMs;
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
