// What the page does: keeps what the person wants (nothing, present, view) and works towards it through a restarted
// server and a presenter who comes and goes. Calls mend broken connections by themselves.
import { openCamera, play, publish } from '/headwater/browser/index.js';
import { Chat } from './chat.js';
import { Signalling } from './signalling.js';
import { clearStats, showStats } from './stats.js';
import {
  buttons,
  clearVideo,
  notify,
  quality,
  showLink,
  showLive,
  showMuted,
  showPreview,
  showState,
  showViewers,
  video,
} from './view.js';

const RESUME_MS = 500;

const parameters = new URLSearchParams(location.search);
const codec = parameters.get('codec') ?? undefined; // e.g. ?codec=H264
const signalling = new Signalling();
const chat = new Chat();

let wanted = 'nothing';
let stream; // of our own camera
let call;
let resumeTimer;
let pressedAt;
let firstFrameMs;
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
    opened = await openCamera({
      audio: { echoCancellation: true, noiseSuppression: true },
      video: { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30 } },
    });
  } catch (error) {
    if (wanted === 'present') giveUp(error.message);
    return;
  }
  if (wanted !== 'present') {
    opened.stream.getTracks().forEach((track) => track.stop());
    return;
  }
  stream = opened.stream;
  if (opened.missing) notify(`No ${opened.missing} was found: presenting without.`, { kind: 'warn' });
  await showPreview(stream);
  begin();
}

function view() {
  wanted = 'view';
  pressedAt = performance.now();
  notify('');
  begin();
}

function waitForPresenter() {
  wanted = 'view';
  pressedAt = undefined;
  notify('You join as soon as somebody presents.');
  resume();
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

function begin() {
  endCall();
  showState('connecting');
  const options = { codec, channel: 'chat' };
  const current =
    wanted === 'present' ? publish(stream, signalling, options) : play(video, signalling, options);
  call = current;
  if (wanted === 'view') {
    video.muted = false;
    showMuted(false);
    watchFirstFrame();
  }
  const ifCurrent = (listener) => (event) => call === current && listener(event);
  let name;
  current
    .on('state', ifCurrent(callChanged))
    .on('ended', ifCurrent(ended))
    .on('muted', ifCurrent(showMuted))
    .on(
      'data',
      ifCurrent((text) => chat.receive(text)),
    )
    .on(
      'stats',
      ifCurrent((stats) => showStats(stats, { firstFrameMs, receiving: wanted === 'view' })),
    )
    .on(
      'answered',
      ifCurrent(({ info }) => (name = info.name)),
    )
    .on(
      'channel',
      ifCurrent((open) => (open ? chat.open(name, (text) => current.send(text)) : chat.close())),
    );
}

function endCall() {
  clearTimeout(resumeTimer);
  const ending = call;
  call = undefined;
  ending?.close();
  chat.close();
  clearStats();
}

/** Works again towards what is wanted, after something that was in the way. */
function resume() {
  if (wanted === 'present' && stream) begin();
  else if (wanted === 'view' && presenterIsLive) begin();
  else if (wanted === 'view') {
    endCall();
    clearVideo();
    showState('waiting');
  }
}

function callChanged(state) {
  if (state === 'connected') {
    notify('');
    showState(wanted === 'present' ? 'presenting' : 'watching');
  } else if (signalling.open && state === 'interrupted') {
    notify('The media connection is interrupted …', { kind: 'warn' });
  } else if (signalling.open && state === 'reconnecting') {
    showState('connecting');
    notify('The media connection was lost. Trying again …', { kind: 'warn' });
  }
}

/** The call is over, and not because the person said so. */
function ended({ reason, message }) {
  endCall();
  switch (reason) {
    case 'noPresenter':
      if (pressedAt === undefined)
        resume(); // was waiting or watching: goes on doing so
      else giveUp(message, { kind: 'warn', offerToWait: true });
      break;
    case 'noMediaServer':
      notify(`${message} This page goes on as soon as it is back.`, { kind: 'warn' });
      break;
    case 'presenterLeft':
      giveUp(message, { kind: 'warn', offerToWait: true });
      break;
    case 'presenterLost':
    case 'mediaServerLost':
      notify(`${message} This page joins again by itself.`, { kind: 'warn' });
      if (wanted === 'view') presenterIsLive = false;
      if (wanted === 'present') resumeTimer = setTimeout(resume, RESUME_MS);
      else resume();
      break;
    default:
      giveUp(message);
  }
}

function watchFirstFrame() {
  const since = pressedAt;
  firstFrameMs = undefined;
  if (since === undefined || !video.requestVideoFrameCallback) return;
  video.requestVideoFrameCallback((now) => {
    firstFrameMs = Math.round(now - since);
    pressedAt = undefined;
  });
}

// --- what the server says ---------------------------------------------------------------

const handlers = {
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

// --- start ------------------------------------------------------------------------------

signalling.addEventListener('open', () => showLink('connected'));
signalling.addEventListener('lost', () => {
  showLink('reconnecting');
  presenterIsLive = false;
  if (!call) return;
  // The server ends what belongs to a page that went; the call comes back with the connection.
  chat.close();
  showState('connecting');
  notify('The connection to the server was lost. Reconnecting …', { kind: 'warn' });
});
signalling.addEventListener('message', ({ detail }) => handlers[detail.id]?.(detail));

buttons.present.addEventListener('click', present);
buttons.view.addEventListener('click', view);
buttons.wait.addEventListener('click', waitForPresenter);
buttons.stop.addEventListener('click', () => giveUp(''));
buttons.unmute.addEventListener('click', () => call?.unmute());

if ([...quality.options].some(({ value }) => value === parameters.get('video'))) {
  quality.value = parameters.get('video'); // e.g. ?video=640x360
}
showState('idle');
