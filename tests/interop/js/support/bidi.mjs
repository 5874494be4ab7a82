// Firefox without a window, by WebDriver BiDi: https://w3c.github.io/webdriver-bidi/
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

const START_MS = 60_000;
const ANSWER_MS = 60_000;
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  // Nothing is asked of anybody.
  'app.normandy.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
};

export class Firefox {
  #number = 0;
  #waiting = new Map();
  #socket;
  #context;

  /** With a page that has run `script`. */
  static async start(script) {
    const firefox = new Firefox();
    firefox.profile = await mkdtemp(join(tmpdir(), 'headwater-firefox-'));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${value});`);
    await writeFile(join(firefox.profile, 'user.js'), lines.join('\n'));
    const environment = { ...process.env, HOME: firefox.profile };
    delete environment.G_DEBUG; // what it is set to is meant for our server
    const options = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', firefox.profile];
    firefox.process = spawn('firefox-esr', options, {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    process.once('exit', (firefox.killWithUs = () => firefox.process.kill('SIGKILL')));
    await firefox.#connect(`${await firefox.#address()}/session`);
    await firefox.#open(script);
    return firefox;
  }

  async #address() {
    let output = '';
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`Firefox does not start: ${output}`));
      const timer = setTimeout(fail, START_MS);
      this.process.once('error', reject);
      this.process.once('exit', fail);
      this.process.stderr.on('data', (data) => {
        output = (output + data).slice(-10_000);
        const found = /BiDi listening on (ws:\S+)/.exec(output);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[1]);
      });
    });
  }

  async #connect(url) {
    this.#socket = new WebSocket(url);
    this.#socket.on('message', (text) => {
      const message = JSON.parse(text.toString());
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
    await once(this.#socket, 'open');
    await this.#command('session.new', { capabilities: {} });
  }

  // Cameras are for pages of secure origins, which http of the own machine is.
  async #open(script) {
    this.pages = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html').end('<!doctype html>'),
    );
    await once(this.pages.listen(0, '127.0.0.1'), 'listening');
    const { contexts } = await this.#command('browsingContext.getTree', {});
    this.#context = contexts[0].context;
    const url = `http://127.0.0.1:${this.pages.address().port}/`;
    await this.#command('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
    await this.#call(`() => { ${script} }`, []);
  }

  async #command(method, params) {
    const id = ++this.#number;
    const message = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Firefox does not answer ${method}`)), ANSWER_MS);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    if (message.type === 'error') throw new Error(`${method}: ${message.error} ${message.message}`);
    return message.result;
  }

  async #call(functionDeclaration, values) {
    const { result, exceptionDetails } = await this.#command('script.callFunction', {
      functionDeclaration,
      arguments: values.map((value) => ({ type: 'string', value })),
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(`in the page: ${exceptionDetails.text}`);
    return result.value;
  }

  /** Calls a function of the page; values travel as JSON. */
  async run(name, ...values) {
    const text = await this.#call(
      `async (name, values) => JSON.stringify((await window[name](...JSON.parse(values))) ?? null)`,
      [name, JSON.stringify(values)],
    );
    return JSON.parse(text);
  }

  async stop() {
    process.off('exit', this.killWithUs);
    this.#socket?.terminate();
    this.pages?.close();
    if (this.process.exitCode === null && this.process.kill('SIGKILL')) await once(this.process, 'exit');
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10 });
  }
}
