// Pictures that do not come: one that is gone says so on its tile; a storage that is away says so
// once for all, and its pictures come back by themselves.
import { announce } from './announce.js';
import { element, icon } from './wall-tile.js';

const AGAIN_MILLIS = 10_000;
const WORDS =
  'The storage cannot be reached. Titles and facts are here; pictures and videos come back by themselves.';

export class Covers {
  constructor(wall) {
    this.wall = wall;
    this.lost = new Set();
    this.banner = element('div', 'wall__banner');
    this.banner.setAttribute('role', 'status');
    this.banner.hidden = true;
    const again = element('button', 'wall__again', 'Try again');
    again.type = 'button';
    again.addEventListener('click', () => this.retry());
    this.banner.append(icon('vaadin:warning'), element('span', '', WORDS), again);
    wall.element.addEventListener('error', (event) => this.failed(event.target), true);
  }

  failed(image) {
    if (!image.matches?.('.tile__cover')) {
      return;
    }
    image.hidden = true;
    this.say(image);
    if (!image.relinked) {
      this.lost.add(image);
    }
    if (!image.relinked) {
      this.look ??= setTimeout(() => this.ask(), 50);
    }
  }

  say(image) {
    const plate = image.parentNode;
    if (plate && !plate.querySelector('.tile__state')) {
      const state = element('span', 'tile__state tile__state--lost');
      state.append(icon('vaadin:film'), element('span', 'tile__words', 'No picture now'));
      plate.append(state);
    }
  }

  // One picture tells whether it is the storage or the picture.
  async ask() {
    this.look = undefined;
    this.lost = new Set([...this.lost].filter((image) => image.isConnected));
    const [image] = this.lost;
    if (!image || !this.wall.element.isConnected) {
      this.show(false);
      return;
    }
    const status = await fetch(image.src, { method: 'HEAD', cache: 'no-store' }).then((answer) => answer.status, () => 0);
    if (status === 200) {
      this.comeBack();
    } else if (status === 0 || status >= 500) {
      this.show(true);
      this.look ??= setTimeout(() => this.ask(), AGAIN_MILLIS);
    } else {
      this.show(false);
      this.relink();
    }
  }

  // Gone, or a link that is too old: what the server knows now may have a better one, asked once.
  async relink() {
    const images = [...this.lost].filter((image) => !image.relinked);
    const items = images.map((image) => image.closest('.wall__item')).filter(Boolean);
    this.lost.clear();
    if (items.length > 0) {
      const answer = await this.wall.call('links', items.map((item) => item.card.id));
      const now = new Map((answer.cards ?? []).map((card) => [card.id, card]));
      items.forEach((item) => {
        const card = now.get(item.card.id);
        const image = item.querySelector('.tile__cover');
        if (card?.k && image) {
          image.relinked = true;
          this.bring(image, card.k);
        }
      });
    }
  }

  comeBack() {
    this.show(false);
    const images = [...this.lost];
    this.lost.clear();
    images.forEach((image) => this.bring(image, image.src));
  }

  bring(image, address) {
    image.parentNode?.querySelector('.tile__state--lost')?.remove();
    image.hidden = false;
    image.removeAttribute('src');
    image.src = address;
  }

  retry() {
    clearTimeout(this.look);
    this.ask();
  }

  show(away) {
    if (away && this.banner.hidden) {
      announce(WORDS);
    }
    this.banner.hidden = !away;
    this.wall.element.classList.toggle('wall--dim', away);
  }
}
