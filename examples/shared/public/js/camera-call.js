// A page with one call that sends the camera: a button that begins it, one that ends it, and what it says meanwhile.
import { openCamera } from '/headwater/browser/index.js';
import { element, followCall, notify, stopTracks, swapFocus, tellMissing } from './page.js';

/**
 * The state of the page stands in `data-state` of <body>: idle, as the page begins, camera (it is waited for),
 * connecting, live.
 * @param {{
 *   begin: string, end: string,
 *   size: { width: number, height: number },
 *   texts: Record<'idle' | 'camera' | 'connecting', string>,
 *   dial: (camera: MediaStream) => import('@headwater/client/browser').Call,
 *   shown?: (state: 'idle' | 'camera' | 'connecting' | 'live') => void,
 *   ended?: () => void,
 * }} page ids of the two buttons; the picture that is wanted; what stands in the place of a video
 * @returns what the page says when media comes
 */
export function useCamera({ begin, end, size, texts, dial, shown, ended }) {
  let camera;
  let call;

  function show(state) {
    swapFocus(
      () => {
        document.body.dataset.state = state;
        element(begin).hidden = state !== 'idle';
        element(end).hidden = state === 'idle';
        element('empty-text').textContent = texts[state] ?? '';
        shown?.(state);
      },
      element(begin),
      element(end),
    );
  }

  async function start() {
    notify('');
    show('camera');
    try {
      const { stream, missing } = await openCamera({ audio: true, video: size });
      if (document.body.dataset.state !== 'camera') return stopTracks(stream); // stopped meanwhile
      camera = stream;
      tellMissing(missing);
    } catch (error) {
      return stop(error.message);
    }
    show('connecting');
    call = dial(camera);
    followCall(call);
    call.on('ended', ({ reason, message }) => reason !== 'closed' && stop(message));
  }

  /** @param {string} [why] for the person; nothing when they wanted it */
  function stop(why = '') {
    call?.close();
    stopTracks(camera);
    [call, camera] = [];
    ended?.();
    show('idle');
    notify(why, 'bad');
  }

  element(begin).addEventListener('click', start);
  element(end).addEventListener('click', () => stop());
  return () => call && show('live');
}
