// What a Kurento 7.3.1 server answered, and what this one does: the same, but for what differences.json lists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { startServer } from '../e2e/support/processes.mjs';
import { Replay } from './replay.mjs';

const here = (file) => new URL(file, import.meta.url);
const differences = JSON.parse(readFileSync(here('differences.json'), 'utf8'));
const recordings = readdirSync(here('recordings'))
  .map((file) => file.replace('.json', ''))
  .sort();

const explains = (difference, { recording, step, found }) =>
  difference.recordings.includes(recording) &&
  new RegExp(`^(?:${difference.steps})$`).test(step) &&
  new RegExp(`^(?:${difference.found})$`).test(found);

const met = new Set();

for (const name of recordings) {
  test(`${name} is answered as Kurento did`, async () => {
    // Short enough that 12-gc need not wait for minutes.
    const server = await startServer({ args: ['--session.gcPeriodMs', '2000'] });
    const listed = (found) => differences.find((difference) => explains(difference, found));
    try {
      const replay = await new Replay(name, server, listed).run();
      for (const found of replay.found) met.add(listed(found));
      const unexplained = replay.found.filter((found) => !listed(found));
      assert.deepEqual(unexplained, []);
      assert.ok(replay.same.length > 0, 'nothing was compared');
    } finally {
      assert.equal((await server.stop()).code, 0, 'the server ends in order');
    }
  });
}

test('every difference that is listed is still there', () => {
  const gone = differences.filter((difference) => !met.has(difference));
  assert.deepEqual(gone, []);
});
