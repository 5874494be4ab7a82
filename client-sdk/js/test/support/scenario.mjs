// Runs one scenario of tests/scenarios: what each step means is in the README there.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { HeadwaterError, RemoteObject, connect } from '@headwater/client';
import { eventually } from '../../../../tests/e2e/support/eventually.mjs';
import { freePort } from '../../../../tests/e2e/support/processes.mjs';
import { mismatch } from './expectations.mjs';
import { TestServer, Wire } from './server.mjs';

const SCENARIOS = new URL('../../../../tests/scenarios/', import.meta.url);
const LIFECYCLE = ['disconnected', 'reconnected', 'sessionLost', 'closed'];
const PATIENCE_MS = 20_000;

/**
 * What there is to run, as `[{ title, scenarios }]`. HEADWATER_SCENARIOS=WORD leaves those that have the word anywhere in
 * their text, HEADWATER_REPEAT=N has each of them N times.
 */
export function readScenarios({ HEADWATER_SCENARIOS: word = '', HEADWATER_REPEAT: times = 1 } = process.env) {
  const files = readdirSync(SCENARIOS).filter((name) => name.endsWith('.json'));
  return files.sort().map((file) => {
    const { title, scenarios } = JSON.parse(readFileSync(new URL(file, SCENARIOS), 'utf8'));
    const wanted = scenarios.filter((each) => `${title} ${JSON.stringify(each)}`.includes(word));
    return { title, scenarios: wanted.flatMap((each) => Array(Number(times)).fill(each)) };
  });
}

class Scenario {
  #known = new Map();
  #clients = new Map(); // name -> { client, lifecycle }
  #transactions = new Map();
  #pending = new Map(); // name -> { promise, abort }
  #logs = new Map();
  #listeners = new Map();
  #server;
  #wire;

  constructor(server) {
    this.#server = server;
  }

  async run(steps) {
    for (const [i, step] of steps.entries()) {
      try {
        await this.#step(step);
      } catch (error) {
        error.message = `step ${i} ${JSON.stringify(step)}: ${error.message}`;
        throw error;
      }
    }
  }

  /** Ends whatever the scenario has begun, however far it came. */
  async close({ ownServer }) {
    if (ownServer) this.#server.resume();
    for (const { abort } of this.#pending.values()) abort.abort(); // who is connecting yet is no client to close
    for (const { client } of this.#clients.values()) await client.close();
    await this.#wire?.close();
    if (ownServer) await this.#server.stop();
  }

  #step(step) {
    const verb = Object.keys(this.#verbs).find((each) => Object.hasOwn(step, each));
    if (!verb) throw new Error('no verb that the README knows');
    return this.#verbs[verb](step);
  }

  #verbs = {
    connect: (step) => this.#act(step, (options) => this.#connect(step, options)),
    create: (step) =>
      step.in
        ? this.#plan(step, (transaction) => transaction.create(step.create, this.#value(step.params ?? {})))
        : this.#act(step, (options) =>
            this.#client(step).create(step.create, this.#value(step.params ?? {}), options),
          ),
    call: (step) => {
      const [name, operation] = step.call.split('.');
      const call = (object) => object[operation](...(step.args ?? []).map((arg) => this.#value(arg)));
      if (step.in) return this.#plan(step, (transaction) => call(transaction.use(this.#object(name, step))));
      if (step.until !== undefined) return this.#until(step, () => call(this.#object(name, step)));
      return this.#act(step, (options) => call(this.#object(name, step).with(options)));
    },
    request: (step) =>
      this.#act(step, (options) =>
        this.#client(step).request(step.request, this.#value(step.params ?? {}), options),
      ),
    release: (step) => {
      const object = this.#object(step.release, step);
      if (step.in) return this.#plan(step, (transaction) => transaction.use(object).release());
      return this.#act(step, (options) => object.with(options).release());
    },
    listen: (step) => this.#act(step, () => this.#listen(step)),
    unlisten: async (step) => {
      const { object, type, listener } = this.#listeners.get(step.unlisten);
      await object.off(type, listener);
    },
    events: (step) => this.#compareLog(this.#log(step.events), step),
    lifecycle: (step) =>
      this.#compareLog(this.#clients.get(step.client ?? 'app').lifecycle, { are: step.lifecycle }),
    state: (step) => assert.equal(this.#client(step).state, step.state),
    close: (step) => this.#clients.get(step.close).client.close(),
    begin: (step) => void this.#transactions.set(step.begin, this.#client(step).beginTransaction()),
    commit: (step) => this.#act(step, (options) => this.#transactions.get(step.commit).commit(options)),
    rollback: (step) => this.#transactions.get(step.rollback).rollback(),
    await: (step) => this.#settle(step, this.#pending.get(step.await).promise),
    cancel: (step) => this.#pending.get(step.cancel).abort.abort(),
    proxy: (step) => this.#proxy(step.proxy),
    server: (step) => this.#tellServer(step.server),
  };

  /** Begins something; waits for it unless the step is `pending`. */
  #act(step, begin) {
    const abort = new AbortController();
    const options = { signal: abort.signal, timeoutMs: step.timeoutMs };
    const promise = Promise.resolve().then(() => begin(options));
    promise.catch(() => undefined); // whoever awaits it sees it
    if (step.pending === undefined) return this.#settle(step, promise);
    this.#pending.set(step.pending, { promise, abort });
    return new Promise((resolve) => setImmediate(resolve)); // it has begun
  }

  /** A step of a transaction. */
  #plan(step, add) {
    let result;
    try {
      result = add(this.#transactions.get(step.in));
    } catch (error) {
      return this.#compareError(step.fails, error);
    }
    if (step.fails) return this.#settle(step, result);
    if (step.as) this.#known.set(step.as, result);
    const promise = result instanceof RemoteObject ? Promise.resolve(result) : result;
    if (step.pending) this.#pending.set(step.pending, { promise, abort: new AbortController() });
    return undefined;
  }

  async #settle(step, promise) {
    let result;
    try {
      result = await withPatience(promise);
    } catch (error) {
      this.#compareError(step.fails, error);
      return;
    }
    if (step.fails) assert.fail(`it should have failed with ${JSON.stringify(step.fails)}`);
    if (step.as) this.#known.set(step.as, result);
    if (step.gives !== undefined) assertMatches(result, step.gives, this.#known);
  }

  #compareError(expected, error) {
    if (expected === undefined) throw error;
    if (expected === 'cancelled') return assert.equal(error.name, 'AbortError', error.message);
    if (!(error instanceof HeadwaterError)) throw error;
    const { message, ...rest } = expected;
    assertMatches(error, message === undefined ? rest : { ...rest, message: { has: message } }, this.#known);
  }

  async #until(step, probe) {
    let why;
    await eventually(async () => (why = mismatch(await probe(), step.until, this.#known)) === undefined, {
      what: 'the result matches',
      withinMs: PATIENCE_MS,
      stopOnError: true,
    }).catch((error) => assert.fail(`${error.message}: ${why}`));
  }

  async #connect(step, { signal }) {
    const lifecycle = [];
    const url = step.url ?? (await this.#urlOf(step.through));
    const client = await connect(url, { ...step.options, signal });
    for (const type of LIFECYCLE) {
      client.on(type, ({ lost }) => lifecycle.push(lost ? { type, lost } : { type }));
    }
    this.#clients.set(step.connect, { client, lifecycle });
    return client;
  }

  async #urlOf(through) {
    if (through === 'nowhere') return `ws://127.0.0.1:${await freePort()}/kurento`;
    if (through !== 'proxy') return this.#server.url;
    this.#wire ??= await Wire.to(this.#server);
    return this.#wire.url;
  }

  async #listen(step) {
    const [name, type] = step.listen.split('.');
    const object = this.#object(name, step);
    const log = this.#log(step.log);
    const listener = (data) => log.push({ ...data, event: type });
    await object.on(type, listener);
    if (step.as) this.#listeners.set(step.as, { object, type, listener });
  }

  async #compareLog(log, { are, include, anyOrder }) {
    if (include) {
      const found = () => log.some((entry) => !mismatch(entry, include, this.#known));
      await eventually(found, { what: `an entry like ${JSON.stringify(include)}`, withinMs: PATIENCE_MS });
      return;
    }
    await eventually(() => log.length >= are.length, {
      what: `${are.length} entries`,
      withinMs: PATIENCE_MS,
    }).catch((error) => {
      throw new Error(`${error.message}, there are ${log.length}`);
    });
    if (anyOrder) assertMatches(log, { contains: are }, this.#known);
    assertMatches(log, anyOrder ? log.map(() => ({})) : are, this.#known);
    assert.equal(log.length, are.length);
  }

  async #proxy(what) {
    this.#wire ??= await Wire.to(this.#server);
    switch (what) {
      case 'cut':
        return this.#wire.cut();
      case 'cutBehindAnswer':
        return this.#wire.cutBehindAnswer();
      case 'refuse':
        return this.#wire.cut({ refuseNewOnes: true });
      case 'mend':
        return this.#wire.mend();
      case 'swallow':
        return this.#wire.swallowAnswers();
      case 'swallowed':
        return eventually(() => this.#wire.swallowed > 0, {
          what: 'the server has answered',
          withinMs: PATIENCE_MS,
        });
      case 'speakAsKurento':
        return this.#wire.speakAsKurento();
      default:
        throw new Error(`The proxy cannot ${what}`);
    }
  }

  async #tellServer(what) {
    const server = this.#server;
    if (what === 'kill') await server.stop('SIGKILL');
    else if (what === 'stop') await server.stop();
    else if (what === 'pause') await server.pause();
    else if (what === 'resume') server.resume();
    else if (what === 'start') this.#server = await TestServer.start(server.port, server.settings);
    else throw new Error(`The server cannot ${what}`);
  }

  #client({ client = 'app' }) {
    return this.#clients.get(client).client;
  }

  #object(name, step) {
    return name === 'serverManager' ? this.#client(step).serverManager : this.#known.get(name);
  }

  #log(name) {
    if (!this.#logs.has(name)) this.#logs.set(name, []);
    return this.#logs.get(name);
  }

  /** What is passed: references are looked up, files are read. */
  #value(given) {
    if (Array.isArray(given)) return given.map((each) => this.#value(each));
    if (typeof given !== 'object' || given === null) return given;
    if (given.ref) return this.#known.get(given.ref);
    if (given.id) return this.#known.get(given.id).id;
    if (given.file) return readFileSync(new URL(`files/${given.file}`, SCENARIOS), 'utf8');
    return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, this.#value(each)]));
  }
}

function assertMatches(value, expected, known) {
  const why = mismatch(value, expected, known);
  if (why) assert.fail(why);
}

function withPatience(promise) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Runs a scenario against `shared`, or against a server of its own. */
export async function runScenario({ steps, server }, shared) {
  if (server) {
    const scenario = new Scenario(await TestServer.start(undefined, server === 'own' ? {} : server));
    return andThen(
      () => scenario.run(steps),
      () => scenario.close({ ownServer: true }),
    );
  }
  const scenario = new Scenario(shared.server);
  const runs = async () => {
    await andThen(
      () => scenario.run(steps),
      () => scenario.close({ ownServer: false }),
    );
    if (!shared.server.running) return;
    const empty = async () => (await shared.witness.serverManager.getPipelines()).length === 0;
    await eventually(empty, {
      what: 'the server holds no pipeline any more',
      withinMs: PATIENCE_MS,
      stopOnError: true,
    });
  };
  return andThen(runs, async () => {
    await leaveNothing(shared);
    if (shared.server.running) return;
    shared.server = await TestServer.start(shared.server.port); // where the witness looks for it
    throw new Error('the server has ended');
  });
}

/** What a scenario that failed leaves behind would fail those that follow. */
async function leaveNothing({ server, witness }) {
  const release = async () => {
    for (const pipeline of await witness.serverManager.getPipelines()) await pipeline.release();
  };
  const released = release();
  released.catch(() => undefined); // when the race is over
  await Promise.race([released, server.exited]);
}

/** Does the one and then the other; of two errors, the first is the one that counts. */
async function andThen(work, cleanUp) {
  const [worked] = await Promise.allSettled([work()]);
  const [cleaned] = await Promise.allSettled([cleanUp()]);
  for (const { status, reason } of [worked, cleaned]) if (status === 'rejected') throw reason;
}
