// Every link in every Markdown file leads somewhere.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { anchorsOf, linksOf, markdownFiles, read, ROOT } from './support/markdown.mjs';

function whatIsWrong(path, link) {
  if (/^(https?|mailto):/.test(link)) return undefined; // of others: tests need no network
  const [file, anchor] = link.split('#');
  const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
  if (link.startsWith('/')) return `${link}: from the root only the site's own menu may link`;
  if (!existsSync(ROOT + target)) return `${link}: there is no ${target}`;
  if (anchor && target.endsWith('.md') && !anchorsOf(read(target)).has(anchor)) {
    return `${link}: ${target} has no heading #${anchor}`;
  }
  return undefined;
}

test('links in Markdown lead to files and headings that exist', () => {
  const files = markdownFiles();
  const links = files.flatMap((path) => linksOf(read(path)).map((link) => [path, link]));
  assert.ok(
    files.length > 20 && links.length > 100,
    `only ${files.length} files and ${links.length} links seen`,
  );
  const wrong = links.map(([path, link]) => [path, whatIsWrong(path, link)]).filter(([, why]) => why);
  assert.deepEqual(
    wrong.map(([path, why]) => `${path}: ${why}`),
    [],
  );
});
