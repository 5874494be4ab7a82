// What a bundler makes of the package: only what is used, and nothing of Node in a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The bundle of some code, and which files of the package are in it. */
async function bundle(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: HERE },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output.inputs)
    .filter(([name, { bytesInOutput }]) => bytesInOutput > 0 && !name.startsWith('(disabled)'))
    .map(([name]) => name.replace(/^(.*\/)?(dist\/esm|node_modules)\//, ''));
  return { text: outputFiles[0].text, used };
}

test('a page that uses the helper only gets no client and no classes', async () => {
  const { text, used } = await bundle("export { play } from '@headwater/client/browser';");
  assert.ok(used.includes('browser/calls.js'), used.join());
  assert.deepEqual(
    used.filter((name) => name.startsWith('generated/') || /^(Client|rpc\/Session)\.js$/.test(name)),
    [],
  );
  assert.ok(text.length < 16_000, `${text.length} bytes`);
});

test('what is not used of the helper is left out', async () => {
  const { text, used } = await bundle("export { openCamera } from '@headwater/client/browser';");
  assert.deepEqual(
    used.filter((name) => name !== '<stdin>'),
    ['browser/devices.js'],
  );
  assert.ok(text.length < 4_000, `${text.length} bytes`);
});

test('error codes alone are a table and no more', async () => {
  const { used } = await bundle("export { ErrorCode } from '@headwater/client';");
  assert.deepEqual(
    used.filter((name) => name !== '<stdin>'),
    ['generated/errors.js'],
  );
});

test('the whole client fits in a page, without ws', async () => {
  const { text, used } = await bundle("export { connect } from '@headwater/client';");
  assert.ok(used.includes('generated/classes.js'));
  assert.deepEqual(
    used.filter((name) => name.startsWith('ws/')),
    [],
  );
  assert.ok(text.length < 60_000, `${text.length} bytes`);
});
