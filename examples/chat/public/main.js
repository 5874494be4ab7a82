// A call without sound and picture: one data channel, on which texts travel as {from, text}. The room is left only
// when the person says so: what breaks is put right by the call itself.
import { WebSocketSignaling, publish } from '/headwater/browser/index.js';
import { element, followCall, followServer, notify, swapFocus } from '/shared/js/page.js';
import { readText, showLine } from './lines.js';

const signaling = new WebSocketSignaling('/signalling');
let name = '';
let call;

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

function join() {
  notify('');
  show('connecting');
  call = publish(new MediaStream(), signaling, { channel: 'chat', params: { name } });
  followCall(call);
  call.on('state', (state) => state === 'reconnecting' && show('connecting'));
  call.on('channel', (open) => show(open ? 'inside' : 'connecting'));
  call.on('data', (data) => showLine(readText(data)));
  call.on('ended', ({ reason, message }) => reason !== 'closed' && leave(message));
}

/** @param {string} [why] for the person; nothing when they wanted it */
function leave(why = '') {
  call?.close();
  call = undefined;
  show('outside');
  notify(why, 'bad');
}

element('join').addEventListener('submit', (event) => {
  event.preventDefault();
  name = element('name').value.trim();
  if (name) join();
});
element('chat-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = element('chat-text').value.trim();
  if (!text || !call?.send(JSON.stringify({ from: name, text }))) return;
  showLine({ from: 'You', text, mine: true });
  element('chat-text').value = '';
});
element('leave').addEventListener('click', () => leave());

show('outside');
followServer(signaling, {
  people: ({ people }) => {
    element('people').textContent = `${people.length} here`;
    element('people').title = people.join(', ');
  },
});
