// Everything about an example that is not what it shows: https, the pages' WebSocket, the media server.
import { Signalling } from './signalling.js';
import { serve } from './web.js';

export { LazyPipeline } from './lazy-pipeline.js';
export { log } from './log.js';
export { textOf } from './messages.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./page.js').Offer} Offer */
/** @typedef {import('@headwater/client').MediaObject} MediaObject */
/** @typedef {import('@headwater/client').WebRtcEndpoint} WebRtcEndpoint */
/**
 * The application's part of an example; only `offer` is needed.
 * @typedef {object} Application
 * @property {(page: Page, offer: Offer, own: <T extends MediaObject>(object: T) => T) => Promise<WebRtcEndpoint>} offer
 *   makes the endpoint that answers a page's offer. What it gives to `own` is released when the call ends; what
 *   it throws is told to the page
 * @property {(page: Page, offer: Offer, endpoint: WebRtcEndpoint) => unknown} [answered] after the answer was sent
 * @property {(page: Page, offer: Offer) => void} [ended] a call is over, whoever ended it; not told of one that the
 *   page makes anew because its connection broke: `offer` and `answered` are called again
 * @property {(page: Page, message: object) => unknown} [receive] any other message of a page
 * @property {(page: Page) => void} [enter] a page was opened
 * @property {(page: Page) => void} [leave] a page was closed; its calls have ended
 * @property {() => void} [mediaLost] the media server was restarted: every object in it is gone
 */

/**
 * Starts an example: serves its page and joins pages with the media server until SIGINT or SIGTERM.
 * @param {URL} pages the folder with index.html
 * @param {(media: import('./media.js').Media, options: object) => Application} createApplication
 * @param {Record<string, string>} [own] settings of this example: flag and meaning
 */
export function startExample(pages, createApplication, own) {
  return serve(
    pages,
    ({ server, media, options }) => new Signalling(server, media, createApplication(media, options)),
    own,
  );
}
