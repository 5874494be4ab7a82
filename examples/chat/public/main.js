// A connection without sound and picture: one data channel, on which texts travel as {from, text}.
import { Call } from '/shared/js/call.js';
import { element, followLink, notify, swapFocus } from '/shared/js/page.js';
import { Signalling } from '/shared/js/signalling.js';
import { readText, showLine } from './lines.js';

const RETRY_MS = 1500;

const signalling = new Signalling();
let name = ''; // while the person wants to be in the room
let call;
let retryTimer;

/** @param {'outside' | 'connecting' | 'inside'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('join').hidden = state !== 'outside';
      element('chat-form').hidden = state === 'outside';
      element('leave').hidden = state === 'outside';
      element('people').hidden = state !== 'inside';
      element('chat-text').disabled = state !== 'inside';
      element('chat-send').disabled = state !== 'inside';
      element('chat-text').placeholder = state === 'inside' ? 'To everybody' : 'Connecting …';
    },
    element('chat-text'),
    element('name'),
  );
  if (state === 'inside') element('chat-text').focus();
}

function connect() {
  clearTimeout(retryTimer);
  show('connecting');
  call = new Call(signalling, 'chat', { text: true });
  call.addEventListener('channel', ({ detail: open }) => {
    if (!open) return;
    notify('');
    show('inside');
  });
  call.addEventListener('text', ({ detail }) => showLine(readText(detail)));
  call.addEventListener('ended', ({ detail }) => again(detail));
  call.start({ name });
}

/** The room is left only when the person says so: what breaks is put right by itself. */
function again(why) {
  call = undefined;
  show('connecting');
  notify(`${why} Trying again …`, 'warn');
  retryTimer = setTimeout(() => signalling.open && connect(), RETRY_MS);
}

element('join').addEventListener('submit', (event) => {
  event.preventDefault();
  name = element('name').value.trim();
  if (name) connect();
});
element('chat-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = element('chat-text').value.trim();
  if (!text || !call?.sendText(JSON.stringify({ from: name, text }))) return;
  showLine({ from: 'You', text, mine: true });
  element('chat-text').value = '';
});
element('leave').addEventListener('click', () => {
  clearTimeout(retryTimer);
  name = '';
  call?.close();
  call = undefined;
  notify('');
  show('outside');
});
signalling.on('people', ({ people }) => {
  element('people').textContent = `${people.length} here`;
  element('people').title = people.join(', ');
});
signalling.addEventListener('open', () => name && !call && connect());

show('outside');
followLink(signalling);
signalling.connect();
