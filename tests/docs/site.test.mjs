// The site as a reader sees it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage } from 'headwater-e2e/support/browser.mjs';
import { eventually } from 'headwater-e2e/support/eventually.mjs';
import { ROOT } from './support/markdown.mjs';

const SITE = `${ROOT}build/docs`;
const PICTURES = `${ROOT}build/screenshots/docs`;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
let files;
let address;
let browser;

before(async () => {
  const built = spawnSync('npm', ['run', 'site', '--workspace', 'docs'], { cwd: ROOT, encoding: 'utf8' });
  assert.equal(built.status, 0, `${built.stdout}\n${built.stderr}`);
  files = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const body = await readFile(SITE + (path.endsWith('/') ? `${path}index.html` : path));
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/html').end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(files, 'listening');
  address = `http://127.0.0.1:${files.address().port}`;
  browser = await launchBrowser();
  mkdirSync(PICTURES, { recursive: true });
});
after(async () => {
  await browser?.close();
  files?.close();
});

const PAGES = {
  home: '/',
  start: '/guide/start.html',
  deployment: '/guide/deployment.html',
  configuration: '/guide/configuration.html',
  class: '/api/WebRtcEndpoint.html',
  types: '/api/types.html',
};

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: fits a phone, in light and dark`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await openPage(browser, address + path, {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      await page.screenshot({ path: `${PICTURES}/${name}-phone-${colorScheme}.png` });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${path} runs ${over} px off the side`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.reload(); // without the menu sliding in
      await page.screenshot({ path: `${PICTURES}/${name}-wide-${colorScheme}.png` });
      assert.ok((await page.textContent('h1, .VPHero')).length > 0);
      assert.deepEqual(page.errors, []);
      await page.context().close();
    }
  });
}

const shownIn = (page) =>
  page.$$eval('.vp-code-group', (groups) =>
    groups.map((group) => group.querySelector('input:checked').nextElementSibling.textContent),
  );

test('who chooses Java once sees Java in every block, on the next page too', async () => {
  const page = await openPage(browser, `${address}/guide/concepts.html`);
  assert.deepEqual([...new Set(await shownIn(page))], ['JavaScript']);
  await eventually(
    async () => {
      await page.click('.vp-code-group .tabs label:has-text("Java"):not(:has-text("JavaScript"))');
      return (await shownIn(page)).every((language) => language === 'Java');
    },
    { what: 'all blocks show Java' },
  );
  await page.goto(`${address}/api/WebRtcEndpoint.html`);
  await eventually(async () => (await shownIn(page)).every((language) => language === 'Java'), {
    what: 'all blocks of the next page show Java',
  });
  await page.context().close();
});

test('the search finds a setting and leads to it', async () => {
  const page = await openPage(browser, address);
  await page.click('.VPNavBarSearch button');
  await page.fill('#localsearch-input', 'webrtc.keyframeIntervalMs');
  await page.waitForSelector('.results a[href*="configuration"]', { timeout: 15_000 });
  await page.context().close();
});
