// What a browser sees of filters. Participants are canvases of one colour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLOURS, useColourRoom } from './support/colour-room.mjs';
import { eventually } from './support/eventually.mjs';

const room = useColourRoom();

/** Until so much of what `viewer` shows has this colour, 0 to 1. */
async function untilShare(colour, enough, what) {
  let share;
  await eventually(
    async () => {
      share = await room.evaluate((rgb) => window.room.shareOf('viewer', rgb), COLOURS[colour]);
      if (enough(share)) return true;
      throw new Error(`${(share * 100).toFixed(1)} % of the picture is ${colour}`);
    },
    { what, withinMs: 20_000 },
  );
}

test('a text that a GStreamerFilter lays over the picture is seen, and changes', async () => {
  await room.evaluate(async () => {
    const { room } = window;
    room.filter = await room.make('GStreamerFilter', {
      command: 'textoverlay text="HHHHHH" valignment=center font-desc="Sans Bold 56"',
    });
    await (await room.send('blue')).connect(room.filter);
    await room.watch('viewer', room.filter);
  });
  await untilShare('white', (share) => share > 0.015, 'the text is seen');
  await room.untilShown('viewer', [
    [0.05, 0.05, 'blue'],
    [0.95, 0.05, 'blue'],
  ]);
  await room.evaluate(() => window.room.filter.setElementProperty('text', ' '));
  await untilShare('white', (share) => share < 0.002, 'the text is gone');
  await room.untilShown('viewer', [[0.5, 0.5, 'blue']]);
});

test('a picture that an ImageOverlayFilter lays over the video is seen where it was put', async () => {
  await room.evaluate(async () => {
    const { room } = window;
    const logo = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
    const context = logo.getContext('2d');
    context.fillStyle = 'red';
    context.fillRect(0, 0, 40, 40);
    room.filter = await room.make('ImageOverlayFilter');
    await room.filter.addImage('logo', logo.toDataURL('image/png'), 0.6, 0.1, 0.3, 0.3, false, false);
    await (await room.send('lime')).connect(room.filter);
    await room.watch('viewer', room.filter);
  });
  await room.untilShown('viewer', [
    [0.75, 0.25, 'red'],
    [0.25, 0.25, 'lime'],
    [0.75, 0.6, 'lime'],
  ]);
  await room.evaluate(() => window.room.filter.removeImage('logo'));
  await room.untilShown('viewer', [[0.75, 0.25, 'lime']]);
});

test('a filter that is refused says which element and which setting', async () => {
  const message = await room.evaluate(() =>
    window.room.make('GStreamerFilter', { command: 'filesink location=/tmp/x' }).then(
      () => 'made',
      (error) => error.message,
    ),
  );
  assert.match(message, /'filesink' .* filters\.allowedElements/);
});
