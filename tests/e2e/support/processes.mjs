// The real media server and the real example, started for a test and stopped after it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const SERVER = process.env.HEADWATER_SERVER_BIN ?? `${ROOT}build/dev/server/headwater-server`;
const START_MS = 30_000;
const STOP_MS = 15_000;

/** A TCP port that nobody listens on right now. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A child process that keeps what it prints and ends with this one. */
export class Process {
  #output = '';

  constructor(name, command, args) {
    this.name = name;
    this.child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.exited = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve({ code, signal }));
      this.child.once('error', (error) => {
        this.#output += `${error.message}\n`;
        resolve({ code: -1, signal: null });
      });
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (data) => (this.#output = (this.#output + data).slice(-200_000)));
    }
    this.killWithUs = () => this.child.kill('SIGKILL');
    process.once('exit', this.killWithUs);
  }

  get pid() {
    return this.child.pid;
  }

  get output() {
    return this.#output;
  }

  get running() {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined;
  }

  async untilOutput(pattern) {
    await eventually(
      () => {
        if (!this.running) throw new Error(`${this.name} ended: ${this.#output.slice(-3000)}`);
        return pattern.exec(this.#output);
      },
      { what: `${this.name} prints ${pattern}`, withinMs: START_MS, stopOnError: true },
    );
    return pattern.exec(this.#output);
  }

  /** SIGTERM, and the exit code; SIGKILL for one that does not end. */
  async stop(signal = 'SIGTERM') {
    process.off('exit', this.killWithUs);
    if (!this.running) return this.exited;
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    this.child.kill(signal);
    const result = await this.exited;
    clearTimeout(timer);
    return result;
  }
}

export async function startServer({ port, args = [], binary = SERVER } = {}) {
  const rpcPort = port ?? (await freePort());
  const server = new Process('headwater-server', binary, [
    ...['--rpc.port', String(rpcPort), '--webrtc.port', '0'],
    ...args,
  ]);
  server.port = rpcPort;
  server.url = `ws://127.0.0.1:${rpcPort}/kurento`;
  await server.untilOutput(/listens on/);
  return server;
}

export async function startExample(mediaServer, { name = 'one2many', port = 0, args = [] } = {}) {
  const example = new Process(name, process.execPath, [
    `${ROOT}examples/${name}/server.js`,
    ...['--port', String(port), '--host', '127.0.0.1', '--media-server', mediaServer],
    ...args,
  ]);
  const [, page] = await example.untilOutput(/Page: (https:\S+)/);
  await example.untilOutput(/Media server: connected/);
  example.page = page;
  return example;
}

/** The same page with the application server in Java, as `./dev` or Maven has built it. */
export async function startJavaExample(mediaServer, { port = 0 } = {}) {
  const example = new Process('one2many in Java', 'java', [
    ...['-jar', `${ROOT}build/one2many-java/one2many.jar`],
    ...[`--port=${port}`, '--host=127.0.0.1', `--media-server=${mediaServer}`],
  ]);
  const [, page] = await example.untilOutput(/Page: (https:\S+)/);
  await example.untilOutput(/Media server: connected/);
  example.page = page;
  return example;
}
