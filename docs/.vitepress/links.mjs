// Links of the Markdown as the site needs them. In the repository a link may lead to any file; the site has only
// what is in docs/. Where HEADWATER_REPOSITORY says where the files can be read (https://.../blob/main), links lead
// there; else the site names the file.
import { posix } from 'node:path';

const REPOSITORY = process.env.HEADWATER_REPOSITORY?.replace(/\/?$/, '/');

/** The file in the repository that a link of a page in docs/ means, or undefined when it is on the site. */
function outside(href, page) {
  if (/^([a-z]+:|#|\/)/.test(href)) return undefined;
  const target = posix.normalize(posix.join('docs', posix.dirname(page), href));
  const onSite = target.startsWith('docs/') && /\.(md|svg|png)(#|$)/.test(target);
  return onSite ? undefined : target;
}

/** @param {import('markdown-it').default} md */
export function linksForSite(md) {
  md.core.ruler.push('links_for_site', (state) => {
    for (const block of state.tokens.filter(({ type }) => type === 'inline')) {
      for (const token of block.children) {
        if (token.type !== 'link_open') continue;
        const href = token.attrGet('href');
        const target = outside(href, state.env.relativePath ?? '');
        if (!target) token.attrSet('href', href.replace(/(^|\/)README\.md(?=#|$)/, '$1index.md'));
        else if (REPOSITORY) token.attrSet('href', REPOSITORY + target);
        else nameOnly(block.children, token, target);
      }
    }
  });
}

/** Turns a link into its text, with the file's path to point at. */
function nameOnly(tokens, open, target) {
  const close = tokens.slice(tokens.indexOf(open)).find(({ type }) => type === 'link_close');
  for (const token of [open, close]) token.tag = 'span';
  open.type = 'span_open';
  close.type = 'span_close';
  open.attrs = [
    ['title', `${target} in the repository`],
    ['class', 'in-repository'],
  ];
}
