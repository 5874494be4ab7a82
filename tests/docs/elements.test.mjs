// docs/elements.md: every element is in it, with tests that exist.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { read, ROOT } from './support/markdown.mjs';

const PAGE = 'docs/elements.md';
const rows = read(PAGE)
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| -/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every test that is named exists', () => {
  const named = rows
    .flatMap((cells) => cells.at(-2).split('<br>'))
    .filter((cell) => cell.includes('`'))
    .map((cell) => /^`([^`]+)`: (.+)$/.exec(cell.trim())?.slice(1) ?? [cell, '']);
  assert.ok(named.length > 20, `only ${named.length} are named`);
  const isTest = (path, name) =>
    existsSync(ROOT + path) &&
    (path.endsWith('.cpp')
      ? new RegExp(`^BOOST_\\w*TEST_CASE\\w*\\((?:\\w+, )?${name}[,)]`, 'm').test(read(path))
      : read(path).includes(`test('${name}'`));
  assert.deepEqual(
    named.filter(([path, name]) => !name || !isTest(path, name)),
    [],
  );
});

test('every element and hub of the API is in the table, with a test', () => {
  const classes = readdirSync(`${ROOT}rpc/schema`)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(read(`rpc/schema/${file}`)).classes ?? []);
  const parents = new Map(classes.map((each) => [each.name, each.extends]));
  const isA = (name, what) => name !== undefined && (name === what || isA(parents.get(name), what));
  const wanted = classes
    .filter(({ name, abstract }) => !abstract && (isA(name, 'MediaElement') || isA(name, 'Hub')))
    .map(({ name }) => name);
  assert.ok(wanted.length > 12, wanted.join());
  const media = JSON.parse(read('tests/conformance/media.json'));
  const carries = (name) => !(media[name] ?? 'yes').startsWith('not yet');
  const proved = new Map(
    rows.flatMap((cells) => cells[1].split(', ').map((name) => [name, cells.at(-2).includes('`')])),
  );
  assert.deepEqual(
    wanted.filter((name) => proved.get(name) !== carries(name)),
    [],
  );
});
