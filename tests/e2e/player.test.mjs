// What people see of a PlayerEndpoint: a file, an HTTP server's file, and a camera that dies and comes back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connect } from '@headwater/client';
import { launchBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { Process, startServer } from './support/processes.mjs';
import { Viewer } from './support/viewer.mjs';

const RTSP_SERVER =
  process.env.HEADWATER_RTSP_SERVER_BIN ??
  fileURLToPath(new URL('../../build/dev/tests/unit/player/test-rtsp-server', import.meta.url));

let directory;
let server;
let client;
let browser;
let pipeline;

/** Red, with a tone, a keyframe each second. */
function makeFile(name, seconds, videoEncoder, muxer) {
  const path = join(directory, name);
  const line =
    `videotestsrc pattern=red num-buffers=${25 * seconds} ! video/x-raw,width=320,height=240,framerate=25/1 ! ` +
    `${videoEncoder} ! queue ! ${muxer} name=mux ! filesink location=${path} ` +
    `audiotestsrc samplesperbuffer=960 num-buffers=${50 * seconds} ! audio/x-raw,rate=48000,channels=2 ! ` +
    `opusenc ! queue ! mux.`;
  execFileSync('gst-launch-1.0', ['-q', ...line.split(' ')]);
  return path;
}

before(async () => {
  directory = mkdtempSync(join(tmpdir(), 'headwater-player-'));
  server = await startServer({
    args: [
      '--player.sourceTimeoutMs',
      '6000',
      '--player.reconnectMinMs',
      '200',
      '--player.reconnectMaxMs',
      '1000',
    ],
  });
  client = await connect(server.url);
  browser = await launchBrowser();
  pipeline = await client.create('MediaPipeline');
});
after(async () => {
  await browser?.close();
  await client?.close();
  await server?.stop();
  if (directory) rmSync(directory, { recursive: true });
});

const play = (uri, useEncodedMedia = true) =>
  client.create('PlayerEndpoint', { mediaPipeline: pipeline, uri, useEncodedMedia, networkCache: 200 });

async function seesRedAndHears(viewer) {
  await viewer.seesMore(25);
  const [red, green, blue] = await viewer.colour();
  assert.ok(red > 180 && green < 70 && blue < 70, `red is seen as ${red}, ${green}, ${blue}`);
  await eventually(async () => (await viewer.received()).sound > 0, { what: 'the tone is heard' });
}

for (const [codec, encoder, name, muxer] of [
  ['VP8', 'vp8enc deadline=1 cpu-used=8 keyframe-max-dist=25', 'vp8.webm', 'webmmux'],
  [
    'H264',
    'x264enc tune=zerolatency key-int-max=25 bframes=0 ! video/x-h264,profile=constrained-baseline ! h264parse',
    'h264.mp4',
    'mp4mux',
  ],
]) {
  test(`a file of ${codec} is seen and heard as it is, to its end`, async () => {
    const player = await play(`file://${makeFile(name, 6, encoder, muxer)}`);
    let ended = 0;
    await player.on('EndOfStream', () => (ended += 1));
    const viewer = await Viewer.watch(browser, client, pipeline, player, { codec });
    await player.play();
    await seesRedAndHears(viewer);
    assert.equal((await viewer.received()).codec, `video/${codec}`);
    await eventually(() => ended === 1, { what: 'the file ends' });
    await player.play();
    await viewer.seesMore(25);
    await viewer.close();
    await player.release();
  });
}

test('a file that is decoded is seen and heard as well', async () => {
  const file = makeFile('decoded.webm', 8, 'vp8enc deadline=1 cpu-used=8 keyframe-max-dist=25', 'webmmux');
  const player = await play(`file://${file}`, false);
  await player.play();
  const viewer = await Viewer.watch(browser, client, pipeline, player);
  await seesRedAndHears(viewer);
  await viewer.close();
  await player.release();
});

test('who comes late sees a picture with the next keyframe', async () => {
  const file = makeFile('late.webm', 12, 'vp8enc deadline=1 cpu-used=8 keyframe-max-dist=50', 'webmmux');
  const player = await play(`file://${file}`);
  await player.play();
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const viewer = await Viewer.watch(browser, client, pipeline, player);
  await viewer.seesMore(25, 10_000);
  await viewer.close();
  await player.release();
});

test('a file of an HTTP server is seen and heard', async () => {
  const file = makeFile('http.webm', 8, 'vp8enc deadline=1 cpu-used=8 keyframe-max-dist=25', 'webmmux');
  const files = createServer((request, response) => createReadStream(file).pipe(response)).listen(
    0,
    '127.0.0.1',
  );
  await once(files, 'listening');
  const player = await play(`http://127.0.0.1:${files.address().port}/http.webm`);
  await player.play();
  const viewer = await Viewer.watch(browser, client, pipeline, player);
  await seesRedAndHears(viewer);
  await viewer.close();
  await player.release();
  files.closeAllConnections();
  files.close();
});

test('a camera is seen, and again when it has died and come back', async () => {
  const start = async (port) => {
    const camera = new Process('camera', RTSP_SERVER, [String(port)]);
    const [, bound] = await camera.untilOutput(/port=(\d+)/);
    return { camera, port: Number(bound) };
  };
  let { camera, port } = await start(0);
  const player = await play(`rtsp://127.0.0.1:${port}/live`);
  const errors = [];
  await player.on('Error', ({ description }) => errors.push(description));
  await player.play();
  const viewer = await Viewer.watch(browser, client, pipeline, player);
  await viewer.seesMore(25);
  await camera.stop('SIGKILL');
  await eventually(() => errors.length === 1, { what: 'the loss is told' });
  ({ camera, port } = await start(port));
  await viewer.seesMore(25);
  assert.equal(errors.length, 1, errors.join('\n'));
  await viewer.close();
  await player.release();
  await camera.stop();
});
