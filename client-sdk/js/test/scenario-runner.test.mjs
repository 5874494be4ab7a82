// The runner of the scenarios: one that fails must not fail those that follow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '@headwater/client';
import { readScenarios, runScenario } from './support/scenario.mjs';
import { TestServer } from './support/server.mjs';

const shared = {};
before(async () => {
  shared.server = await TestServer.start();
  shared.witness = await connect(shared.server.url, { reconnectDelayMs: 20 });
});
after(async () => {
  await shared.witness?.close();
  await shared.server?.stop();
});

const pipelines = () => shared.witness.serverManager.getPipelines();

test('a scenario that fails while its client is away leaves no pipeline behind', async () => {
  const steps = [
    { connect: 'app', through: 'proxy' },
    { create: 'MediaPipeline' },
    { proxy: 'refuse' },
    { lifecycle: [{ type: 'disconnected' }] },
    { create: 'MediaPipeline', timeoutMs: 100 },
  ];
  await assert.rejects(runScenario({ steps }, shared), /step 4 /);
  assert.deepEqual(await pipelines(), []);
});

test('a scenario that ends the shared server fails, and the next one has a server again', async () => {
  const steps = [{ connect: 'app' }, { create: 'MediaPipeline' }, { server: 'kill' }];
  await assert.rejects(runScenario({ steps }, shared), /the server has ended/);
  assert.deepEqual(await pipelines(), []);
});

test('scenarios can be chosen by a word, and repeated', () => {
  const all = readScenarios({}).flatMap(({ scenarios }) => scenarios);
  const some = readScenarios({ HEADWATER_SCENARIOS: '"proxy":"cut"', HEADWATER_REPEAT: '3' });
  const names = some.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
  assert.ok(all.length > 20 && names.length < all.length, `${names.length} of ${all.length}`);
  for (const name of names) assert.equal(names.filter((each) => each === name).length, 3);
});
