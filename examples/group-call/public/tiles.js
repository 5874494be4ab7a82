// A tile for each person: the picture, the name, and what there is to say about them.
import { element, play } from '/shared/js/page.js';

export class Tile {
  #item = document.createElement('li');
  #name = document.createElement('p');
  video = document.createElement('video');

  constructor(number, { mine = false } = {}) {
    this.#item.className = mine ? 'stage mine' : 'stage';
    this.#item.dataset.number = number;
    this.mine = mine;
    Object.assign(this.video, { playsInline: true, autoplay: true, muted: mine });
    const waiting = document.createElement('p');
    waiting.className = 'waiting';
    waiting.textContent = 'Connecting …';
    this.#name.className = 'name';
    this.#item.append(this.video, waiting, this.#name);
    element('tiles').append(this.#item);
  }

  describe({ name, muted }) {
    this.video.ariaLabel = this.mine ? 'You' : name;
    this.#name.textContent = `${this.mine ? 'You' : name}${muted ? ' · muted' : ''}`;
  }

  /** @returns {Promise<boolean>} false: the browser plays no sound until the person does something */
  async show(stream) {
    this.#item.classList.add('playing');
    return play(this.video, stream, { muted: this.mine });
  }

  wait() {
    this.#item.classList.remove('playing');
    this.video.srcObject = null;
  }

  remove() {
    this.video.srcObject = null;
    this.#item.remove();
  }
}
