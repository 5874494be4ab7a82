// What the examples' pages show alike: the state in attributes of <body> that the style looks at, the pill that
// tells of the server, a line with a word for the person.
import { statsLine } from './stats.js';

export const element = (id) => document.getElementById(id);

/**
 * @param {string} text empty: nothing to say
 * @param {'good' | 'warn' | 'bad'} kind
 */
export function notify(text, kind = 'good') {
  element('notice-text').textContent = text;
  element('notice').dataset.kind = kind;
  element('notice').hidden = !text;
}

/** @param {string | undefined} missing what openCamera() has not found */
export function tellMissing(missing) {
  if (missing) notify(`No ${missing} was found: going on without.`, 'warn');
}

/** The focus goes to what took the place of a control that has gone. */
export function swapFocus(change, ...candidates) {
  const before = document.activeElement;
  change();
  const gone = before !== document.body && (before?.disabled || before?.checkVisibility?.() === false);
  if (gone) candidates.find((each) => each.checkVisibility?.() !== false && !each.disabled)?.focus();
}

export function stopTracks(stream) {
  stream?.getTracks().forEach((track) => track.stop());
}

const LINK_TEXTS = { connecting: 'Connecting …', connected: 'Connected', reconnecting: 'Reconnecting …' };

function showLink(state, text = LINK_TEXTS[state]) {
  document.body.dataset.link = state;
  element('link').textContent = text;
}

/**
 * Keeps the pill up to date with the server, and listens to what it says besides the words of calls.
 * @param {import('@headwater/client/browser').WebSocketSignaling} signaling
 * @param {Record<string, (message: object) => void>} [handlers] of this example's messages, by their type
 */
export function followServer(signaling, handlers) {
  const all = {
    mediaServer: ({ connected }) => {
      if (connected) showLink('connected');
      else showLink('reconnecting', 'Media server away');
    },
    error: ({ message }) => notify(message, 'bad'),
    ...handlers,
  };
  signaling.on('open', () => showLink('connected'));
  signaling.on('lost', () => showLink('reconnecting'));
  signaling.on('message', (message) => all[message.type]?.(message));
}

/**
 * Shows what a call tells, where the page has the elements for it: its figures, a button when the browser wants a
 * click before it plays sound, and that it is made anew.
 * @param {import('@headwater/client/browser').Call} call
 */
export function followCall(call) {
  const [stats, unmute] = ['stats', 'unmute'].map(element);
  let told = false;
  call.on('state', (state) => {
    if (state === 'reconnecting') notify('The media connection was lost. Trying again …', 'warn');
    if (state === 'connected' && told) notify('');
    told = state === 'reconnecting';
  });
  if (stats) call.on('stats', (figures) => (stats.textContent = statsLine(figures)));
  if (unmute) {
    call.on('muted', (muted) => (unmute.hidden = !muted));
    unmute.onclick = () => call.unmute();
  }
  call.on('ended', () => {
    if (stats) stats.textContent = '';
    if (unmute) unmute.hidden = true;
  });
}
