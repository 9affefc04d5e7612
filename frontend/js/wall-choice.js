// Which videos are ticked: kept here alone, told to the server only with what is done to them.
import { announce } from './announce.js';

const MOST = 500;

export class Choice {
  constructor(wall) {
    this.wall = wall;
    this.ids = new Set();
    this.mode = false;
    this.told = 0;
  }

  all() {
    return [...this.ids];
  }

  // Ticks or unticks; with the shift key all between this and the last one.
  toggle(id, range) {
    const on = !this.ids.has(id);
    const between = range && this.last ? this.between(this.last, id) : [id];
    between.forEach((one) => this.set(one, on));
    this.last = id;
    this.show();
  }

  set(id, on) {
    if (!on) {
      this.ids.delete(id);
    } else if (this.ids.size < MOST) {
      this.ids.add(id);
    } else if (!this.ids.has(id)) {
      this.full = true;
    }
  }

  between(one, other) {
    const order = this.wall.order();
    const from = order.indexOf(one);
    const to = order.indexOf(other);
    return from < 0 || to < 0 ? [other] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  clear() {
    this.ids.clear();
    this.mode = false;
    this.last = undefined;
    this.show();
  }

  // On phones, where nothing hovers: a tap ticks instead of opening.
  begin(on) {
    this.mode = on;
    if (on) {
      this.show();
    } else {
      this.clear();
    }
  }

  // A tile that was drawn anew shows whether it is ticked.
  mark(item, id) {
    const box = item.querySelector('.tile__tick');
    if (box) {
      box.checked = this.ids.has(id);
      item.classList.toggle('wall__item--chosen', box.checked);
    }
  }

  show() {
    const count = this.ids.size;
    const { element } = this.wall;
    element.querySelectorAll('.wall__item').forEach((item) => this.mark(item, item.firstChild.dataset.item));
    element.classList.toggle('wall--choosing', count > 0 || this.mode);
    const bar = element.closest('.gallery')?.querySelector('.selection-bar');
    if (bar) {
      bar.hidden = count === 0 && !this.mode;
      bar.classList.toggle('selection-bar--none', count === 0);
      bar.querySelector('.selection-bar__count').textContent = count === 0 ? 'Tap videos to select them' : `${count} selected`;
    }
    if (this.full) {
      announce(`No more than ${MOST} videos can be selected.`, true);
      this.full = false;
    } else if (count !== this.told) {
      announce(count === 0 ? 'Nothing selected' : `${count} selected`);
    }
    this.told = count;
  }
}
