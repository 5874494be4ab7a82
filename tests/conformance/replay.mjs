// Replays one recording and compares what comes back, step by step.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { differs, Names } from './compare.mjs';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const ANSWER_MS = 20_000;
const EVENT_MS = 5_000;
/** How long an event that nobody recorded may take to show itself. */
const SETTLE_MS = 300;

export class Replay {
  #clients = new Map();
  #names = new Names();
  #stage;
  #name;
  /** {step, found}: what came out differently, in the order of the recording. */
  found = [];
  /** The steps that came out as recorded. */
  same = [];

  #isKnown;

  /** `isKnown` says whether a difference is listed: what is known to be missing is not waited for long. */
  constructor(name, server, isKnown = () => false) {
    this.#name = name;
    this.#isKnown = isKnown;
    this.server = server;
    this.#stage = read('stage.json')[name] ?? {};
    this.steps = read(`recordings/${name}.json`);
  }

  async run() {
    for (const [place, step] of this.steps.entries()) await this.#step(step, this.#nextOn(place, step.conn));
    await sleep(SETTLE_MS);
    for (const [connection, client] of this.#clients) {
      for (const event of client.events.filter((each) => !many(each)))
        this.#note(
          `after the end, on ${connection}`,
          `an event ${event.type} of ${event.object.split('.').at(-1)} that was not recorded`,
        );
      client.drop();
    }
    return this;
  }

  #note(step, found) {
    this.found.push({ recording: this.#name, step, found });
  }

  #nextOn(place, connection) {
    return this.steps.slice(place + 1).find((step) => step.conn === connection);
  }

  async #client(connection) {
    const known = this.#clients.get(connection);
    if (known) return known;
    const path = this.#stage.paths?.[connection] ?? '/kurento';
    const client = await Client.open(this.server.url.replace(/\/kurento$/, path));
    this.#clients.set(connection, client);
    return client;
  }

  async #step(step, next) {
    if (!this.#clients.has(step.conn))
      for (const other of this.#stage.drops?.[step.conn] ?? []) this.#clients.get(other)?.drop();
    await sleep(this.#stage.waits?.[step.name] ?? 0);
    const client = await this.#client(step.conn);
    for (const request of this.#stage.missing?.[`${step.conn} ${step.request?.id}`] ?? []) {
      client.send(this.#names.translate({ jsonrpc: '2.0', ...request }));
      await client.answer();
      await sleep(50); // its events were cut away with it
      client.events = [];
    }
    const differences = asks(step) ? await this.#ask(client, step) : await socketFault(step, client);
    for (const found of differences) this.#note(step.name, found);
    if (differences.length === 0 && asks(step)) this.same.push(step);
    // After a crash the recording went on with a new server; we go on with a new connection.
    if (step.socketClosed && !next?.socketClosed) {
      this.#clients.get(step.conn)?.drop();
      this.#clients.delete(step.conn);
    }
  }

  async #ask(client, step) {
    if (!client.isOpen) return step.socketClosed ? [] : ['the socket is closed'];
    const request = this.#names.translate(step.request);
    const events = step.responses.filter((message) => message.method === 'onEvent');
    const answers = step.responses.filter((message) => message.method !== 'onEvent');
    client.send(request, { binary: step.name === 'invalid utf8 as binary frame' });
    const silent = this.#isKnown({ recording: this.#name, step: step.name, found: 'no answer' });
    const actual = await client.answer(answers.length && !silent ? ANSWER_MS : SETTLE_MS);
    const found = this.#compareAnswer(step, answers[0], actual);
    for (const event of collapsed(events)) found.push(...(await this.#expectEvent(client, event, step)));
    return found;
  }

  #compareAnswer(step, recorded, actual) {
    if (recorded === undefined)
      return actual === undefined ? [] : [`answers ${outcome(actual)} where Kurento answers nothing`];
    if (actual === undefined) return ['no answer'];
    if (typeof recorded === 'string') recorded = JSON.parse(recorded.replaceAll(/\/\*.*?\*\//g, ''));
    this.#names.learn(recorded.result, actual.result);
    const theirs = outcome(recorded);
    const ours = outcome(actual);
    if (theirs !== ours) return [`${ours} instead of ${theirs}`];
    const found = differs(this.#names.translate(recorded), actual, step.request?.params?.operation);
    return found ? [found] : [];
  }

  async #expectEvent(client, message, step) {
    const recorded = this.#names.translate(message.params.value);
    const isIt = (event) => event.type === recorded.type && event.object === recorded.object;
    const missing = `no event ${recorded.type}`;
    const known = this.#isKnown({ recording: this.#name, step: step.name, found: missing });
    const patience = known ? SETTLE_MS : EVENT_MS;
    const matches = (event) => isIt(event) && !differs(recorded, event, undefined, '');
    // Events that Kurento raises at once may overtake one another on their way, so it is not their order that counts.
    const actual = (await client.event(matches, patience)) ?? (await client.event(isIt, 0));
    if (!actual) return [missing];
    const found = differs(recorded, actual, undefined, `event ${recorded.type}`);
    if (many(recorded)) {
      // How many there are is the machine's business; the first stands for all.
      client.events = client.events.filter((event) => !isIt(event));
    }
    return found ? [found] : [];
  }
}

/** A recording of a socket that the server closes by itself. */
async function socketFault({ socketClosed }, client) {
  if (!socketClosed) return [];
  await client.untilClosed(EVENT_MS);
  if (client.isOpen) return ['the socket stays open'];
  return client.closedWith === socketClosed.code
    ? []
    : [`closed with ${client.closedWith} instead of ${socketClosed.code}`];
}

const asks = (step) => step.request !== null && step.request !== undefined;

const many = ({ type }) => type === 'IceCandidateFound' || type === 'IceComponentStateChanged';

/** Of candidates and states of ICE only the first: a server with one component and other interfaces has others. */
function collapsed(events) {
  const seen = new Set();
  return events.filter(({ params: { value } }) => {
    const key = `${value.type} ${value.object}`;
    return !many(value) || (!seen.has(key) && seen.add(key));
  });
}

function outcome(message) {
  if (Array.isArray(message)) return 'a batch of answers';
  if (!message.error) return 'a result';
  return `error ${message.error.code} ${message.error.data?.type ?? ''}`.trim();
}
