// Every block of JavaScript and TypeScript in the documentation fits the client's types.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { blocksOf, declaredBy, isFragment, markdownFiles, ROOT } from './support/markdown.mjs';
import { typescriptType } from './support/types.mjs';

const DIRECTORY = `${ROOT}build/docs-code/javascript`;
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  typeRoots: [`${ROOT}node_modules/@types`],
  strictNullChecks: true,
  noImplicitAny: false, // what is shown is JavaScript
  skipLibCheck: true,
  noEmit: true,
};

const pages = markdownFiles().filter((path) => /^(docs\/|README)/.test(path));

/** A module for each block; what its comment declares comes first, in one line, so that lines are easily told. */
function write(blocks) {
  rmSync(DIRECTORY, { recursive: true, force: true });
  mkdirSync(DIRECTORY, { recursive: true });
  return new Map(
    blocks.map((block, index) => {
      const file = join(DIRECTORY, `block-${index}.mts`);
      const declared = declaredBy(block).map(
        ([name, type]) => `declare const ${name}: ${typescriptType(type)};`,
      );
      writeFileSync(file, `${declared.join(' ')} export {};\n${block.code}\n`);
      return [file, block];
    }),
  );
}

function problems(blocks) {
  const files = write(blocks);
  const program = ts.createProgram([...files.keys()], OPTIONS);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    const block = files.get(file?.fileName);
    if (!block) return `${file?.fileName}: ${text}`;
    return `${block.path}:${block.line + file.getLineAndCharacterOfPosition(start).line}: ${text}`;
  });
}

const isJavaScript = ({ language }) => ['js', 'ts', 'javascript', 'typescript'].includes(language);

test('blocks of JavaScript fit the types of @headwater/client', () => {
  const blocks = pages.flatMap(blocksOf).filter((block) => isJavaScript(block) && !isFragment(block));
  assert.ok(blocks.length > 100, `only ${blocks.length} blocks were found`);
  assert.deepEqual(problems(blocks), []);
});

test('a block that does not fit is found', () => {
  const block = { path: 'example.md', line: 10, comments: ['with endpoint: WebRtcEndpoint'] };
  const found = problems([{ ...block, code: 'const a = 1;\nawait endpoint.procesOffer("v=0");' }]);
  assert.equal(found.length, 1);
  assert.match(found[0], /^example\.md:12: .*procesOffer/);
});
