// The Markdown that people read, and the parts of it that tests look at.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Every Markdown file of the repository, also those that are not committed yet; paths relative to the root. */
export function markdownFiles() {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return list.split('\n').filter((path) => path && existsSync(ROOT + path));
}

export const read = (path) => readFileSync(ROOT + path, 'utf8');

/** The text without blocks and spans of code, where brackets are no links. */
export function withoutCode(text) {
  return text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
}

/** Targets of links and pictures, as they are written. */
export function linksOf(text) {
  return [...withoutCode(text).matchAll(/\]\(([^()\s]+(?:\([^()]*\))?[^()\s]*)\)/g)].map(
    ([, target]) => target,
  );
}

/** Anchors of headings, as GitHub and VitePress make them. */
export function anchorsOf(text) {
  const headings = text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, title]) =>
      title
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/**
 * Blocks of code with their line and what the comments above them say:
 * `<!-- with name: Type, ... -->` declares names for the next block or group, `<!-- file NAME -->` says that the block is
 * a whole file, `<!-- fragment -->` that it is only to be read.
 */
export function blocksOf(path) {
  const blocks = [];
  let [comments, block, inGroup] = [[], undefined, false];
  read(path)
    .split('\n')
    .forEach((line, index) => {
      const fence = /^```(\w*)\s*(.*)$/.exec(line);
      if (block) {
        if (line !== '```') return block.lines.push(line);
        blocks.push({ ...block, code: block.lines.join('\n') });
        block = undefined;
        if (!inGroup) comments = [];
      } else if (fence) {
        block = { path, line: index + 1, language: fence[1], title: fence[2], comments, lines: [] };
      } else if (/^<!-- .* -->$/.test(line)) comments = [...comments, line.slice(5, -4)];
      else if (line.startsWith('::: ')) inGroup = true;
      else if (line === ':::') [inGroup, comments] = [false, []];
      else if (line !== '' && !inGroup) comments = [];
    });
  return blocks;
}

/** What `<!-- with ... -->` declares: pairs of a name and a type in the schema's spelling. */
export function declaredBy({ comments }) {
  return comments
    .filter((comment) => comment.startsWith('with '))
    .flatMap((comment) => comment.slice(5).split(', '))
    .map((pair) => pair.split(': '));
}

export const isFragment = ({ comments }) => comments.includes('fragment');

/** The file that a block is the text of, e.g. server.js; named in its title too where one group has several. */
export function fileOf({ comments, title }) {
  const names = comments.filter((comment) => comment.startsWith('file ')).map((comment) => comment.slice(5));
  return names.length > 1 ? names.find((name) => title.includes(name)) : names[0];
}
