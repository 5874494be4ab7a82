// A browser that sends AV1, and browsers that take only that, against a server that converts between codecs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useColourRoom } from './support/colour-room.mjs';
import { eventually } from './support/eventually.mjs';

const room = useColourRoom();

/** A presenter of one codec, and as many viewers of another; each sees the picture, which goes on. */
async function converts(from, to, viewers) {
  const before = await room.metric('headwater_encoders_total');
  await room.evaluate(
    async ([codec, wanted, count]) => {
      const { room } = window;
      const presenter = await room.send('blue', { codec });
      for (let i = 0; i < count; i += 1) await room.watch(`viewer ${i}`, presenter, wanted);
    },
    [from, to, viewers],
  );
  for (let i = 0; i < viewers; i += 1) {
    const viewer = `viewer ${i}`;
    await room.untilShown(viewer, [[0.5, 0.5, 'blue']]);
    const codecs = await room.evaluate((name) => window.room.codecs(name), viewer);
    assert.ok(codecs.includes(`video/${to}`), codecs.join());
    const frames = await room.evaluate((name) => window.room.frames(name), viewer);
    await eventually(
      () => room.evaluate(([name, n]) => window.room.frames(name) > n + 30, [viewer, frames]),
      { what: `the picture of ${viewer} goes on` },
    );
  }
  assert.equal((await room.metric('headwater_encoders_total')) - before, 1);
  assert.equal(await room.metric('headwater_encoders'), 1);
  assert.equal(await room.metric('headwater_decoders'), 1);
}

test('viewers of VP8 see a presenter of AV1', () => converts('AV1', 'VP8', 2));

test('viewers of AV1 see a presenter of VP8', () => converts('VP8', 'AV1', 2));

test('a viewer of AV1 is sent what a presenter of AV1 sends', async () => {
  const before = await room.metric('headwater_encoders_total');
  await room.evaluate(async () => {
    const { room } = window;
    await room.watch('viewer', await room.send('red', { codec: 'AV1' }), 'AV1');
  });
  await room.untilShown('viewer', [[0.5, 0.5, 'red']]);
  assert.equal(await room.metric('headwater_encoders_total'), before);
});
