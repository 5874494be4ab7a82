// The Java client, compiled from its sources for the documentation's programs.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { ROOT } from './markdown.mjs';

const CLIENT = `${ROOT}client-sdk/java`;

/** The one library that the client needs, where Maven keeps it. */
function libraries() {
  const found = execFileSync(
    'find',
    [`${homedir()}/.m2/repository/com/google/code/gson`, '-name', 'gson-*.jar'],
    {
      encoding: 'utf8',
    },
  );
  return found.split('\n').filter(Boolean);
}

/** What `java` and `javac` need to find the client in `classes`. */
export const classPath = (classes) => [...libraries(), classes].join(':');

/** Compiles files with what has been compiled into `classes` before, and returns what javac says. */
export function javac(files, classes) {
  mkdirSync(classes, { recursive: true });
  const options = ['-proc:none', '-nowarn', '-Xmaxerrs', '1000', '-d', classes];
  const result = spawnSync('javac', [...options, '-cp', classPath(classes), ...files], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  assert.ok(result.status === 0 || /error: /.test(result.stderr), `javac: ${result.error ?? result.stderr}`);
  return result.stderr;
}

/** Everything of the client but its module's description: the documentation's blocks are no modules. */
export function compileClient(classes) {
  const folders = ['main', 'generated'].map((name) => `${CLIENT}/src/${name}/java`);
  const found = execFileSync('find', [...folders, '-name', '*.java'], { encoding: 'utf8' });
  const sources = found.split('\n').filter((path) => path && !path.endsWith('/module-info.java'));
  assert.equal(javac(sources, classes), '');
}
