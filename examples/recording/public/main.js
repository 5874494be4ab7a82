// Two calls, one at a time: one that records the camera, one that plays a recording.
import { WebSocketSignaling, openCamera, play, publish } from '/headwater/browser/index.js';
import {
  element,
  followCall,
  followServer,
  notify,
  stopTracks,
  swapFocus,
  tellMissing,
} from '/shared/js/page.js';

const EMPTY_TEXTS = {
  idle: 'Press Record. What was recorded can be played as long as this page is open.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
};
const TAGS = { recording: 'Recording', playing: 'Playing' };

const ONCE = { maxAttempts: 0 }; // a recording that broke is over, it does not begin again

const signaling = new WebSocketSignaling('/signalling');
const video = element('video');
let camera;
let call;

const state = () => document.body.dataset.state;

/** @param {'idle' | 'camera' | 'connecting' | 'recording' | 'playing'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('record').hidden = state !== 'idle';
      element('stop').hidden = state === 'idle';
      element('stop').textContent = state === 'recording' ? 'Stop recording' : 'Stop';
      element('empty-text').textContent = EMPTY_TEXTS[state] ?? '';
      element('tag').textContent = TAGS[state] ?? '';
      document.querySelector('.empty').hidden = !EMPTY_TEXTS[state];
      for (const button of document.querySelectorAll('#recordings button'))
        button.disabled = state !== 'idle';
    },
    element('record'),
    element('stop'),
  );
}

async function record() {
  notify('');
  show('camera');
  try {
    const { stream, missing } = await openCamera({ audio: true, video: { width: 640, height: 360 } });
    if (state() !== 'camera') return stopTracks(stream); // stopped meanwhile
    camera = stream;
    tellMissing(missing);
  } catch (error) {
    return idle(error.message);
  }
  show('connecting');
  video.muted = true;
  video.srcObject = camera;
  follow(publish(camera, signaling, ONCE));
}

function playBack(name) {
  notify('');
  show('connecting');
  video.muted = false;
  follow(play(video, signaling, { ...ONCE, params: { name } }));
  call.on('state', (state) => state === 'connected' && show('playing'));
}

function follow(begun) {
  call = begun;
  followCall(call);
  call.on('ended', ({ reason, message }) => {
    if (reason !== 'closed') idle(message, reason === 'ended' ? 'good' : 'bad');
  });
}

/** Back to the start; `why` is for the person. */
function idle(why = '', kind = 'bad') {
  call?.close();
  stopTracks(camera);
  [call, camera] = [];
  video.srcObject = null;
  show('idle');
  notify(why, kind);
}

function addRecording({ name, seconds }) {
  const row = document.createElement('li');
  const label = document.createElement('span');
  label.textContent = `${name}, ${seconds} s`;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Play';
  button.ariaLabel = `Play ${name}`;
  button.addEventListener('click', () => playBack(name));
  row.append(label, button);
  element('recordings').append(row);
}

element('record').addEventListener('click', record);
element('stop').addEventListener('click', () => {
  if (state() === 'recording') signaling.send({ type: 'stopRecording' });
  else idle();
});
show('idle');
followServer(signaling, {
  recording: () => show('recording'),
  recorded: (recording) => {
    addRecording(recording);
    idle();
  },
});
signaling.on('lost', () => {
  element('recordings').replaceChildren(); // they go with the connection
  if (call) idle('The connection to the server was lost.');
});
