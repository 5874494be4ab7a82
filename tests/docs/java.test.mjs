// Every block of Java in the documentation compiles with the Java client.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { compileClient, javac } from './support/java.mjs';
import { blocksOf, declaredBy, isFragment, markdownFiles, ROOT } from './support/markdown.mjs';
import { javaType } from './support/types.mjs';

const DIRECTORY = `${ROOT}build/docs-code/java`;
const CLASSES = `${DIRECTORY}/classes`;
const IMPORTS = 'import io.headwater.client.*; import java.util.*;';

before(() => {
  rmSync(DIRECTORY, { recursive: true, force: true });
  compileClient(CLASSES);
});

function write(block, index) {
  const isFile = /^(import|public class)/m.test(block.code);
  const folder = `${DIRECTORY}/block${index}`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${isFile ? 'Main' : `Block${index}`}.java`;
  if (isFile) {
    writeFileSync(file, block.code);
    return { file, block, before: 0 };
  }
  const parameters = declaredBy(block).map(([name, type]) => `${javaType(type)} ${name}`);
  const head = `${IMPORTS} class Block${index} { void run(${parameters.join(', ')}) throws Exception {`;
  writeFileSync(file, `${head}\n${block.code}\n}}\n`);
  return { file, block, before: 1 };
}

/** The compiler's complaints about each file, told by the line of the page. */
function compile(blocks) {
  const written = blocks.map(write);
  // Whole files are all called Main: they are compiled one by one.
  const whole = written.filter(({ before }) => before === 0).map(({ file }) => [file]);
  const parts = written.filter(({ before }) => before === 1).map(({ file }) => file);
  const output = [parts, ...whole].filter((files) => files.length > 0).map((files) => javac(files, CLASSES));
  return [...output.join('\n').matchAll(/^(\/.*?\.java):(\d+): error: (.*)$/gm)].map(
    ([, path, line, text]) => {
      const of = written.find(({ file }) => file === path);
      return of
        ? `${of.block.path}:${of.block.line + Number(line) - of.before}: ${text}`
        : `${path}:${line}: ${text}`;
    },
  );
}

test('blocks of Java compile with headwater-client', () => {
  const pages = markdownFiles().filter((path) => path.startsWith('docs/'));
  const blocks = pages.flatMap(blocksOf).filter((block) => block.language === 'java' && !isFragment(block));
  assert.ok(blocks.length > 100, `only ${blocks.length} blocks were found`);
  assert.deepEqual(compile(blocks), []);
});

test('a block that does not compile is found', () => {
  const block = { path: 'example.md', line: 10, comments: ['with endpoint: WebRtcEndpoint'] };
  const found = compile([{ ...block, code: 'int a = 1;\nendpoint.procesOffer("v=0");' }]);
  assert.deepEqual(found, ['example.md:12: cannot find symbol']);
});
