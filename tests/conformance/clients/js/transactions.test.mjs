// Transactions: many operations in one request, later ones about objects that earlier ones make.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../../../e2e/support/processes.mjs';
import { call, connect, errorOf, kurento } from './support/kurento.mjs';

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test('a room in one request', async (t) => {
  const client = await connect(t, server.url);
  const transaction = client.beginTransaction();
  let pipeline = client.create(transaction, 'MediaPipeline');
  let presenter = pipeline.create(transaction, 'WebRtcEndpoint');
  let viewer = pipeline.create(transaction, 'WebRtcEndpoint');
  // Not connect(): this client loses the transaction of it.
  viewer.addTag(transaction, 'role', 'viewer', assert.ifError);
  presenter.setName(transaction, 'presenter', assert.ifError);
  await call(transaction, 'commit');
  [pipeline, presenter, viewer] = await Promise.all([pipeline, presenter, viewer]);
  assert.ok(presenter.id.startsWith(`${pipeline.id}/`));
  assert.equal(await presenter.getName(), 'presenter');
  assert.equal(await viewer.getTag('role'), 'viewer');
  await pipeline.release();
});

test('what a function creates is one transaction', async (t) => {
  const client = await connect(t, server.url);
  let pipeline, endpoint;
  await call(client, 'transaction', function () {
    pipeline = this.create('MediaPipeline');
    endpoint = pipeline.create('WebRtcEndpoint');
  });
  [pipeline, endpoint] = await Promise.all([pipeline, endpoint]);
  assert.ok(endpoint.id.startsWith(`${pipeline.id}/`));
  await pipeline.release();
});

test('operations of a transaction answer each for itself', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await pipeline.create('WebRtcEndpoint');
  const answers = [];
  const transaction = client.beginTransaction();
  endpoint.setName(transaction, 'first', (error) => answers.push(error ?? 'named'));
  endpoint.getName(transaction, (error, name) => answers.push(error ?? name));
  pipeline.getName(transaction, (error, name) => answers.push(error ?? name));
  await call(transaction, 'commit');
  assert.deepEqual(answers, ['named', 'first', pipeline.id]);
  await pipeline.release();
});

test('a transaction ends at the first operation that fails', async (t) => {
  const client = await connect(t, server.url);
  const pipeline = await client.create('MediaPipeline');
  const endpoint = await pipeline.create('WebRtcEndpoint');
  const seen = {};
  const transaction = client.beginTransaction();
  endpoint.setName(transaction, 'kept', (error) => (seen.first = error ?? 'done'));
  endpoint.processOffer(transaction, '', (error) => (seen.second = error));
  endpoint.setName(transaction, 'never', (error) => (seen.third = error));
  await call(transaction, 'commit').catch(() => {}); // the operations tell
  assert.equal(seen.first, 'done');
  assert.equal(seen.second?.code, 40201);
  assert.match(seen.third?.message ?? '', /not executed/i);
  assert.equal(await endpoint.getName(), 'kept');
  assert.equal((await errorOf(endpoint, 'processOffer', '')).code, 40201);
  await pipeline.release();
});

test('a transaction that is rolled back never reaches the server', async (t) => {
  const client = await connect(t, server.url);
  const manager = await client.getServerManager();
  const before = (await manager.getPipelines()).length;
  const transaction = client.beginTransaction();
  let told;
  client.create(transaction, 'MediaPipeline', null, (error) => (told = error));
  transaction.rollback();
  assert.ok(told instanceof kurento.TransactionsManager.TransactionRollbackException, `${told}`);
  assert.equal((await manager.getPipelines()).length, before);
});
