// What the recordings we have do not show: sessions without a name, transactions that fail, references of several
// sessions, states of endpoints one after the other.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startServer } from '../e2e/support/processes.mjs';
import { Client } from './client.mjs';

let server;
let client;
let id = 0;

before(async () => (server = await startServer({ args: ['--session.gcPeriodMs', '500'] })));
beforeEach(async () => (client = await Client.open(server.url)));
after(async () => assert.equal((await server.stop()).code, 0));

async function call(method, params, on = client) {
  on.send({ jsonrpc: '2.0', id: ++id, method, params });
  return on.answer();
}

async function value(method, params, on) {
  const answer = await call(method, params, on);
  assert.ok('result' in answer, `${method} ${JSON.stringify(params)}: ${JSON.stringify(answer.error)}`);
  return answer.result?.value;
}

const codeOf = async (method, params, on) => (await call(method, params, on)).error?.code;
const create = (type, constructorParams = {}, on = client) =>
  value('create', { type, constructorParams }, on);
const invoke = (object, operation, operationParams, on) =>
  value('invoke', { object, operation, operationParams }, on);
const invokeCode = (object, operation, operationParams, on) =>
  codeOf('invoke', { object, operation, operationParams }, on);

/** The values of the events of one type so far, oldest first; waits for `count`. */
async function events(type, count) {
  const found = [];
  while (found.length < count) {
    const event = await client.event((each) => each.type === type, 5_000);
    assert.ok(event, `event ${type} ${found.length + 1}`);
    found.push(event.data);
  }
  return found;
}

test('ref, unref and unsubscribe need a session, the others make one', async () => {
  for (const [method, params] of [
    ['ref', { object: 'x' }],
    ['unref', { object: 'x' }],
    ['unsubscribe', { object: 'x', subscription: 'y' }],
    ['keepAlive', {}],
    ['closeSession', {}],
  ]) {
    const { error } = await call(method, params);
    assert.deepEqual([error.code, error.message], [-32000, "'sessionId' parameter is required"], method);
  }
  assert.equal(await codeOf('describe', { object: 'x' }), 40101);
  assert.equal(typeof (await call('release', { object: 'x' })).result.sessionId, 'string');
  assert.equal(typeof (await call('ref', { object: 'x' })).error.code, 'number'); // of the connection's session now
});

test('the first parameter that is missing is the one that is named', async () => {
  const named = async (method, params) => (await call(method, params)).error.message;
  assert.equal(await named('unsubscribe', {}), "'object' parameter is required");
  assert.equal(await named('subscribe', {}), "'type' parameter is required");
  assert.equal(await named('invoke', { operation: 'getName' }), "'object' parameter is required");
  assert.equal(
    await named('invoke', { object: {}, operation: 'getName' }),
    "'object' parameter should be a string",
  );
});

test('a transaction that fails in the middle keeps what was done, and says where it stopped', async () => {
  const pipeline = await create('MediaPipeline');
  const operations = [
    {
      jsonrpc: '2.0',
      id: 0,
      method: 'create',
      params: { type: 'PassThrough', constructorParams: { mediaPipeline: pipeline } },
    },
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'invoke',
      params: { object: 'newref:0', operation: 'setName', operationParams: { name: 'kept' } },
    },
    { jsonrpc: '2.0', id: 2, method: 'invoke', params: { object: 'newref:0', operation: 'noSuchOperation' } },
    { jsonrpc: '2.0', id: 3, method: 'release', params: { object: pipeline } },
  ];
  const results = await value('transaction', { operations });
  assert.deepEqual(
    results.map((each) => each.error?.code ?? 'done'),
    ['done', 'done', 40008],
  );
  assert.equal(await invoke(results[0].result.value, 'getName'), 'kept');
});

test('a transaction holds every method, and refers to what a step before it made', async () => {
  const operations = [
    { jsonrpc: '2.0', id: 0, method: 'ping' },
    { jsonrpc: '2.0', id: 1, method: 'create', params: { type: 'MediaPipeline' } },
    { jsonrpc: '2.0', id: 2, method: 'subscribe', params: { object: 'newref:1', type: 'Error' } },
    {
      jsonrpc: '2.0',
      id: 3,
      method: 'unsubscribe',
      params: { object: 'newref:1', subscription: 'newref:2' },
    },
    { jsonrpc: '2.0', id: 4, method: 'describe', params: { object: 'newref:1' } },
    { jsonrpc: '2.0', id: 5, method: 'release', params: { object: 'newref:1' } },
    { jsonrpc: '2.0', id: 6, method: 'describe', params: { object: 'newref:1' } },
  ];
  const results = await value('transaction', { operations });
  assert.equal(results.length, 7);
  assert.equal(results[0].result.value, 'pong');
  assert.equal(results[4].result.type, 'MediaPipeline');
  assert.equal(results[6].error.code, 40101);
  assert.equal(
    await codeOf('transaction', {
      operations: [{ jsonrpc: '2.0', id: 0, method: 'describe', params: { object: 'newref:0' } }],
    }),
    40008,
  );
});

test('closeSession ends what only that session holds, and with release all that it holds', async () => {
  const other = await Client.open(server.url);
  const { sessionId } = (await call('connect', {})).result;
  const shared = await create('MediaPipeline');
  const own = await create('MediaPipeline');
  await invoke(shared, 'getName', undefined, other);
  await value('closeSession', { sessionId });
  assert.equal(await invoke(shared, 'getName', undefined, other), shared);
  assert.equal(await invokeCode(own, 'getName', undefined, other), 40101);

  await invoke(shared, 'getName');
  const { sessionId: second } = (await call('describe', { object: shared })).result;
  await value('closeSession', { sessionId: second, release: true });
  assert.equal(await invokeCode(shared, 'getName', undefined, other), 40101);
  other.drop();
});

test('an element outlives unref while its pipeline is held; a pipeline does not, nor does what is in it', async () => {
  const pipeline = await create('MediaPipeline');
  const element = await create('PassThrough', { mediaPipeline: pipeline });
  await value('unref', { object: element });
  assert.equal(await invoke(element, 'getName'), element);
  await value('unref', { object: pipeline });
  assert.equal(await invokeCode(element, 'getName'), 40101);
});

test('what only a client that is gone held is collected, and nothing else', async () => {
  const gone = await Client.open(server.url);
  const pipeline = await create('MediaPipeline');
  const theirs = await create('PassThrough', { mediaPipeline: pipeline }, gone);
  const alone = await create('MediaPipeline', {}, gone);
  gone.drop();
  for (
    let tries = 0;
    tries < 100 && (await invoke('manager_ServerManager', 'getPipelines')).includes(alone);
    ++tries
  )
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(await invoke(pipeline, 'getChildren'), []);
  assert.equal(await invokeCode(theirs, 'getName'), 40101);
  assert.equal(await invoke(pipeline, 'getName'), pipeline);
});

test('a player tells its states, once each, and what is wrong with its URI', async () => {
  const pipeline = await create('MediaPipeline');
  const player = await create('PlayerEndpoint', { mediaPipeline: pipeline, uri: 'file:///no%20such%20file' });
  for (const type of ['UriEndpointStateChanged', 'Error']) await value('subscribe', { object: player, type });
  for (const operation of ['stop', 'play', 'play', 'pause', 'pause', 'play', 'stop'])
    await invoke(player, operation);
  const states = (await events('UriEndpointStateChanged', 4)).map(({ state }) => state);
  assert.deepEqual(states, ['START', 'PAUSE', 'START', 'STOP']);
  assert.deepEqual(
    (await events('Error', 2)).map(({ errorCode, type }) => [errorCode, type]),
    [
      [40600, 'INVALID_URI'],
      [40600, 'INVALID_URI'],
    ],
  );
  assert.equal(await invoke(player, 'getState'), 'STOP');
});

test('a player of a file that is no media says so', async () => {
  const pipeline = await create('MediaPipeline');
  const uri = import.meta.url;
  const player = await create('PlayerEndpoint', { mediaPipeline: pipeline, uri });
  await value('subscribe', { object: player, type: 'Error' });
  await invoke(player, 'play');
  assert.deepEqual(
    (await events('Error', 1)).map(({ errorCode, type }) => [errorCode, type]),
    [[40005, 'INVALID_MEDIA']],
  );
});

test('a recorder of uploads goes through its states', async () => {
  const pipeline = await create('MediaPipeline');
  const recorder = await create('RecorderEndpoint', {
    mediaPipeline: pipeline,
    uri: 'http://127.0.0.1:1/x.webm',
  });
  for (const type of ['Recording', 'Paused', 'Stopped']) await value('subscribe', { object: recorder, type });
  for (const operation of ['pause', 'record', 'pause', 'record', 'stopAndWait', 'stop'])
    await invoke(recorder, operation);
  assert.equal((await events('Recording', 2)).length, 2);
  assert.equal((await events('Paused', 1)).length, 1);
  assert.equal((await events('Stopped', 1)).length, 1);
  assert.equal(client.events.length, 0);
});

test('an upload to a HttpPostEndpoint is a session, and must be media', async () => {
  const pipeline = await create('MediaPipeline');
  const endpoint = await create('HttpPostEndpoint', { mediaPipeline: pipeline, disconnectionTimeout: 1 });
  for (const type of ['MediaSessionStarted', 'MediaSessionTerminated', 'Error'])
    await value('subscribe', { object: endpoint, type });
  const url = await invoke(endpoint, 'getUrl');
  assert.equal((await fetch(url)).status, 405);
  assert.equal((await fetch(`${url}x`, { method: 'POST', body: 'x' })).status, 404);
  assert.equal((await fetch(url, { method: 'POST', body: 'this is no media' })).status, 200);
  assert.equal((await events('MediaSessionStarted', 1)).length, 1);
  assert.equal((await events('Error', 1))[0].type, 'INVALID_MEDIA');
  assert.equal((await events('MediaSessionTerminated', 1)).length, 1);
});

const SDP = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n';

test('an RtpEndpoint answers what it knows, rejects the rest, and negotiates once', async () => {
  const pipeline = await create('MediaPipeline');
  const make = () => create('RtpEndpoint', { mediaPipeline: pipeline });
  const offer = `${SDP}m=audio 32032 RTP/AVP 0 96 101\r\na=rtpmap:96 opus/48000/2\r\na=rtpmap:101 foo/8000\r\na=sendonly\r\nm=video 32034 RTP/AVP 97\r\na=rtpmap:97 FOO/90000\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`;
  const endpoint = await make();
  const answer = await invoke(endpoint, 'processOffer', { offer });
  const [, port] = /\r\nm=audio (\d+) RTP\/AVP 0 96\r\nc=IN IP4 127\.0\.0\.1\r\n/.exec(answer);
  assert.ok(port % 2 === 0 && answer.includes(`\r\na=rtcp:${Number(port) + 1}\r\n`), answer);
  assert.match(answer, /\r\na=recvonly\r\n/);
  assert.match(answer, /\r\nm=video 0 RTP\/AVP 97\r\n/);
  assert.match(answer, /\r\nm=application 0 /);
  assert.equal(await invokeCode(endpoint, 'processOffer', { offer }), 40208);
  assert.equal(await invokeCode(endpoint, 'generateOffer'), 40208);
  assert.equal(await invokeCode(endpoint, 'processAnswer', { answer: offer }), 40209);

  const offering = await make();
  await invoke(offering, 'generateOffer');
  assert.equal(await invokeCode(offering, 'processAnswer', { answer: 'nonsense' }), 40201);
  assert.equal(await invokeCode(offering, 'processAnswer', { answer: offer }), 40201); // three sections for two
  const good = `${SDP}m=audio 32032 RTP/AVPF 0\r\nm=video 0 RTP/AVPF 97\r\n`;
  await invoke(offering, 'processAnswer', { answer: good });
  assert.equal(await invokeCode(offering, 'processAnswer', { answer: good }), 40210);
  assert.equal(await invoke(offering, 'getRemoteSessionDescriptor'), good);
});

test('the keys of an RtpEndpoint have the length of their suite, and stand in its offer', async () => {
  const pipeline = await create('MediaPipeline');
  const make = (crypto) =>
    call('create', { type: 'RtpEndpoint', constructorParams: { mediaPipeline: pipeline, crypto } });
  const suite = 'AES_256_CM_HMAC_SHA1_32';
  const key = 'k'.repeat(46);
  const keyBase64 = Buffer.from(key).toString('base64');
  for (const crypto of [
    { crypto: suite, key },
    { crypto: suite, keyBase64 },
  ]) {
    const { result } = await make(crypto);
    const offer = await invoke(result.value, 'generateOffer');
    assert.ok(offer.includes(`a=crypto:1 AES_256_CM_HMAC_SHA1_32 inline:${keyBase64}\r\n`), offer);
  }
  const random = await invoke((await make({ crypto: suite })).result.value, 'generateOffer');
  assert.match(random, /inline:[A-Za-z0-9+/]{62}==?\r\n/);
  for (const crypto of [
    { crypto: suite, key: 'k'.repeat(30) },
    { crypto: suite, keyBase64: '*' },
  ])
    assert.equal((await make(crypto)).error.code, 40107);
  assert.equal((await make({ crypto: 'ROT13' })).error.code, 40001);
});

test('a GStreamerFilter names what is wrong with its command', async () => {
  const pipeline = await create('MediaPipeline');
  const make = (command) =>
    call('create', { type: 'GStreamerFilter', constructorParams: { mediaPipeline: pipeline, command } });
  for (const command of [
    '',
    'no such element',
    'videoflip ! filesink location=x',
    'videoflip method=sideways',
  ]) {
    const { error } = await make(command);
    assert.equal(error?.code, 40001, command);
  }
  const filter = (await make('videoflip method=4')).result.value;
  assert.equal(await invoke(filter, 'getCommand'), 'videoflip method=4');
  const set = (propertyName, propertyValue) =>
    invokeCode(filter, 'setElementProperty', { propertyName, propertyValue });
  assert.equal(await set('method', 'clockwise'), undefined);
  assert.equal(await set('method', 'sideways'), 40001);
  assert.equal(await set('parent', 'x'), 40001);
});

test('a port of another hub is not routed, and an event says so', async () => {
  const pipeline = await create('MediaPipeline');
  const [one, two] = [
    await create('Dispatcher', { mediaPipeline: pipeline }),
    await create('Dispatcher', { mediaPipeline: pipeline }),
  ];
  const [mine, foreign] = [await create('HubPort', { hub: one }), await create('HubPort', { hub: two })];
  await value('subscribe', { object: one, type: 'Error' });
  await invoke(one, 'connect', { source: foreign, sink: mine });
  assert.deepEqual(
    (await events('Error', 1)).map(({ type }) => type),
    ['CONNECT_ERROR'],
  );
});

test('null where a text belongs is an empty one', async () => {
  const pipeline = await create('MediaPipeline');
  for (const method of ['describe', 'ref'])
    assert.equal(await codeOf(method, { object: null }), 40101, method);
  assert.equal(await invokeCode(null, 'getName'), 40101);
  assert.equal(await codeOf('subscribe', { object: null, type: 'Error' }), 40101);
  assert.equal(await codeOf('subscribe', { object: pipeline, type: null }), 40106);
  assert.equal(await codeOf('create', { type: null }), 40108);
  assert.equal(await invokeCode(pipeline, null), 40008);
  for (const [method, params] of [
    ['release', { object: null }],
    ['unref', { object: null }],
    ['unsubscribe', { object: pipeline, subscription: null }],
  ])
    assert.ok((await call(method, params)).result, method);
  const { error } = await call('transaction', { operations: null });
  assert.deepEqual([error.code, error.message], [-32000, "'operations' parameter should be an array"]);
});

test('a sessionId that names none is as good as none', async () => {
  for (const sessionId of [null, ''])
    for (const [method, params] of [
      ['ref', { object: 'x' }],
      ['keepAlive', {}],
      ['closeSession', {}],
    ]) {
      const { error } = await call(method, { ...params, sessionId });
      assert.deepEqual([error.code, error.message], [-32000, "'sessionId' parameter is required"], method);
    }
});

test('an object without a name is called by its id', async () => {
  const pipeline = await create('MediaPipeline');
  await invoke(pipeline, 'setName', { name: 'x' });
  await invoke(pipeline, 'setName', { name: '' });
  assert.equal(await invoke(pipeline, 'getName'), pipeline);
});

test('the server tells of no module that it has not, and of its load without being told for how long', async () => {
  const { error } = await call('invoke', {
    object: 'manager_ServerManager',
    operation: 'getKmd',
    operationParams: { moduleName: 'nonsense' },
  });
  assert.deepEqual([error.code, error.data.type], [40500, 'UNDEFINED']);
  assert.match(error.message, /^Requested kmd module doesn't exist/);
  assert.ok((await invoke('manager_ServerManager', 'getUsedCpu')) >= 0);
  assert.ok((await invoke('manager_ServerManager', 'getUsedCpu', { interval: 100 })) >= 0);
  const answer = { object: 'manager_ServerManager', operation: 'getUsedCpu' };
  assert.equal(await codeOf('invoke', { ...answer, operationParams: { interval: 'x' } }), 40001);
});

test('a keyframe is refused where there is no video to have one of', async () => {
  const pipeline = await create('MediaPipeline');
  for (const type of ['WebRtcEndpoint', 'RtpEndpoint'])
    assert.equal(await invokeCode(await create(type, { mediaPipeline: pipeline }), 'requestKeyframe'), 40111);
  const receiver = await create('RtpEndpoint', { mediaPipeline: pipeline });
  await invoke(receiver, 'processOffer', { offer: `${SDP}m=audio 32032 RTP/AVP 0\r\na=sendonly\r\n` });
  assert.equal(await invokeCode(receiver, 'requestKeyframe'), 40111);
});

test('limits that cannot be held are refused, and a low one of video is raised', async () => {
  const endpoint = await create('WebRtcEndpoint', { mediaPipeline: await create('MediaPipeline') });
  assert.equal(await invokeCode(endpoint, 'setMtu', { mtu: -1 }), 40107);
  assert.equal(await invokeCode(endpoint, 'setMinVideoSendBandwidth', { minVideoSendBandwidth: -1 }), 40107);
  for (const name of ['MaxVideoSendBandwidth', 'MaxVideoRecvBandwidth', 'MaxAudioRecvBandwidth']) {
    await invoke(endpoint, `set${name}`, { [`m${name.slice(1)}`]: -1 }); // none, and no line of the SDP
    assert.equal(await invoke(endpoint, `get${name}`), -1);
  }
  assert.doesNotMatch(await invoke(endpoint, 'generateOffer'), /\r\nb=/);
  await invoke(endpoint, 'setMinVideoRecvBandwidth', { minVideoRecvBandwidth: 60 });
  assert.equal(await invoke(endpoint, 'getMinVideoRecvBandwidth'), 100);
  await invoke(endpoint, 'setMinVideoRecvBandwidth', { minVideoRecvBandwidth: 160 });
  assert.equal(await invoke(endpoint, 'getMinVideoRecvBandwidth'), 160);
});
