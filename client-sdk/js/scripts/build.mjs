// Builds dist/esm and dist/cjs with the TypeScript compiler alone: two runs, no bundler.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const run = (...args) => execFileSync(process.execPath, args, { cwd: here, stdio: 'inherit' });

// Outside the repository (an unpacked package) there is no VERSION file to read from.
if (existsSync(new URL('../../../VERSION', import.meta.url))) run('scripts/version.mjs');
rmSync(`${here}dist`, { recursive: true, force: true });
run(tsc, '-p', 'tsconfig.json');
run(tsc, '-p', 'tsconfig.cjs.json');
// The package is "type": "module"; this says that the CommonJS half is not.
writeFileSync(`${here}dist/cjs/package.json`, '{ "type": "commonjs" }\n');
