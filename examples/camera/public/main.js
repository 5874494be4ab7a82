// One call that plays, made anew by itself until the person presses Stop.
import { WebSocketSignaling, play } from '/headwater/browser/index.js';
import { element, followCall, followServer, notify, swapFocus } from '/shared/js/page.js';

const EMPTY_TEXTS = { idle: 'Press Watch to see the camera.', connecting: 'Connecting …' };

const signaling = new WebSocketSignaling('/signalling');
const video = element('video');
let call;

/** @param {'idle' | 'connecting' | 'watching'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('watch').hidden = state !== 'idle';
      element('stop').hidden = state === 'idle';
      element('viewers').hidden = state !== 'watching';
      element('empty-text').textContent = EMPTY_TEXTS[state] ?? '';
    },
    element('watch'),
    element('stop'),
  );
}

function watch() {
  notify('');
  show('connecting');
  video.muted = false;
  call = play(video, signaling);
  followCall(call);
  call.on('state', (state) => state === 'reconnecting' && show('connecting'));
  call.on('ended', ({ reason, message }) => reason !== 'closed' && stop(message));
}

/** @param {string} [why] for the person; nothing when they wanted it */
function stop(why = '') {
  call?.close();
  call = undefined;
  show('idle');
  notify(why, 'bad');
}

element('watch').addEventListener('click', watch);
element('stop').addEventListener('click', () => stop());
// The camera may be away for long while the connection is up: what counts is a picture.
video.addEventListener('playing', () => {
  notify('');
  show('watching');
});

show('idle');
followServer(signaling, {
  cameraAway: ({ message }) => notify(`${message} Waiting for it …`, 'warn'),
  viewers: ({ count }) => (element('viewers').textContent = `${count} watching`),
});
