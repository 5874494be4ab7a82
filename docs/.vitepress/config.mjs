// The documentation as a site: `./dev docs`. Everything on it is Markdown that can be read in the repository too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { linksForSite } from './links.mjs';

const classes = readdirSync(new URL('../api/', import.meta.url))
  .filter((file) => /^[A-Z]/.test(file))
  .map((file) => file.replace('.md', ''))
  .sort();

/** What `./dev bench` and others have measured and written down; titles are the pages' own. */
const measured = existsSync(new URL('../performance/', import.meta.url))
  ? readdirSync(new URL('../performance/', import.meta.url))
      .filter((file) => file.endsWith('.md'))
      .map((file) => ({
        text: /^# (.*)$/m.exec(readFileSync(new URL(`../performance/${file}`, import.meta.url), 'utf8'))[1],
        link: `/performance/${file === 'README.md' ? '' : file.replace('.md', '')}`,
      }))
  : [];

const sidebar = [
  {
    text: 'Guide',
    items: [
      { text: 'Five-minute start', link: '/guide/start' },
      { text: 'Concepts', link: '/guide/concepts' },
      { text: 'Pages', link: '/guide/pages' },
      { text: 'Examples', link: '/guide/examples' },
      { text: 'Deployment', link: '/guide/deployment' },
      { text: 'Configuration', link: '/guide/configuration' },
      { text: 'Performance', link: '/guide/performance', items: measured },
      { text: 'Load generator', link: '/guide/load' },
      { text: 'Troubleshooting', link: '/guide/troubleshooting' },
      { text: 'Versions', link: '/guide/versions' },
    ],
  },
  {
    text: 'Coming from',
    items: [
      { text: 'Kurento', link: '/guide/from-kurento' },
      { text: 'Janus', link: '/guide/from-janus' },
      { text: 'mediasoup', link: '/guide/from-mediasoup' },
      { text: 'Kurento, class by class', link: '/kurento-compatibility' },
      { text: 'Kurento’s names and ours', link: '/kurento-api-names' },
    ],
  },
  {
    text: 'API',
    items: [
      { text: 'Overview', link: '/api/' },
      { text: 'Types', link: '/api/types' },
      { text: 'Events', link: '/api/events' },
      { text: 'Errors', link: '/api/errors' },
      { text: 'Elements, and what proves them', link: '/elements' },
      {
        text: 'Classes',
        collapsed: true,
        items: classes.map((name) => ({ text: name, link: `/api/${name}` })),
      },
    ],
  },
];

export default defineConfig({
  title: 'Headwater',
  description: 'A media server: one presenter to many viewers over WebRTC, programmed over JSON-RPC',
  lang: 'en',
  outDir: '../build/docs',
  cacheDir: '../build/docs-cache',
  cleanUrls: false,
  metaChunk: true,
  head: [['link', { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]],
  rewrites: { 'performance/README.md': 'performance/index.md' },
  markdown: { config: (md) => md.use(linksForSite) },
  themeConfig: {
    logo: '/favicon.svg',
    nav: [
      { text: 'Start', link: '/guide/start' },
      { text: 'Guide', link: '/guide/concepts' },
      { text: 'API', link: '/api/' },
    ],
    sidebar,
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    footer: { message: 'Apache License 2.0' },
  },
});
