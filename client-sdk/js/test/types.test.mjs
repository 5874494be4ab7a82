// The types hold an application to what constructors take: TypeScript itself reads test/types.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const OPTIONS = ['--strict', '--module', 'node16', '--moduleResolution', 'node16', '--target', 'es2022'];

test('what a constructor needs has to be there, and nothing else may be', async () => {
  const file = fileURLToPath(new URL('types/create.ts', import.meta.url));
  const args = [compiler, ...OPTIONS, '--lib', 'es2022,dom', '--types', 'node', '--noEmit', file];
  const output = await new Promise((resolve) =>
    execFile(process.execPath, args, (error, stdout) => resolve(error ? stdout || String(error) : stdout)),
  );
  assert.equal(output, '');
});
