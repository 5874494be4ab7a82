// What the page shows. State is kept in data attributes of <body>; style.css does the rest.

const element = (id) => document.getElementById(id);

const EMPTY_TEXTS = {
  idle: 'Press Present to show your camera, or View to watch.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
  waiting: 'Waiting for somebody to present …',
};
const LINK_TEXTS = { connecting: 'Connecting …', connected: 'Connected', reconnecting: 'Reconnecting …' };
const STOP_TEXTS = { presenting: 'Stop presenting', watching: 'Stop watching', waiting: 'Stop waiting' };

export const video = element('video');
export const buttons = {
  present: element('present'),
  view: element('view'),
  stop: element('stop'),
  wait: element('wait'),
  unmute: element('unmute'),
};
export const quality = element('quality');

/** @param {'idle' | 'camera' | 'connecting' | 'waiting' | 'presenting' | 'watching'} state */
export function showState(state) {
  const before = document.body.dataset.state;
  const focusWasHere = document.activeElement;
  document.body.dataset.state = state;
  const idle = state === 'idle';
  buttons.present.hidden = !idle;
  buttons.view.hidden = !idle;
  buttons.stop.hidden = idle;
  buttons.stop.textContent = STOP_TEXTS[state] ?? 'Cancel';
  quality.disabled = !idle;
  if (EMPTY_TEXTS[state] && before !== state) element('empty-text').textContent = EMPTY_TEXTS[state];
  element('tag').textContent = state === 'presenting' ? 'This is what viewers see' : '';
  // The pressed button may just have gone: the keyboard goes on from the one in its place.
  if (focusWasHere?.hidden) (idle ? buttons.view : buttons.stop).focus();
}

export function showLink(state, detail) {
  document.body.dataset.link = state;
  element('link').textContent = detail ?? LINK_TEXTS[state];
}

export function showLive(live) {
  document.body.dataset.live = String(live);
  element('live').textContent = live ? 'Live' : 'Off air';
}

export function showViewers(count) {
  document.body.dataset.viewers = String(count);
  element('viewers').textContent = `${count} watching`;
}

/**
 * @param {string} text empty: nothing to say
 * @param {{ kind?: 'good' | 'warn' | 'bad', offerToWait?: boolean }} options
 */
export function notify(text, { kind = 'good', offerToWait = false } = {}) {
  element('notice-text').textContent = text;
  element('notice').dataset.kind = kind;
  element('notice').hidden = !text;
  buttons.wait.hidden = !offerToWait;
}

/** The own camera, without its sound. */
export async function showPreview(stream) {
  video.srcObject = stream;
  video.muted = true;
  buttons.unmute.hidden = true;
  await video.play().catch(() => {}); // AbortError: another stream took its place
}

/** Whether the browser plays the sound only after a click. */
export function showMuted(muted) {
  buttons.unmute.hidden = !muted;
}

export function clearVideo() {
  video.srcObject = null;
  buttons.unmute.hidden = true;
}
