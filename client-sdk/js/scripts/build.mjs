// Builds dist/esm and dist/cjs with the TypeScript compiler alone: two runs, no bundler.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const run = (...args) => execFileSync(process.execPath, args, { cwd: here, stdio: 'inherit' });

// Outside the repository (an unpacked package) there is no VERSION file to read from.
if (existsSync(new URL('../../../VERSION', import.meta.url))) {
  run('scripts/version.mjs');
  copyFileSync(new URL('../../../LICENSE', import.meta.url), join(here, 'LICENSE'));
}

// Built aside and then put in place, so that whoever runs from dist right now never finds it half there.
const dist = join(here, 'dist');
const fresh = join(here, `dist.${process.pid}`);
const old = join(here, `dist.${process.pid}.old`);

function putInPlace() {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmSync(old, { recursive: true, force: true });
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(fresh, dist);
      return;
    } catch (error) {
      // Another build did the same in between: its result gives way to this one.
      if (attempt === 10 || !['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    }
  }
}

try {
  run(tsc, '-p', 'tsconfig.json', '--outDir', join(fresh, 'esm'));
  run(tsc, '-p', 'tsconfig.cjs.json', '--outDir', join(fresh, 'cjs'));
  // The package is "type": "module"; this says that the CommonJS half is not.
  writeFileSync(join(fresh, 'cjs', 'package.json'), '{ "type": "commonjs" }\n');
  putInPlace();
} finally {
  for (const each of [fresh, old]) rmSync(each, { recursive: true, force: true });
}
