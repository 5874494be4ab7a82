// The package as people get it: packed, installed into an empty project, and used there against the real server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { launchBrowser, openPage } from './support/browser.mjs';
import { startServer } from './support/processes.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VERSION = readFileSync(`${ROOT}VERSION`, 'utf8').trim();
const require = createRequire(import.meta.url);
const run = promisify(execFile);

const project = mkdtempSync(join(tmpdir(), 'headwater-package-'));
let server;
let packed;

/** `npm pack` of a directory, without its scripts: the build is there, and others may be using it. */
async function pack(directory) {
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
    cwd: directory,
  });
  return JSON.parse(stdout)[0];
}

const write = (name, text) => writeFileSync(join(project, name), text);
const node = async (file) => (await run(process.execPath, [file, server.url], { cwd: project })).stdout;

before(async () => {
  server = await startServer();
  packed = await pack(`${ROOT}client-sdk/js`);
  const ws = await pack(dirname(require.resolve('ws/package.json')));
  write('package.json', '{ "name": "empty", "private": true }');
  // Both as files: a test asks no registry.
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', packed.filename, ws.filename], {
    cwd: project,
  });
});
after(async () => {
  await server?.stop();
  rmSync(project, { recursive: true, force: true });
});

test('the package has the version of the repository, its licence, and nothing that nobody needs', () => {
  assert.equal(packed.version, VERSION);
  const files = packed.files.map(({ path }) => path);
  for (const wanted of [
    'LICENSE',
    'README.md',
    'dist/esm/index.js',
    'dist/cjs/index.js',
    'dist/esm/browser/index.d.ts',
  ])
    assert.ok(files.includes(wanted), `${wanted} is missing`);
  assert.deepEqual(
    files.filter((path) => !/^(dist|src)\/|^(LICENSE|README\.md|package\.json)$/.test(path)),
    [],
  );
});

test('used from an ES module', async () => {
  write(
    'main.mjs',
    `import { VERSION, connect } from '@headwater/client';
     const client = await connect(process.argv[2]);
     const pipeline = await client.create('MediaPipeline');
     const endpoint = await pipeline.create('WebRtcEndpoint');
     console.log(VERSION, (await endpoint.generateOffer()).slice(0, 3), endpoint.constructor.name);
     await client.close();`,
  );
  assert.equal(await node('main.mjs'), `${VERSION} v=0 WebRtcEndpoint\n`);
});

test('used from CommonJS', async () => {
  write(
    'main.cjs',
    `const { connect, MediaPipeline } = require('@headwater/client');
     connect(process.argv[2]).then(async (client) => {
       const pipeline = await MediaPipeline.create(client);
       console.log(pipeline instanceof MediaPipeline, (await client.serverManager.getInfo()).type);
       await client.close();
     });`,
  );
  assert.equal(await node('main.cjs'), 'true KMS\n');
});

for (const [name, moduleOptions] of [
  ['NodeNext', { module: 'NodeNext', moduleResolution: 'NodeNext' }],
  ['a bundler', { module: 'ESNext', moduleResolution: 'Bundler' }],
]) {
  test(`typed in TypeScript, resolved as ${name} does; what is wrong does not compile`, async () => {
    write(
      'main.mts',
      `import { connect, HeadwaterError, type IceCandidateFoundEvent } from '@headwater/client';
       import { publish, type Signaling } from '@headwater/client/browser';
       const client = await connect('${server.url}');
       const pipeline = await client.create('MediaPipeline');
       const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline, recvonly: true });
       const candidates: string[] = [];
       await endpoint.on('IceCandidateFound', (event: IceCandidateFoundEvent) => {
         candidates.push(event.candidate.candidate);
       });
       const offer: string = await endpoint.generateOffer();
       await endpoint.gatherCandidates();
       for await (const { mediaType } of endpoint.events('ElementConnected', { signal: AbortSignal.abort() })) {
         const audio: 'AUDIO' | 'VIDEO' | 'DATA' = mediaType;
         console.log(audio);
       }
       // @ts-expect-error a pipeline is needed
       await client.create('WebRtcEndpoint');
       // @ts-expect-error there is no such event
       await endpoint.on('NoSuchEvent', () => undefined);
       // @ts-expect-error there is no such type of media
       await endpoint.connect(endpoint, 'SMELL');
       declare const signaling: Signaling;
       // @ts-expect-error a stream is wanted
       publish('camera', signaling);
       export { HeadwaterError, offer };`,
    );
    write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          ...moduleOptions,
          target: 'ES2022',
          lib: ['ES2022', 'DOM'],
          types: [],
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
        },
        files: ['main.mts'],
      }),
    );
    const tsc = require.resolve('typescript/bin/tsc');
    await run(process.execPath, [tsc, '-p', project], { cwd: project }).catch(({ stdout }) =>
      assert.fail(stdout),
    );
  });
}

test('bundled for a page, which talks to the server', async () => {
  write(
    'page.js',
    `import { connect } from '@headwater/client';
     window.offer = async (url) => {
       const client = await connect(url);
       const pipeline = await client.create('MediaPipeline');
       const endpoint = await pipeline.create('WebRtcEndpoint');
       const connection = new RTCPeerConnection();
       await connection.setRemoteDescription({ type: 'offer', sdp: await endpoint.generateOffer() });
       await client.close();
       return connection.signalingState;
     };`,
  );
  const { outputFiles, warnings } = await build({
    entryPoints: [join(project, 'page.js')],
    bundle: true,
    write: false,
    platform: 'browser',
  });
  assert.deepEqual(warnings, []);
  const files = createServer(({ url }, response) => {
    const [type, body] =
      url === '/page.js'
        ? ['text/javascript', outputFiles[0].text]
        : ['text/html', '<script src="page.js"></script>'];
    response.setHeader('Content-Type', type).end(body);
  }).listen(0, '127.0.0.1');
  await once(files, 'listening');
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser, `http://127.0.0.1:${files.address().port}/`);
    const state = await page.evaluate((url) => window.offer(url), server.url);
    assert.equal(state, 'have-remote-offer');
    assert.deepEqual(page.errors, []);
  } finally {
    await browser.close();
    files.close();
  }
});
