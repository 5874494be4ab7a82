// What a browser sees of hubs and of media that is converted for it. Participants are canvases of one colour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useColourRoom } from './support/colour-room.mjs';
import { eventually } from './support/eventually.mjs';

const room = useColourRoom();

test('a Composite shows four participants in a grid, and goes on without those who leave', async () => {
  await room.evaluate(async () => {
    const { room } = window;
    room.hub = await room.make('Composite', { width: 640, height: 480 });
    const out = await room.port(room.hub);
    await room.watch('viewer', out);
    room.ports = [];
    room.endpoints = [];
    for (const colour of ['red', 'lime', 'blue', 'white']) {
      const endpoint = await room.send(colour, { sounds: colour === 'red' });
      const port = await room.port(room.hub);
      await endpoint.connect(port);
      room.endpoints.push(endpoint);
      room.ports.push(port);
    }
  });
  await room.untilShown('viewer', [
    [0.25, 0.25, 'red'],
    [0.75, 0.25, 'lime'],
    [0.25, 0.75, 'blue'],
    [0.75, 0.75, 'white'],
  ]);
  await eventually(() => room.evaluate(async () => (await window.room.audioLevel('viewer')) > 0.01), {
    what: 'the tone is heard',
  });
  await room.evaluate(async () => {
    await window.room.endpoints[0].release();
    await window.room.ports[3].release();
  });
  await room.untilShown('viewer', [
    [0.25, 0.5, 'lime'],
    [0.75, 0.5, 'blue'],
  ]);
});

test('a viewer of H.264 sees a presenter of VP8', async () => {
  await room.evaluate(async () => {
    const { room } = window;
    const presenter = await room.send('blue');
    await room.watch('viewer', presenter, 'H264');
  });
  await room.untilShown('viewer', [[0.5, 0.5, 'blue']]);
  const codecs = await room.evaluate(() => window.room.codecs('viewer'));
  assert.ok(codecs.includes('video/H264'), codecs.join());
  const before = await room.evaluate(() => window.room.frames('viewer'));
  await eventually(() => room.evaluate((n) => window.room.frames('viewer') > n + 30, before), {
    what: 'the picture goes on',
  });
});

test('a Dispatcher switches ten times and the picture follows', async () => {
  await room.evaluate(async () => {
    const { room } = window;
    room.hub = await room.make('Dispatcher');
    room.out = await room.port(room.hub);
    await room.watch('viewer', room.out);
    room.ports = {};
    for (const colour of ['red', 'lime']) {
      const endpoint = await room.send(colour);
      room.ports[colour] = await room.port(room.hub);
      await endpoint.connect(room.ports[colour]);
    }
  });
  for (let i = 0; i < 10; i += 1) {
    const colour = i % 2 ? 'lime' : 'red';
    await room.evaluate(
      (which) => window.room.hub.connect(window.room.ports[which], window.room.out),
      colour,
    );
    await room.untilShown('viewer', [[0.5, 0.5, colour]]);
  }
});
