// Every operation of every class over the wire: with values of the right types, without them, and with wrong ones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync, writeFileSync } from 'node:fs';
import { startServer } from '../e2e/support/processes.mjs';
import { Client } from './client.mjs';
import { allClasses, concrete, faultOf, lineage, operationsOf, valid, wrong } from './inventory.mjs';
import { report } from './report.mjs';

const MANAGER = 'manager_ServerManager';
const DOCUMENT = new URL('../../docs/kurento-compatibility.md', import.meta.url);
/** What valid values lead to when it is no result: by "class.operation", as error codes. */
const EXPECTED = JSON.parse(readFileSync(new URL('outcomes.json', import.meta.url), 'utf8'));

let server;
let client;
let id = 0;
/** "class.operation" -> what it came to on each class that has it. */
const outcomes = new Map();

before(async () => {
  server = await startServer();
  client = await Client.open(server.url);
});

after(async () => {
  client.drop();
  await server.stop();
});

async function call(method, params) {
  client.send({ jsonrpc: '2.0', id: ++id, method, params });
  const answer = await client.answer();
  assert.equal(answer.id, id, `${method} ${JSON.stringify(params)}`);
  return answer;
}

async function value(method, params) {
  const answer = await call(method, params);
  assert.ok('result' in answer, `${method} ${JSON.stringify(params)}: ${JSON.stringify(answer.error)}`);
  return answer.result.value;
}

async function refused(method, params, code) {
  const { error } = await call(method, params);
  assert.equal(error?.code, code, `${method} ${JSON.stringify(params)}: ${JSON.stringify(error)}`);
  if (code > 40000) assert.equal(typeof error.data.type, 'string');
  assert.notEqual(error.message, '');
  return error;
}

const create = (type, constructorParams) => value('create', { type, constructorParams });
const invoke = (object, operation, operationParams) => ({ object, operation, operationParams });

/** Objects to pass as parameters, in a pipeline of their own. */
async function stage() {
  const MediaPipeline = await create('MediaPipeline', {});
  const MediaElement = await create('PassThrough', { mediaPipeline: MediaPipeline });
  const Hub = await create('Dispatcher', { mediaPipeline: MediaPipeline });
  const HubPort = await create('HubPort', { hub: Hub });
  return { MediaPipeline, MediaElement, Hub, HubPort };
}

const isRequired = (parameter) => !parameter.optional && !('default' in parameter);

const SDP = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', ''].join('\r\n');
const SECTION = 'm=audio 32032 RTP/AVP 0\r\na=sendrecv\r\n';
const CANDIDATE = 'candidate:1 1 UDP 2122252543 127.0.0.1 50000 typ host';
/** What a parameter of that name has to be beyond its type. */
const SPECIAL = {
  answer: SDP + SECTION,
  candidate: { candidate: CANDIDATE, sdpMid: '0', sdpMLineIndex: 0 },
  command: 'videoflip',
  details: 'SHOW_ALL',
  filterType: 'VIDEO', // what the command is for
  framerate: 15,
  height: 480,
  moduleName: 'core',
  minVideoRecvBandwidth: 300, // 100 at least
  mtu: 1300,
  offer: SDP + SECTION,
  propertyName: 'method',
  propertyValue: 'none',
  uri: 'file:///nonexistent.webm',
  width: 640,
};

/** The same for one operation. */
const PICTURE = {
  uri: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
};
const SPECIAL_OF = { addImage: PICTURE, setOverlayedImage: PICTURE };

function params(list, objects, { all = true, of } = {}) {
  const taken = list.filter((each) => all || !each.optional);
  const special = { ...SPECIAL, ...SPECIAL_OF[of] };
  return Object.fromEntries(
    taken.map((each) => [each.name, special[each.name] ?? valid(each.type, objects)]),
  );
}

const constructorOf = (each, objects) =>
  params(
    each.constructor.filter((parameter) => parameter.name !== 'crypto'),
    objects,
  );

const make = (each, objects) =>
  each.name === 'MediaPipeline' ? objects.MediaPipeline : create(each.name, constructorOf(each, objects));

function note(owner, operation, outcome) {
  const key = `${owner}.${operation}`;
  outcomes.set(key, (outcomes.get(key) ?? new Set()).add(outcome));
}

for (const each of concrete) {
  test(`${each.name}: a constructor checks its parameters`, async () => {
    const objects = await stage();
    await call('release', { object: await make(each, objects) });
    const given = constructorOf(each, objects);
    for (const parameter of each.constructor) {
      const without = { ...given };
      delete without[parameter.name];
      if (parameter.optional) {
        await create(each.name, without);
        await create(each.name, { ...given, [parameter.name]: null }); // null is the default
      } else {
        const { message } = await refused('create', { type: each.name, constructorParams: without }, 40001);
        assert.match(message, new RegExp(`'${parameter.name}' parameter should be`));
      }
      await refused(
        'create',
        { type: each.name, constructorParams: { ...given, [parameter.name]: wrong(parameter.type) } },
        40001,
      );
    }
    for (const parent of ['mediaPipeline', 'hub'].filter((name) => name in given)) {
      const otherClass = { ...given, [parent]: objects.MediaElement };
      await refused('create', { type: each.name, constructorParams: otherClass }, 40001);
      for (const unknown of ['nope', null, 3])
        await refused(
          'create',
          { type: each.name, constructorParams: { ...given, [parent]: unknown } },
          40101,
        );
      await refused('create', { type: each.name }, 40001);
    }
    await create(`kurento.${each.name}`, { ...given, somethingElse: 1 });
    await refused('create', { type: each.name, constructorParams: 'x' }, 40001);
    await value('release', { object: objects.MediaPipeline });
  });

  test(`${each.name}: it describes itself, its events can be subscribed, it is released`, async () => {
    const objects = await stage();
    const object = await make(each, objects);
    const { result } = await call('describe', { object });
    assert.deepEqual(result.hierarchy, each.hierarchy);
    assert.deepEqual([result.type, result.qualifiedType], [each.name, each.qualifiedType]);
    for (const type of each.allEvents) {
      const subscription = await value('subscribe', { object, type });
      await value('unsubscribe', { object, subscription });
      await value('unsubscribe', { object, subscription }); // again: fine
    }
    for (const type of ['NoSuchEvent', '', 'error']) await refused('subscribe', { object, type }, 40106);
    assert.equal(await value('invoke', invoke(object, 'getName')), object);
    await value('release', { object });
    await value('release', { object });
    await refused('invoke', invoke(object, 'getName'), 40101);
    await refused('describe', { object }, 40101);
    await refused('subscribe', { object, type: 'Error' }, 40101);
    await value('release', { object: objects.MediaPipeline });
  });
}

for (const each of [...concrete, allClasses.find(({ name }) => name === 'ServerManager')]) {
  test(`${each.name}: every operation checks its parameters and answers`, async () => {
    const objects = await stage();
    const make_ = () => (each.name === 'ServerManager' ? MANAGER : make(each, objects));
    const object = await make_();
    for (const operation of operationsOf(each.name)) {
      // A negotiation can be had once, so each of its steps gets an endpoint of its own.
      const target = operation.owner === 'SdpEndpoint' ? await make_() : object;
      await tryOperation(each, target, operation, objects);
    }
    for (const name of ['noSuchOperation', 'setId', 'GetName', ''])
      await refused('invoke', invoke(object, name), 40008);
    await value('release', { object: objects.MediaPipeline });
  });
}

async function tryOperation(each, object, operation, objects) {
  const { name } = operation;
  for (const parameter of operation.params.filter((each) => isRequired(each))) {
    const given = params(operation.params, objects);
    await refused('invoke', invoke(object, name), 40001);
    await refused('invoke', invoke(object, name, []), 40001);
    await refused(
      'invoke',
      invoke(object, name, { ...given, [parameter.name]: wrong(parameter.type) }),
      40001,
    );
    delete given[parameter.name];
    const { message } = await refused('invoke', invoke(object, name, given), 40001);
    assert.match(message, new RegExp(`'${parameter.name}' parameter should be`));
  }
  if (name === 'getTag') await value('invoke', invoke(object, 'addTag', { key: 'x', value: 'x' }));
  const answer = await call(
    'invoke',
    invoke(object, name, params(operation.params, objects, { all: false, of: name })),
  );
  const expected = EXPECTED[`${each.name}.${name}`] ?? EXPECTED[`${operation.owner}.${name}`];
  if (expected) {
    assert.equal(answer.error?.code, expected, `${each.name}.${name}: ${JSON.stringify(answer)}`);
    return note(operation.owner, name, `error ${expected} ${answer.error.data.type}`);
  }
  assert.ok('result' in answer, `${each.name}.${name}: ${JSON.stringify(answer.error)}`);
  assert.equal(
    faultOf(answer.result.value, operation.returns),
    '',
    `${each.name}.${name}: ${JSON.stringify(answer.result)}`,
  );
  note(operation.owner, name, 'a result');
  if (name.startsWith('set') && operation.property && operation.property.type !== 'RembParams') {
    const now = await value('invoke', invoke(object, `g${name.slice(1)}`));
    assert.deepEqual(
      now,
      params(operation.params, objects)[operation.property.name],
      `${each.name}.${name} has its effect`,
    );
  }
}

test('constructor properties have no effect, as with Kurento', async () => {
  const pipeline = await value('create', {
    type: 'MediaPipeline',
    constructorParams: {},
    properties: { name: 'pp' },
  });
  assert.equal(await value('invoke', invoke(pipeline, 'getName')), pipeline);
  await value('release', { object: pipeline });
});

test('docs/kurento-compatibility.md says what was seen', () => {
  const text = report(outcomes);
  if (process.env.HEADWATER_WRITE_REPORT) writeFileSync(DOCUMENT, text);
  assert.equal(
    readFileSync(DOCUMENT, 'utf8'),
    text,
    'to bring it up to date: npm run report --workspace tests/conformance',
  );
  for (const each of allClasses) assert.ok(lineage(each.name).length > 0);
});
