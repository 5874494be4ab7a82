// Carries the version of the repository's VERSION file into package.json and src/version.ts.
// `--check` changes nothing and fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);
const packageFile = new URL('client-sdk/js/package.json', root);
const sourceFile = new URL('client-sdk/js/src/version.ts', root);

const version = readFileSync(new URL('VERSION', root), 'utf8').trim();
const wantedPackage = readFileSync(packageFile, 'utf8').replace(/("version": )"[^"]*"/, `$1"${version}"`);
const wantedSource = `/** Version of this package; comes from the repository's VERSION file. */\nexport const VERSION = '${version}';\n`;

for (const [file, wanted] of [
  [packageFile, wantedPackage],
  [sourceFile, wantedSource],
]) {
  let present = '';
  try {
    present = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (present === wanted) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file.pathname} does not carry version ${version}: run node scripts/version.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
  }
}
