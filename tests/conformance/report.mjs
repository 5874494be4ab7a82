// docs/kurento-compatibility.md: what answers, which test saw it, and where this server differs from Kurento.
import { readdirSync, readFileSync } from 'node:fs';
import { allClasses, concrete, ownOperations } from './inventory.mjs';

const here = (file) => new URL(file, import.meta.url);
const read = (file) => JSON.parse(readFileSync(here(file), 'utf8'));
const differences = read('differences.json');
const additions = read('additions.json');
const media = read('media.json');
const kurento6 = read('../../rpc/schema/kurento6.json');
const recordings = readdirSync(here('recordings'))
  .map((file) => file.replace('.json', ''))
  .sort();

/** "Class.operation" or "create Class" or a method of the protocol -> the recordings that have it. */
function recorded() {
  const found = new Map();
  const add = (what, recording) => found.set(what, (found.get(what) ?? new Set()).add(recording));
  const visit = (recording, { method, params }) => {
    if (!method || typeof params !== 'object') return;
    add(method, recording);
    if (method === 'create') add(`create ${String(params?.type).replace('kurento.', '')}`, recording);
    if (method === 'invoke')
      add(`${String(params?.object).split(/[._]/).at(-1)}.${params?.operation}`, recording);
    if (method === 'transaction' && Array.isArray(params?.operations))
      params.operations.forEach((each) => visit(recording, each));
  };
  for (const recording of recordings)
    for (const { request } of read(`recordings/${recording}.json`))
      if (request?.method) visit(recording, request);
  return found;
}

const heirs = (name) =>
  concrete
    .filter((each) => each.name === name || each.hierarchy.includes(`kurento.${name}`))
    .map((each) => each.name);

/** `outcomes` are those of operations.test.mjs: "Class.operation" -> what it came to. */
export function report(outcomes) {
  const seen = recorded();
  return [
    INTRODUCTION,
    methods(seen),
    classTable(seen),
    ...allClasses.filter(hasOperations).map((each) => operations(each, outcomes, seen)),
    listed(),
    '',
    olderNames(),
    '',
    added(),
    '',
  ].join('\n');
}

const INTRODUCTION = `# Compatibility with Kurento

Headwater speaks the API of Kurento 7.3.1: its 29 classes, with all their operations, properties and events, and answers to
[the names of Kurento 6](#names-of-kurento-6). This page is written by the conformance tests;
\`npm run report --workspace tests/conformance\` brings it up to date.

What is verified, and how:

- **recordings**: ${recordings.length} recordings of a Kurento 7.3.1 server (\`tests/conformance/recordings\`) are replayed against the
  real server, and every answer and event compared. The number is that of the recording.
- **sweep**: \`tests/conformance/operations.test.mjs\` calls every operation of every class with valid values, without
  each of its parameters and with values of wrong types, and subscribes every event.
- In every other respect, \`tests/integration\` and \`tests/e2e\` hold what browsers and media see.
`;

const METHODS = [
  'connect',
  'create',
  'invoke',
  'subscribe',
  'unsubscribe',
  'release',
  'describe',
  'transaction',
  'ping',
  'ref',
  'unref',
  'keepAlive',
  'closeSession',
];

function numbers(set) {
  return set
    ? [...set]
        .map((name) => name.slice(0, 2))
        .sort()
        .join(', ')
    : '';
}

function methods(seen) {
  const rows = METHODS.map((name) => `| ${name} | ${numbers(seen.get(name))} |`);
  return ['## Protocol', '', '| method | recordings |', '| --- | --- |', ...rows, ''].join('\n');
}

function classTable(seen) {
  const rows = concrete.map(
    ({ name }) => `| ${name} | ${media[name]} | ${numbers(seen.get(`create ${name}`)) || 'none'}, sweep |`,
  );
  return [
    '## Classes',
    '',
    'Every class can be created, keeps its properties and states, raises its events and carries media.',
    '',
    '| class | carries media | created by |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const hasOperations = (each) => each.methods.length + each.properties.length > 0;

function operations(each, outcomes, seen) {
  const rows = ownOperations(each).map(({ name }) => {
    const outcome = [...(outcomes.get(`${each.name}.${name}`) ?? ['nothing'])].sort().join(', ');
    const from = new Set(
      heirs(each.name)
        .concat(each.name)
        .flatMap((heir) => [...(seen.get(`${heir}.${name}`) ?? [])]),
    );
    return `| ${name} | ${outcome} | ${[numbers(from), 'sweep'].filter(Boolean).join(', ')} |`;
  });
  const made = heirs(each.name);
  const on = each.abstract && made.length ? [`On ${made.join(', ')}.`, ''] : [];
  return [
    `### ${each.name}`,
    '',
    ...on,
    '| operation | answers | verified by |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function listed() {
  const rows = differences.map(
    ({ recordings: where, reason }) => `| ${where.map((name) => name.slice(0, 2)).join(', ')} | ${reason} |`,
  );
  return [
    '## Deliberate differences',
    '',
    'Everything that the replay of the recordings shows, from `tests/conformance/differences.json`. A difference that is not',
    'listed fails the test, and so does one that is listed but gone.',
    '',
    '| recordings | difference |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

function olderNames() {
  const events = kurento6.events.map(({ name, is }) => `| event | ${name} | ${is} |`);
  const calls = kurento6.operations.map(
    (each) =>
      `| ${each.class} | ${each.name}(${(each.params ?? []).join(', ')}) | ${[each.is, each.orElse ?? each.otherFamily].filter(Boolean).join(', ')} |`,
  );
  const fields = kurento6.fields.map(
    (each) => `| ${each.of}, field | ${each.name} (${each.type}) | ${each.from} |`,
  );
  return [
    '## Names of Kurento 6',
    '',
    'What Kurento 6.18 and before call otherwise is accepted beside the names of Kurento 7, from `rpc/schema/kurento6.json`.',
    'An event that was subscribed to by an old name comes with that name. A session that has used one of these names gets the',
    'fields of Kurento 6 beside those of Kurento 7; what other sessions get has nothing of it.',
    '`tests/conformance/kurento6.test.mjs` and kurento-client 6.18.0 for Java hold it.',
    '',
    '| on | Kurento 6 | is |',
    '| --- | --- | --- |',
    ...events,
    ...calls,
    ...fields,
  ].join('\n');
}

function added() {
  const rows = additions.map(({ what, reason, shownBy }) => `| ${what} | ${reason} | \`${shownBy}\` |`);
  return [
    '## Beyond Kurento',
    '',
    "What a client may use besides Kurento's API.",
    '',
    '| addition | why | shown by |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
