// Every class that Kurento's client knows: it can be made, describes itself to another client, and answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../../../e2e/support/processes.mjs';
import { call, connect, kurento } from './support/kurento.mjs';

const URI = { uri: 'file:///tmp/headwater-none.webm' };
const ELEMENTS = {
  PassThrough: {},
  WebRtcEndpoint: {},
  RtpEndpoint: {},
  HttpPostEndpoint: {},
  PlayerEndpoint: URI,
  RecorderEndpoint: URI,
  GStreamerFilter: { command: 'videobalance' },
  ZBarFilter: {},
  FaceOverlayFilter: {},
  ImageOverlayFilter: {},
};
const HUBS = ['AlphaBlending', 'Composite', 'Dispatcher', 'DispatcherOneToMany', 'Mixer'];

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test('the list of this test is that of the client', () => {
  const { classes } = kurento.register;
  const known = Object.keys(classes).filter((name) => !name.includes('.'));
  const tested = ['MediaPipeline', 'HubPort', ...HUBS, ...Object.keys(ELEMENTS)];
  assert.deepEqual(known.sort(), tested.sort());
});

for (const [type, params] of Object.entries(ELEMENTS)) {
  test(`${type} is made, found and connected`, async (t) => {
    const client = await connect(t, server.url);
    const other = await connect(t, server.url);
    const pipeline = await client.create('MediaPipeline');
    const element = await call(pipeline, 'create', type, { ...params }); // it writes the pipeline into them
    assert.equal(element.constructor, kurento.register.classes[type]);
    const found = await other.getMediaobjectById(element.id);
    assert.equal(found.constructor, kurento.register.classes[type]);
    assert.equal(await found.getName(), element.id);
    assert.equal((await found.getMediaPipeline()).id, pipeline.id);

    const through = await call(pipeline, 'create', 'PassThrough', {});
    await call(element, 'connect', through);
    assert.equal((await call(through, 'getSourceConnections')).length, 3);
    assert.match(await call(pipeline, 'getGstreamerDot'), /^digraph/);
    await call(pipeline, 'release');
  });
}

for (const type of HUBS) {
  test(`${type} has ports`, async (t) => {
    const client = await connect(t, server.url);
    const pipeline = await client.create('MediaPipeline');
    const hub = await call(pipeline, 'create', type, {});
    assert.equal(hub.constructor, kurento.register.classes[type]);
    const port = await call(hub, 'createHubPort');
    assert.equal(port.constructor, kurento.register.classes.HubPort);
    assert.ok(port.id.startsWith(`${hub.id}/`));
    const through = await call(pipeline, 'create', 'PassThrough', {});
    await call(through, 'connect', port);
    assert.equal((await call(port, 'getSourceConnections')).length, 3);
    await call(pipeline, 'release');
  });
}
