// What the examples' pages show alike: the state in attributes of <body> that the style looks at, the pill that
// tells of the server, a line with a word for the person.

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

/** The focus goes to what took the place of a control that has gone. */
export function swapFocus(change, ...candidates) {
  const before = document.activeElement;
  change();
  const gone = before !== document.body && (before?.disabled || before?.checkVisibility?.() === false);
  if (gone) candidates.find((each) => each.checkVisibility?.() !== false && !each.disabled)?.focus();
}

const LINK_TEXTS = { connecting: 'Connecting …', connected: 'Connected', reconnecting: 'Reconnecting …' };

function showLink(state, text = LINK_TEXTS[state]) {
  document.body.dataset.link = state;
  element('link').textContent = text;
}

/** Keeps the pill and the line up to date with the connection. */
export function followLink(signalling) {
  signalling.addEventListener('open', () => showLink('connected'));
  signalling.addEventListener('lost', () => showLink('reconnecting'));
  signalling.on('mediaServer', ({ connected }) => {
    if (connected) showLink('connected');
    else showLink('reconnecting', 'Media server away');
  });
  signalling.on('error', ({ message }) => notify(message, 'bad'));
}

/**
 * Plays with sound if the browser lets us, else without.
 * @returns {Promise<boolean>} false: it plays without sound until a person asks for it
 */
export async function play(video, stream, { muted = false } = {}) {
  if (video.srcObject !== stream) video.srcObject = stream;
  video.muted = muted;
  try {
    await video.play();
  } catch (error) {
    if (error.name !== 'NotAllowedError' || muted) return true; // AbortError: another stream took its place
    video.muted = true;
    await video.play().catch(() => {});
    return false;
  }
  return true;
}

/** The same, with the button in the page that turns the sound on. */
export async function playWithButton(video, stream) {
  const button = element('unmute');
  button.hidden = await play(video, stream);
  button.onclick = () => {
    video.muted = false;
    button.hidden = true;
  };
}
