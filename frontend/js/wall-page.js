// One page of the wall: either tiles in rows under their months, or an empty block of the same height.
import { sweep } from './wall-hover.js';
import { fill, open, spread } from './wall-rows.js';
import { element, place, tile } from './wall-tile.js';

function months(cards) {
  const groups = [];
  cards.forEach((card) => {
    if (groups.at(-1)?.month !== card.m) {
      groups.push({ month: card.m, cards: [] });
    }
    groups.at(-1).cards.push(card);
  });
  return groups;
}

export class Page {
  // from: the place where it begins; it ends where the page below begins, so that whatever comes
  // between two videos belongs to one page, and to one only.
  constructor(wall, from, { cards, before, after }) {
    this.wall = wall;
    this.from = from ?? null;
    this.before = before;
    this.after = after;
    this.node = element('div', 'wall__page');
    this.node.page = this;
    this.items = new Map();
    this.take(cards);
  }

  take(cards) {
    this.cards = cards;
    this.rest = [];
    this.remember();
  }

  remember() {
    this.ids = this.cards.map((card) => card.id);
    this.starts = this.cards[0]?.m;
    this.top = this.cards[0]?.o ?? this.top;
  }

  get until() {
    const below = this.wall.below(this);
    return below ? below.from : this.after ?? null;
  }

  get mounted() {
    return this.cards !== undefined;
  }

  // Gives away what does not fill its last row; another page shows it.
  giveRest() {
    const { rest } = this;
    if (!this.mounted || rest.length === 0) {
      return [];
    }
    this.cards = this.cards.slice(0, this.cards.length - rest.length);
    this.rest = [];
    this.remember();
    return rest;
  }

  leave() {
    const { height } = this.node.getBoundingClientRect();
    this.cards = undefined;
    this.items.clear();
    this.node.replaceChildren();
    this.node.style.setProperty('height', `${height}px`);
    this.node.classList.add('wall__page--away');
  }

  back(cards) {
    this.node.style.removeProperty('height');
    this.node.classList.remove('wall__page--away');
    this.take(cards);
    this.draw();
  }

  // Gives the lower half away: a page that grew would stay in the window as a whole.
  giveHalf() {
    const { cards } = this;
    this.cards = cards.slice(0, cards.length / 2);
    this.remember();
    return cards.slice(this.cards.length);
  }

  draw() {
    const above = this.wall.above(this)?.ends;
    this.rest = [];
    const children = [];
    months(this.cards).forEach((group, index, all) => {
      const rows = this.rows(group, index === all.length - 1);
      if (rows.length > 0 && group.month && (index > 0 || group.month !== above)) {
        children.push(element('h2', 'section-title wall__month', group.month));
      }
      if (rows.length > 0) {
        children.push(this.list(rows.flat(), group.month));
      }
    });
    const shown = this.cards.length - this.rest.length;
    this.ends = shown > 0 ? this.cards[shown - 1].m : above;
    this.show(children);
  }

  // Tiles that stay are moved, not made anew; who had the focus keeps it.
  show(children) {
    const focused = this.node.contains(document.activeElement) ? document.activeElement : undefined;
    this.node.replaceChildren(...children);
    sweep();
    if (focused?.isConnected) {
      focused.focus({ preventScroll: true });
    }
    const ids = new Set(this.ids);
    [...this.items.keys()].filter((id) => !ids.has(id)).forEach((id) => this.items.delete(id));
  }

  rows(group, last) {
    const { measure } = this.wall;
    const { rows, rest } = fill(group.cards, measure);
    const below = this.wall.below(this);
    const goesOn = last && (below ? below.starts === group.month : Boolean(this.after));
    if (rest.length === 0) {
      return rows;
    }
    if (!goesOn) {
      return [...rows, open(rest, measure)];
    }
    if (below) {
      return spread(group.cards, measure);
    }
    this.rest = rest;
    return rows;
  }

  list(places, month) {
    const list = element('ul', 'wall__row');
    list.setAttribute('aria-label', month || 'Videos');
    places.forEach(({ card, share, gaps }) => {
      const item = this.items.get(card.id) ?? this.make(card);
      place(item, card, share, gaps);
      list.append(item);
    });
    return list;
  }

  make(card) {
    const item = tile(card, this.wall.view);
    item.card = card;
    this.items.set(card.id, item);
    this.wall.choice.mark(item, card.id);
    return item;
  }

  // What changed, what is gone, and what came after which. Draws all of it only where rows change.
  renew({ cards, gone, came }) {
    const fresh = new Map(cards.map((card) => [card.id, card]));
    const lost = new Set(gone);
    const kept = this.cards.filter((card) => !lost.has(card.id));
    const moved = came.length > 0 || kept.length !== this.cards.length
      || kept.some((card) => differs(card, fresh.get(card.id)));
    kept.forEach((card) => this.renewTile(card, fresh.get(card.id)));
    if (moved) {
      this.cards = kept.map((card) => fresh.get(card.id) ?? card);
      came.forEach(({ after, card }) => this.put(card, after));
      this.remember();
      this.draw();
    }
  }

  put(card, after) {
    const at = after ? this.cards.findIndex((one) => one.id === after) : -1;
    if (at >= 0 || !after) {
      this.cards.splice(at + 1, 0, card);
    }
  }

  renewTile(card, now) {
    const item = this.items.get(card.id);
    if (!now || !item || now.stamp === card.stamp) {
      return;
    }
    const focused = item.contains(document.activeElement);
    const tab = item.firstChild.tabIndex;
    const made = this.make(now);
    made.style.cssText = item.style.cssText;
    made.firstChild.tabIndex = tab;
    this.cards[this.cards.indexOf(card)] = now;
    item.replaceWith(made);
    sweep();
    if (focused) {
      made.firstChild.focus({ preventScroll: true });
    }
  }
}

function differs(card, now) {
  return now && (now.r !== card.r || now.m !== card.m);
}

