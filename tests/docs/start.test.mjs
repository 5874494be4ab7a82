// The five-minute start, as it is printed: the programs of the page run, and what they promise is seen.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage } from 'headwater-e2e/support/browser.mjs';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { difference, pictureOf } from 'headwater-e2e/support/picture.mjs';
import { freePort, Process, startServer } from 'headwater-e2e/support/processes.mjs';
import { classPath, compileClient } from './support/java.mjs';
import { blocksOf, fileOf, ROOT } from './support/markdown.mjs';

const PRINTED_ADDRESS = 'ws://127.0.0.1:8888/kurento';
const folder = mkdtempSync(join(tmpdir(), 'headwater-start-'));
const files = new Map(
  blocksOf('docs/guide/start.md')
    .filter((block) => fileOf(block))
    .map((block) => [fileOf(block), block.code]),
);
let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
  for (const [name, code] of files)
    writeFileSync(join(folder, name), code.replace(PRINTED_ADDRESS, server.url));
  mkdirSync(join(folder, 'node_modules/@headwater'), { recursive: true });
  symlinkSync(`${ROOT}client-sdk/js`, join(folder, 'node_modules/@headwater/client'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}\n');
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The program runs in the folder, as a reader would start it there. */
async function start(name, command, args) {
  const port = await freePort();
  const program = new Process(name, '/usr/bin/env', ['--chdir', folder, `PORT=${port}`, command, ...args]);
  await program.untilOutput(/http:\/\/localhost:\d+/);
  program.page = `http://localhost:${port}`;
  return program;
}

async function oneWatchesTheOther(program) {
  const viewer = await openPage(browser, program.page);
  const said = new Promise((resolve) =>
    viewer.once('dialog', (dialog) => resolve(dialog.message()) || dialog.dismiss()),
  );
  await viewer.click('#view');
  assert.equal(await said, 'Nobody presents yet.');

  const presenter = await openPage(browser, program.page);
  await presenter.click('#present');
  await eventually(() => presenter.$eval('video', (video) => video.videoWidth > 0), {
    what: 'the camera is open',
  });
  await eventually(
    () => presenter.evaluate(() => window.rememberedConnections[0].connectionState === 'connected'),
    { what: 'the presenter is connected' },
  );
  await viewer.click('#view');
  await eventually(() => viewer.$eval('video', (video) => video.videoWidth > 0), { what: 'a picture comes' });
  const first = await pictureOf(viewer, 'video');
  await eventually(async () => difference(first, await pictureOf(viewer, 'video')) > 12, {
    what: 'it moves',
  });
  await Promise.all([viewer, presenter].map((page) => page.context().close()));
}

test('the program in JavaScript', async () => {
  const program = await start('server.js', process.execPath, ['server.js']);
  try {
    await oneWatchesTheOther(program);
  } finally {
    await program.stop();
  }
  assert.doesNotMatch(program.output, /Error/);
});

test('the program in Java', async () => {
  const classes = join(folder, 'classes');
  compileClient(classes);
  const program = await start('Main.java', 'java', ['-cp', classPath(classes), 'Main.java']);
  try {
    await oneWatchesTheOther(program);
  } finally {
    await program.stop();
  }
  assert.doesNotMatch(program.output, /Exception/);
});
