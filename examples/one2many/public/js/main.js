// What the page does: keeps what the person wants (nothing, present, view) and works towards it through lost
// connections, a restarted server and a presenter who comes and goes.
import { Call } from './call.js';
import { cameraMessage, openCamera } from './camera.js';
import { Chat } from './chat.js';
import { Signalling } from './signalling.js';
import { Stats } from './stats.js';
import {
  buttons,
  clearVideo,
  notify,
  play,
  quality,
  showLink,
  showLive,
  showState,
  showViewers,
  video,
} from './view.js';

const RETRY_MS = 1500;
const MAX_RETRIES = 8;

const parameters = new URLSearchParams(location.search);
const codec = parameters.get('codec'); // e.g. ?codec=H264
const signalling = new Signalling();
const chat = new Chat();
const stats = new Stats();

let wanted = 'nothing';
let stream; // of our own camera
let call;
let retries = 0;
let retryTimer;
let pressedAt;
let presenterIsLive = false;
let mediaServerIsUp = true;

// --- what the person does ---------------------------------------------------------------

async function present() {
  wanted = 'present';
  notify('');
  showState('camera');
  const [width, height] = quality.value.split('x').map(Number);
  let opened;
  try {
    opened = await openCamera({ width, height });
  } catch (error) {
    if (wanted === 'present') giveUp(cameraMessage(error));
    return;
  }
  if (wanted !== 'present') {
    opened.stream.getTracks().forEach((track) => track.stop());
    return;
  }
  stream = opened.stream;
  if (opened.missing) notify(`No ${opened.missing} was found: presenting without.`, { kind: 'warn' });
  await play(stream, { muted: true });
  retries = 0;
  begin('presenter');
}

function view() {
  wanted = 'view';
  pressedAt = performance.now();
  retries = 0;
  notify('');
  begin('viewer');
}

function waitForPresenter() {
  wanted = 'view';
  pressedAt = undefined;
  notify('You join as soon as somebody presents.');
  resume();
}

function stop() {
  signalling.send({ id: 'stop' });
  giveUp('');
}

/** Back to the start, with a word why. */
function giveUp(text, options = { kind: 'bad' }) {
  wanted = 'nothing';
  endCall();
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  clearVideo();
  showState('idle');
  notify(text, options);
}

// --- the call ---------------------------------------------------------------------------

async function begin(role) {
  endCall();
  showState('connecting');
  if (!signalling.open) return; // resume() comes when it is
  const current = new Call(role, (message) => signalling.send(message), {
    stream: role === 'presenter' ? stream : undefined,
    codec,
  });
  call = current;
  current.addEventListener('state', ({ detail }) => call === current && connectionChanged(detail));
  current.addEventListener('track', ({ detail }) => call === current && play(detail, { muted: false }));
  current.addEventListener('text', ({ detail }) => call === current && chat.receive(detail));
  try {
    await current.start();
  } catch (error) {
    if (call === current) giveUp(`The browser could not start the call: ${error.message}`);
  }
}

function endCall() {
  clearTimeout(retryTimer);
  chat.close();
  stats.stop();
  call?.close();
  call = undefined;
}

/** Works again towards what is wanted, after anything that was in the way. */
function resume() {
  if (wanted === 'present' && stream) begin('presenter');
  else if (wanted === 'view' && presenterIsLive) begin('viewer');
  else if (wanted === 'view') {
    endCall();
    clearVideo();
    showState('waiting');
  }
}

function retryLater(text) {
  endCall();
  signalling.send({ id: 'stop' });
  retries += 1;
  if (retries > MAX_RETRIES) return giveUp(`${text} Giving up after ${MAX_RETRIES} attempts.`);
  showState('connecting');
  notify(`${text} Trying again …`, { kind: 'warn' });
  retryTimer = setTimeout(resume, RETRY_MS);
}

function connectionChanged(state) {
  if (state === 'connected') {
    retries = 0;
    notify('');
    showState(call.role === 'presenter' ? 'presenting' : 'watching');
  } else if (state === 'disconnected') {
    notify('The media connection is interrupted …', { kind: 'warn' });
  } else if (state === 'failed') {
    retryLater('The media connection was lost.');
  }
}

function watchFirstFrame() {
  const since = pressedAt;
  pressedAt = undefined;
  if (since === undefined || !video.requestVideoFrameCallback) return;
  video.requestVideoFrameCallback((now) => (stats.firstFrameMs = Math.round(now - since)));
}

// --- what the server says ---------------------------------------------------------------

const handlers = {
  presenterResponse: (message) => answered(message),
  viewerResponse: (message) => answered(message),
  iceCandidate: ({ candidate, call: number }) => {
    if (call?.number === number) call.addCandidate(candidate).catch((error) => console.warn(error));
  },
  stopCommunication: stopped,
  viewerCount: ({ count }) => showViewers(count),
  presenterState: ({ present: live }) => {
    presenterIsLive = live;
    showLive(live);
    if (live && wanted === 'view' && !call) resume();
    if (live && wanted === 'nothing' && !buttons.wait.hidden)
      notify('Somebody is presenting now: press View.');
  },
  mediaServer: ({ connected }) => {
    const cameBack = connected && !mediaServerIsUp;
    mediaServerIsUp = connected;
    showLink(connected ? 'connected' : 'reconnecting', connected ? undefined : 'Media server away');
    if (cameBack && wanted !== 'nothing' && !call) resume();
  },
  error: ({ message }) => notify(message, { kind: 'bad' }),
};

async function answered({ response, sdpAnswer, message, reason, name, call: number }) {
  const current = call;
  if (current?.number !== number) return; // of a call that was cancelled
  if (response !== 'accepted') return rejected(reason, message);
  stats.start(current.connection);
  if (current.role === 'viewer') watchFirstFrame();
  current.addEventListener('channel', ({ detail: open }) => {
    if (call !== current) return;
    if (open) chat.open(name, (text) => current.sendText(text));
    else chat.close();
  });
  try {
    await current.accept(sdpAnswer);
  } catch (error) {
    if (call === current) giveUp(`The browser refused the answer: ${error.message}`);
  }
}

function rejected(reason, message) {
  if (reason === 'noPresenter') {
    if (pressedAt === undefined) return resume(); // was waiting anyway
    return giveUp(message, { kind: 'warn', offerToWait: true });
  }
  if (reason === 'noMediaServer') {
    endCall();
    return notify(`${message} This page goes on as soon as it is back.`, { kind: 'warn' });
  }
  // After a lost connection the server may need a moment to notice that our old self has gone.
  if (reason === 'presenterTaken' && retries > 0) return retryLater(message);
  giveUp(message);
}

function stopped({ reason, message }) {
  if (wanted === 'nothing') return;
  if (reason === 'connectionLost') return retryLater(message);
  if (reason === 'presenterLeft') return giveUp(message, { kind: 'warn', offerToWait: true });
  notify(`${message} This page joins again by itself.`, { kind: 'warn' });
  endCall();
  if (wanted === 'view') presenterIsLive = false;
  if (reason === 'mediaServerLost' && wanted === 'present') retryTimer = setTimeout(resume, RETRY_MS / 3);
  else resume();
}

// --- start ------------------------------------------------------------------------------

signalling.addEventListener('open', () => {
  showLink('connected');
  if (wanted !== 'nothing' && document.body.dataset.state !== 'camera') {
    retries += 1;
    resume();
  }
});
signalling.addEventListener('lost', () => {
  showLink('reconnecting');
  presenterIsLive = false;
  if (call) {
    // The server ends what belongs to a page that went; the call comes back with the connection.
    endCall();
    showState('connecting');
    notify('The connection to the server was lost. Reconnecting …', { kind: 'warn' });
  }
});
signalling.addEventListener('message', ({ detail }) => handlers[detail.id]?.(detail));

buttons.present.addEventListener('click', present);
buttons.view.addEventListener('click', view);
buttons.wait.addEventListener('click', waitForPresenter);
buttons.stop.addEventListener('click', stop);
buttons.unmute.addEventListener('click', () => {
  video.muted = false;
  buttons.unmute.hidden = true;
});

if ([...quality.options].some(({ value }) => value === parameters.get('video'))) {
  quality.value = parameters.get('video'); // e.g. ?video=640x360
}
showState('idle');
signalling.connect();
