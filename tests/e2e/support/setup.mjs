// One server, one example and one browser for a file of tests.
import { after, before } from 'node:test';
import { connect } from '@headwater/client';
import { launchBrowser } from './browser.mjs';
import { One2ManyPage } from './one2many-page.mjs';
import { startExample, startServer } from './processes.mjs';

/**
 * Starts everything before the tests of the calling file and stops it after them.
 * @param {Parameters<typeof launchBrowser>[0]} browserOptions
 * @param {typeof startExample} start the application server
 */
export function useDemo(browserOptions = {}, start = startExample) {
  const demo = {
    /** @returns {Promise<One2ManyPage>} */
    open: async (name, options = {}) => {
      const page = await One2ManyPage.open(demo.browser, demo.example.page, { name, ...options });
      demo.pages.push(page);
      return page;
    },
    /** Ends what a test left, so that the next one starts in an empty room. */
    closePages: async () => {
      await Promise.all(demo.pages.splice(0).map(({ page }) => page.context().close()));
    },
    /** WebRtcEndpoints in the server, as it counts them itself. */
    countEndpoints: async () => {
      let count = 0;
      for (const pipeline of await demo.client.serverManager.getPipelines()) {
        count += (await pipeline.getChildren()).length;
      }
      return count;
    },
    pages: [],
  };
  before(async () => {
    demo.server = await startServer();
    demo.client = await connect(demo.server.url);
    demo.example = await start(demo.server.url);
    demo.browser = await launchBrowser(browserOptions);
  });
  after(async () => {
    await demo.browser?.close();
    await demo.example?.stop();
    await demo.client?.close();
    await demo.server?.stop();
  });
  return demo;
}
