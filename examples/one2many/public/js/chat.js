// The chat box: shows what is said, hands on what is typed. Texts travel as {from, text} over the data channel.

const MAX_LINES = 200;

export class Chat {
  #log = document.getElementById('chat-log');
  #input = document.getElementById('chat-text');
  #button = document.getElementById('chat-send');
  #send = () => false;
  #name = '';

  constructor() {
    document.getElementById('chat-form').addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#input.value.trim();
      if (!text || !this.#send(JSON.stringify({ from: this.#name, text }))) return;
      this.#show('You', text, true);
      this.#input.value = '';
    });
  }

  /** @param {string} name under which the others see this page */
  open(name, send) {
    this.#name = name;
    this.#send = send;
    this.#enable(true, name === 'Presenter' ? 'To everybody' : 'To the presenter');
  }

  close() {
    this.#send = () => false;
    this.#enable(false, 'Opens with the video');
  }

  receive(message) {
    const { from, text } = readText(message);
    if (text) this.#show(from, text, false);
  }

  #enable(enabled, placeholder) {
    this.#input.disabled = !enabled;
    this.#button.disabled = !enabled;
    this.#input.placeholder = placeholder;
  }

  #show(from, text, mine) {
    const item = document.createElement('li');
    item.classList.toggle('mine', mine);
    const name = document.createElement('span');
    name.className = 'from';
    name.textContent = from;
    const body = document.createElement('span');
    body.className = 'text';
    body.textContent = text;
    item.append(name, body);
    this.#log.append(item);
    while (this.#log.childElementCount > MAX_LINES) this.#log.firstElementChild.remove();
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}

/** Anybody may send anything: what is not {from, text} is shown as it is. */
function readText(message) {
  if (typeof message !== 'string')
    return { from: 'Somebody', text: `(${message.byteLength ?? message.size} bytes)` };
  try {
    const { from, text } = JSON.parse(message);
    if (typeof text === 'string')
      return { from: String(from ?? 'Somebody').slice(0, 40), text: text.slice(0, 500) };
  } catch {
    // plain text
  }
  return { from: 'Somebody', text: message.slice(0, 500) };
}
