// The scenarios that all SDKs share (tests/scenarios), against the real server.
import { after, before, describe, test } from 'node:test';
import { connect } from '@headwater/client';
import { readScenarios, runScenario } from './support/scenario.mjs';
import { TestServer } from './support/server.mjs';

const shared = {};
before(async () => {
  shared.server = await TestServer.start();
  shared.witness = await connect(shared.server.url);
});
after(async () => {
  await shared.witness?.close();
  await shared.server?.stop();
});

for (const { title, scenarios } of readScenarios()) {
  describe(title, () => {
    for (const scenario of scenarios) test(scenario.name, () => runScenario(scenario, shared));
  });
}
