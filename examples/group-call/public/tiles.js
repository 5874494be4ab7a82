// A tile for each person: the picture, the name, and what there is to say about them.
import { element } from '/shared/js/page.js';

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

  /** Whether there is a picture, or a word that one is waited for. */
  set playing(playing) {
    this.#item.classList.toggle('playing', playing);
  }

  remove() {
    this.video.srcObject = null;
    this.#item.remove();
  }
}
