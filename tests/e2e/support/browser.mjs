// Debian's Chromium, headless, with a fake camera and microphone.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--ignore-certificate-errors',
  // Pages that are not in front keep their timers and their video.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/**
 * `camera`: 'none' is a machine without one, 'broken' one whose driver fails.
 * @param {{ camera?: 'granted' | 'denied' | 'none' | 'broken', cameraFile?: string, flags?: string[] }} options
 */
export function launchBrowser({ camera = 'granted', cameraFile, flags = [] } = {}) {
  const environment = { ...process.env };
  delete environment.G_DEBUG; // what it is set to is meant for our server
  return chromium.launch({
    env: environment,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      ...FLAGS.filter((flag) => camera !== 'none' || !flag.startsWith('--use-fake-device')),
      `--use-fake-ui-for-media-stream${camera === 'denied' ? '=deny' : ''}`,
      ...(camera === 'broken' ? ['--fail-audio-stream-creation'] : []),
      ...(cameraFile ? [`--use-file-for-fake-video-capture=${cameraFile}`] : []),
      ...flags,
    ],
  });
}

/** Runs in every page before its own scripts: remembers the connections, for their statistics. */
function rememberConnections() {
  const Original = window.RTCPeerConnection;
  window.rememberedConnections = [];
  window.RTCPeerConnection = class extends Original {
    constructor(...args) {
      super(...args);
      window.rememberedConnections.push(this);
    }
  };
}

/** A page in a context (cookies, storage, permissions) of its own. */
export async function openPage(browser, url, contextOptions = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...contextOptions });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(error.message));
  await page.addInitScript(rememberConnections);
  await page.goto(url);
  return page;
}
