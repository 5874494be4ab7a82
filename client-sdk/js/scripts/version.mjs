// Carries the version of the repository's VERSION file to wherever npm wants it: this package, its source, the
// workspaces that depend on it, and the lock file. `--check` changes nothing and fails when something differs.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const NAME = '@headwater/client';
const root = new URL('../../../', import.meta.url);
const version = readFileSync(new URL('VERSION', root), 'utf8').trim();

function own(text) {
  return text.replace(/("version": )"[^"]*"/, `$1"${version}"`);
}

function dependents(text) {
  return text.replaceAll(new RegExp(`("${NAME}": )"[^"]*"`, 'g'), `$1"^${version}"`);
}

function lockFile(text) {
  const entry = new RegExp(`("client-sdk/js": \\{\\s*"name": "${NAME}",\\s*"version": )"[^"]*"`);
  return dependents(text.replace(entry, `$1"${version}"`));
}

function source() {
  return `/** Version of this package; comes from the repository's VERSION file. */\nexport const VERSION = '${version}';\n`;
}

/** The package.json files of a workspace, which may be every folder in one: `examples/*`. */
function manifests(workspace) {
  const folders = workspace.endsWith('/*')
    ? readdirSync(new URL(workspace.slice(0, -1), root)).map((name) => workspace.slice(0, -1) + name)
    : [workspace];
  return folders.map((name) => `${name}/package.json`).filter((name) => existsSync(new URL(name, root)));
}

const { workspaces } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const files = [
  ['client-sdk/js/package.json', own],
  ['client-sdk/js/src/version.ts', source],
  ['package-lock.json', lockFile],
  ...workspaces.flatMap(manifests).map((name) => [name, dependents]),
];

for (const [name, change] of files) {
  const file = new URL(name, root);
  let present = '';
  try {
    present = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const wanted = change(present);
  if (present === wanted) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} does not carry version ${version}: run node client-sdk/js/scripts/version.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
  }
}
