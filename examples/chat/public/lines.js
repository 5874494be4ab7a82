// What is said, line by line.
import { element } from '/shared/js/page.js';

const MAX_LINES = 200;
const LONGEST_NAME = 30;
const LONGEST_TEXT = 500;

/** Anybody may send anything: what is not {from, text} is shown as it is. */
export function readText(message) {
  if (typeof message !== 'string') {
    return { from: 'Somebody', text: `(${message.byteLength ?? message.size} bytes)` };
  }
  try {
    const { from, text } = JSON.parse(message);
    if (typeof text === 'string') {
      return { from: String(from ?? 'Somebody').slice(0, LONGEST_NAME), text: text.slice(0, LONGEST_TEXT) };
    }
  } catch {
    // plain text
  }
  return { from: 'Somebody', text: message.slice(0, LONGEST_TEXT) };
}

export function showLine({ from, text, mine = false }) {
  const log = element('chat-log');
  const item = document.createElement('li');
  item.classList.toggle('mine', mine);
  const name = document.createElement('span');
  name.className = 'from';
  name.textContent = from;
  const body = document.createElement('span');
  body.className = 'text';
  body.textContent = text;
  item.append(name, body);
  log.append(item);
  while (log.childElementCount > MAX_LINES) log.firstElementChild.remove();
  log.scrollTop = log.scrollHeight;
}
