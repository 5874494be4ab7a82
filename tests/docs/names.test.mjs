// Settings, metrics, classes and commands that the documentation names exist.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PAGE, printConfig, readSettings, render } from '../../docs/scripts/configuration.mjs';
import { startServer } from 'headwater-e2e/support/processes.mjs';
import { markdownFiles, read, ROOT } from './support/markdown.mjs';

const pages = markdownFiles().filter((path) =>
  /^(docs\/(guide|index)|README|SECURITY|ARCHITECTURE)/.test(path),
);
const named = (pattern) =>
  pages.flatMap((path) => [...read(path).matchAll(pattern)].map(([, name]) => ({ path, name })));

test('the page of settings is what the server prints', () => {
  const settings = readSettings(printConfig()).flatMap((section) => section.settings);
  assert.ok(settings.length > 30, `only ${settings.length} settings were read`);
  assert.equal(
    readFileSync(PAGE, 'utf8'),
    render(printConfig()),
    'docs/guide/configuration.md is out of date: npm run configuration --workspace docs',
  );
});

test('settings that are named exist', () => {
  const known = new Set(
    readSettings(printConfig()).flatMap(({ name, settings }) =>
      settings.map((each) => `${name}.${each.name}`),
    ),
  );
  const used = named(/(?:`|--)((?:rpc|session|runtime|webrtc|log)\.[a-zA-Z0-9]+)/g);
  assert.ok(used.length > 30);
  assert.deepEqual(
    used.filter(({ name }) => !known.has(name)),
    [],
  );
});

test('metrics that are named exist', async () => {
  const server = await startServer();
  try {
    const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    const known = new Set([...text.matchAll(/^(\w+)[ {]/gm)].map(([, name]) => name));
    const used = named(/`(headwater_\w+)`/g);
    assert.ok(used.length > 10);
    assert.deepEqual(
      used.filter(({ name }) => !known.has(name)),
      [],
    );
  } finally {
    await server.stop();
  }
});

test('commands of ./dev that are named exist', () => {
  const usage = execFileSync(`${ROOT}dev`, ['help'], { encoding: 'utf8' });
  const known = new Set([...usage.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name));
  const used = named(/\.\/dev ([a-z]+)/g);
  assert.ok(used.length > 10);
  assert.deepEqual(
    used.filter(({ name }) => !known.has(name)),
    [],
  );
});

test('the page of headwater-load names its options, and no others', () => {
  const help = execFileSync(`${ROOT}build/dev/tools/load/headwater-load`, ['--help'], { encoding: 'utf8' });
  const options = [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
  const table = read('docs/guide/load.md').split('## Options')[1];
  const documented = [...table.matchAll(/`(--[a-z-]+)/g)].map(([, name]) => name);
  assert.ok(options.length > 20, help);
  assert.deepEqual(
    options.filter((name) => !documented.includes(name)),
    [],
  );
  assert.deepEqual(
    documented.filter((name) => !options.includes(name)),
    [],
  );
});

test('what the Dockerfile reads from the list of packages is there', () => {
  const list = readFileSync(`${ROOT}tools/packages.txt`, 'utf8');
  const between = (from, to) => list.split(`\n# ${from}`)[1]?.split(`\n# ${to}`)[0] ?? '';
  const dockerfile = readFileSync(`${ROOT}packaging/Dockerfile`, 'utf8');
  for (const [, from, to] of dockerfile.matchAll(/\/\^# ([\w ]+)\/,\/\^# ([\w ]+)\//g)) {
    assert.match(
      between(from, to),
      /^[a-z][a-z0-9.+-]+ /m,
      `tools/packages.txt has packages from ${from} to ${to}`,
    );
  }
  assert.match(between('Building', 'GStreamer at run time'), /^libgstreamer1\.0-dev /m);
  assert.match(between('GStreamer at run time', 'JavaScript'), /^gstreamer1\.0-plugins-bad /m);
});
