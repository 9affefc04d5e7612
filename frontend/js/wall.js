// The wall of videos. The server answers pages and keeps none of them; here at most some pages have
// tiles, however far somebody scrolls, and the page lies still while others come and go.
import { announce } from './announce.js';
import { Choice } from './wall-choice.js';
import { onKey } from './wall-keys.js';
import { enter, stop } from './wall-hover.js';
import { Page } from './wall-page.js';
import { Covers } from './wall-covers.js';
import { element } from './wall-tile.js';

const MOST_TILES = 600;
const MOST_OF_A_PAGE = 120;
const MOST_ARRIVALS = 60;
const NEAR = 1400;
const KEYS =
  'Arrow keys move among the videos, Enter opens one, Space plays it, S stars, X selects and D downloads it.';
const LATE_MILLIS = 30_000;
const FOCUS_MILLIS = 3_000;
const SIZE = 'framehouse.wall.row';

class Wall {
  constructor(node) {
    this.element = node;
    this.pages = [];
    this.left = new Set();
    // Counts the walls that were begun: what was asked for one of them is not for the next.
    this.turn = 0;
    this.choice = new Choice(this);
    this.covers = new Covers(this);
    this.now = element('div', 'wall__now');
    this.now.setAttribute('aria-hidden', 'true');
    this.pill = element('button', 'wall__pill', 'New videos');
    this.pill.type = 'button';
    this.pill.hidden = true;
    this.list = element('div', 'wall__pages');
    this.foot = element('div', 'wall__foot');
    this.probe = element('div', 'wall__probe');
    node.append(element('p', 'visually-hidden', KEYS), this.covers.banner, this.now, this.pill, this.list, this.foot, this.probe);
    this.scroller = scrollerOf(node);
    this.listen();
  }

  listen() {
    const { element: node } = this;
    const tileOf = (event) => event.target.closest?.('.tile');
    const within = (event, tile) => event.relatedTarget instanceof Node && tile.contains(event.relatedTarget);
    node.addEventListener('pointerover', (event) => tileOf(event) && !within(event, tileOf(event)) && enter(tileOf(event)));
    node.addEventListener('pointerout', (event) => tileOf(event) && !within(event, tileOf(event)) && stop());
    node.addEventListener('focusin', (event) => {
      if (tileOf(event)) {
        this.rove(tileOf(event));
        if (tileOf(event).matches(':focus-visible')) {
          enter(tileOf(event));
        }
      }
    });
    node.addEventListener('focusout', stop);
    node.addEventListener('keydown', (event) => onKey(this, event));
    node.addEventListener('click', (event) => this.onClick(event), true);
    this.pill.addEventListener('click', () => this.toTop());
    this.seen = new IntersectionObserver(() => this.soon(), { root: this.root, rootMargin: `${NEAR}px 0px` });
    this.seen.observe(this.foot);
    this.sized = new ResizeObserver(() => this.resized());
    this.sized.observe(this.list);
    // What belongs to the window must not outlive the wall.
    const gone = new AbortController();
    const alive = (act) => () => (node.isConnected ? act() : gone.abort());
    (this.root ?? document).addEventListener('scroll', alive(() => this.onScroll()), { passive: true, signal: gone.signal });
    document.addEventListener('visibilitychange', alive(() => !document.hidden && this.stale && this.news()), { signal: gone.signal });
  }

  // An observer's root, where it is not the window itself.
  get root() {
    return this.scroller === document.scrollingElement ? null : this.scroller;
  }

  onClick(event) {
    const item = event.target.closest('.wall__item');
    if (!item) {
      return;
    }
    const { id } = item.card;
    const ticked = event.target.closest('.tile__tick');
    const asked = this.view.choose && (this.choice.mode || event.shiftKey || event.ctrlKey || event.metaKey);
    if (ticked || (asked && event.target.closest('.tile'))) {
      if (!ticked) {
        event.preventDefault();
      }
      event.stopPropagation();
      this.choice.toggle(id, event.shiftKey);
    } else if (event.target.closest('.tile__star')) {
      this.star(id);
    } else if (event.target.closest('.tile__retry')) {
      this.call('retry', id);
    }
  }

  // Shows another view: its first page comes with it.
  draw(view) {
    const again = this.view !== undefined;
    this.view = view;
    stop();
    this.choice.clear();
    this.pill.hidden = true;
    this.restore();
    this.begin(view.page);
    if (again) {
      this.showTop();
    }
  }

  begin(answer) {
    this.turn += 1;
    this.pages = [];
    this.left.clear();
    this.list.replaceChildren();
    this.seen.disconnect();
    this.problem(undefined);
    this.takeMeasure();
    const page = new Page(this, answer.before ? answer.cards[0]?.o ?? answer.before : null, answer);
    this.pages.push(page);
    this.list.append(page.node);
    page.draw();
    this.settle();
  }

  above(page) {
    return this.pages[this.pages.indexOf(page) - 1];
  }

  below(page) {
    const at = this.pages.indexOf(page);
    return at < 0 ? undefined : this.pages[at + 1];
  }

  order() {
    return this.pages.flatMap((page) => page.ids);
  }

  // ---- asking ----

  // What is not answered in time counts as failed, so that the wall never waits for ever.
  async call(name, ...rest) {
    let timer;
    const late = new Promise((answer) => {
      timer = setTimeout(answer, LATE_MILLIS, { error: '' });
    });
    try {
      return await Promise.race([this.element.$server[name](...rest), late]);
    } catch {
      return { error: '' };
    } finally {
      clearTimeout(timer);
    }
  }

  // The answer for the wall that asked; nothing where another was begun meanwhile.
  async ask(name, ...rest) {
    const { turn } = this;
    const answer = await this.call(name, ...rest);
    return turn === this.turn ? answer : undefined;
  }

  // One thing at a time, the nearest first: blocks in view, then what comes after and before.
  soon() {
    if (!this.busy) {
      this.busy = true;
      requestAnimationFrame(() => this.work().finally(() => {
        this.busy = false;
      }));
    }
  }

  async work() {
    for (let next = this.wanted(); next && this.element.isConnected; next = this.wanted()) {
      this.foot.classList.toggle('wall__foot--busy', next === this.foot);
      // eslint-disable-next-line no-await-in-loop
      await this.fetch(next);
      this.foot.classList.remove('wall__foot--busy');
    }
  }

  wanted() {
    if (this.failed) {
      return undefined;
    }
    const away = this.pages.filter((page) => !page.mounted && this.isNear(page.node));
    const [nearest] = away.sort((one, other) => this.distance(one.node) - this.distance(other.node));
    if (nearest) {
      return nearest;
    }
    if (this.pages.at(-1)?.after && this.isNear(this.foot)) {
      return this.foot;
    }
    return this.pages[0]?.before && this.isNear(this.pages[0].node, true) ? this.list : undefined;
  }

  async fetch(what) {
    const edge = what === this.foot ? this.pages.at(-1).after : this.pages[0].before;
    const answer = what instanceof Page
      ? await this.ask('part', what.from, what.until)
      : await this.ask('page', edge);
    if (!answer) {
      return;
    }
    this.problem(answer.error === undefined ? undefined : answer);
    if (answer.error === undefined) {
      if (what instanceof Page) {
        this.remount(what, answer);
      } else if (what === this.foot) {
        this.append(edge, answer);
      } else {
        this.prepend(edge, answer);
      }
      this.settle();
    }
  }

  // Of what moved in the order meanwhile, only what no other page shows.
  fresh(cards, page) {
    const known = new Set(this.pages.filter((one) => one !== page && one.mounted).flatMap((one) => one.ids));
    return cards.filter((card) => !known.has(card.id));
  }

  append(edge, answer) {
    this.trim(answer.cards.length);
    const cards = [...this.pages.at(-1).giveRest(), ...this.fresh(answer.cards)];
    const page = new Page(this, cards[0]?.o ?? edge, { ...answer, cards });
    this.pages.push(page);
    this.list.append(page.node);
    page.draw();
  }

  prepend(edge, answer) {
    this.trim(answer.cards.length);
    this.keep(() => {
      const [first] = this.pages;
      const cards = this.fresh(answer.cards);
      const page = new Page(this, answer.before ? cards[0]?.o ?? edge : null, { ...answer, cards });
      this.pages.unshift(page);
      this.list.prepend(page.node);
      page.draw();
      if (first.mounted && page.ends === first.starts) {
        first.draw();
      }
    });
  }

  // Where more came than one answer has, the rest becomes a page of its own, to be asked next.
  remount(page, answer) {
    this.trim(answer.cards.length);
    const { after } = page;
    if (answer.after && this.below(page)) {
      const rest = new Page(this, answer.after, { cards: [], after });
      this.insert(rest, page);
      rest.leave();
    } else if (!this.below(page)) {
      page.after = answer.after ?? after;
    }
    this.keep(() => page.back(this.fresh(answer.cards, page)));
  }

  insert(page, above) {
    this.pages.splice(this.pages.indexOf(above) + 1, 0, page);
    above.node.after(page.node);
  }

  // ---- the window ----

  // Pages far from the screen become blocks until there is room for more tiles.
  trim(room) {
    const mounted = this.pages
      .filter((page) => page.mounted && !page.node.contains(document.activeElement))
      .sort((one, other) => this.distance(other.node) - this.distance(one.node));
    let count = this.pages.reduce((sum, page) => sum + (page.mounted ? page.cards.length : 0), 0);
    for (const page of mounted) {
      if (count + room <= MOST_TILES || this.isNear(page.node)) {
        return;
      }
      count -= page.cards.length;
      page.leave();
    }
  }

  bounds() {
    return this.root
      ? this.root.getBoundingClientRect()
      : { top: 0, bottom: document.documentElement.clientHeight };
  }

  distance(node) {
    const { top, bottom } = this.bounds();
    const box = node.getBoundingClientRect();
    return Math.max(0, top - box.bottom, box.top - bottom);
  }

  isNear(node, head = false) {
    const box = node.getBoundingClientRect();
    return head ? box.top > this.bounds().top - NEAR : this.distance(node) < NEAR;
  }

  // Whatever changes above: what is seen stays where it is.
  keep(change) {
    const { top } = this.bounds();
    const anchor = this.firstSeen(top);
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected) {
      this.scroller.scrollTop += anchor.getBoundingClientRect().top - before;
    }
  }

  firstSeen(top) {
    const page = this.pages.find((one) => one.mounted && one.node.getBoundingClientRect().bottom > top);
    const tiles = page ? [...page.node.querySelectorAll('.wall__item')] : [];
    return tiles.find((tile) => tile.getBoundingClientRect().bottom > top) ?? page?.node;
  }

  takeMeasure() {
    const { width, height } = this.probe.getBoundingClientRect();
    this.measure = { width: this.list.clientWidth, height, gap: width };
  }

  resized() {
    const { width, height } = this.measure ?? {};
    this.takeMeasure();
    if (this.pages.length > 0 && (width !== this.measure.width || height !== this.measure.height)) {
      this.keep(() => this.pages.filter((page) => page.mounted).forEach((page) => page.draw()));
      this.settle();
    }
  }

  settle() {
    this.pages.forEach((page) => this.seen.observe(page.node));
    this.seen.unobserve(this.foot);
    this.seen.observe(this.foot);
    if (!this.current?.isConnected) {
      const first = this.firstSeen(this.bounds().top)?.querySelector('.tile');
      if (first) {
        this.rove(first);
      }
    }
    this.mark();
    this.onScroll();
  }

  onScroll() {
    if (!this.drawing) {
      this.drawing = requestAnimationFrame(() => {
        this.drawing = undefined;
        this.sayMonth();
        if (!this.pill.hidden && this.isAtTop()) {
          this.news();
        }
      });
    }
    this.soon();
  }

  // The month of the first row in view, once its heading has gone.
  sayMonth() {
    const { top } = this.bounds();
    const item = this.view?.months ? this.firstSeen(top + 8)?.closest?.('.wall__item') : undefined;
    const heading = [...this.list.querySelectorAll('.wall__month')]
      .some((one) => Math.abs(one.getBoundingClientRect().top - top) < 40);
    const scrolled = this.list.getBoundingClientRect().top < top - 8;
    this.now.hidden = !item || heading || !scrolled;
    this.now.textContent = item?.card.m ?? '';
  }

  // ---- what people do ----

  rove(tile) {
    if (this.current && this.current !== tile) {
      this.current.tabIndex = -1;
    }
    this.current = tile;
    tile.tabIndex = 0;
  }

  async home() {
    const [first] = this.pages;
    if (first?.before) {
      await this.reload();
    } else if (first && !first.mounted) {
      await this.fetch(first);
    }
    this.showTop();
    this.list.querySelector('.tile')?.focus({ preventScroll: true });
  }

  async jump(month) {
    const answer = await this.ask('from', month);
    if (answer?.error !== undefined) {
      this.problem(answer);
    } else if (answer?.cards.length > 0) {
      this.begin(answer);
      this.list.scrollIntoView({ block: 'start' });
      announce(`${answer.cards[0].m} is shown`);
    }
  }

  async reload() {
    const answer = await this.ask('page', null);
    if (answer && answer.error === undefined) {
      this.begin(answer);
    }
  }

  async toTop() {
    this.pill.hidden = true;
    await this.reload();
    this.showTop();
    this.list.querySelector('.tile')?.focus({ preventScroll: true });
  }

  showTop() {
    const master = this.element.closest('.page') ?? this.element;
    if (this.list.getBoundingClientRect().top < this.bounds().top) {
      master.scrollIntoView({ block: 'start' });
    }
  }

  isAtTop() {
    return this.list.getBoundingClientRect().top >= this.bounds().top - 40;
  }

  find(id) {
    return this.pages.filter((page) => page.mounted).find((page) => page.items.has(id))?.items.get(id);
  }

  // Shown at once, taken back where the server refuses.
  async star(id) {
    const item = this.view.star && this.find(id);
    if (!item) {
      return;
    }
    const on = !item.card.t;
    const put = (starred) => {
      const shown = this.find(id);
      if (shown) {
        const { card } = shown;
        const { page } = shown.closest('.wall__page');
        page.renewTile(card, { ...card, t: starred, stamp: `${card.stamp}*${starred}` });
      }
    };
    put(on);
    announce(on ? 'Starred' : 'Star removed');
    const answer = await this.call('star', id, on);
    if (answer?.error !== undefined) {
      put(!on);
    }
  }

  // The tile whose panel is open.
  mark() {
    this.element.querySelectorAll('.tile[aria-current]').forEach((tile) => tile.removeAttribute('aria-current'));
    this.find(this.openItem)?.firstChild.setAttribute('aria-current', 'true');
  }

  opened(id) {
    this.openItem = id ?? undefined;
    this.mark();
  }

  // The tile whose panel closes. Until the panel is gone it may keep the wall from the focus, or
  // take the focus along; whoever moves it meanwhile is left alone.
  focus(id) {
    const end = performance.now() + FOCUS_MILLIS;
    const look = () => {
      const tile = this.find(id)?.firstChild;
      const now = document.activeElement;
      const lost = !now || now === document.body || now.matches('.side-panel-layout, .side-panel *');
      if (!tile || this.openItem || (!lost && now !== tile)) {
        return;
      }
      if (lost) {
        tile.focus();
      }
      if (performance.now() < end) {
        requestAnimationFrame(look);
      }
    };
    look();
  }

  // ---- news ----

  // The mounted pages as they are now, and what came at the top since.
  async news() {
    this.stale = document.hidden;
    if (this.stale || this.asking || this.pages.length === 0) {
      this.again = this.asking;
      return;
    }
    this.asking = true;
    const pages = this.pages.filter((page) => page.mounted);
    const parts = pages.map((page) => ({
      from: page.from,
      until: page.until,
      shown: page.cards.map(({ id, stamp }) => `${id} ${stamp}`),
    }));
    const [first] = this.pages;
    const top = this.view.arrivals && !first.mounted && !first.before ? first.top : undefined;
    const answer = await this.ask('again', parts, top ?? null);
    this.asking = false;
    if (answer && answer.error === undefined) {
      this.renew(pages, answer);
    }
    if (this.again) {
      this.again = false;
      this.news();
    }
  }

  renew(pages, { parts, newer }) {
    const [first] = this.pages;
    const asked = parts.map((part, i) => ({ part, page: pages[i] })).filter(({ page }) => page.mounted);
    let waiting = newer;
    this.keep(() => asked.forEach(({ part, page }) => {
      const known = new Set(page.ids);
      const came = part.came.filter(({ card }) => !known.has(card.id));
      const held = page === first && this.view.arrivals && !page.before ? this.held(came) : 0;
      waiting ||= held > 0;
      page.renew({ ...part, came: came.slice(held) });
      this.halve(page);
    }));
    const moved = new Set(asked.flatMap(({ part }) => part.came).map(({ card }) => card.id));
    asked.flatMap(({ part }) => part.gone).filter((id) => !moved.has(id)).forEach((id) => {
      this.left.add(id);
      this.choice.ids.delete(id);
    });
    this.choice.show();
    this.tellArrivals(waiting);
    this.trim(0);
    this.settle();
    if (this.pages.every((page) => page.ids.length === 0)) {
      this.call('emptied');
    }
  }

  // How many of the first that came wait for a press, so that nobody who reads is disturbed.
  held(came) {
    const ids = new Set();
    for (const { after, card } of came) {
      if ((after && !ids.has(after)) || this.left.has(card.id)) {
        break;
      }
      ids.add(card.id);
    }
    return this.isAtTop() && ids.size < MOST_ARRIVALS ? 0 : ids.size;
  }

  halve(page) {
    if (page.cards.length > MOST_OF_A_PAGE) {
      const cards = page.giveHalf();
      const lower = new Page(this, cards[0].o, { cards, after: page.after });
      this.insert(lower, page);
      page.draw();
      lower.draw();
    }
  }

  tellArrivals(waiting) {
    if (waiting && this.pill.hidden) {
      announce('New videos have arrived');
    }
    this.pill.hidden = !waiting;
  }

  // ---- words and sizes ----

  problem(answer) {
    this.failed = answer !== undefined;
    this.foot.replaceChildren();
    if (!answer) {
      return;
    }
    const again = element('button', 'wall__again', 'Try again');
    again.type = 'button';
    again.addEventListener('click', () => {
      this.problem(undefined);
      this.soon();
    });
    announce('Could not load more of the gallery.', true);
    const text = element('p', 'wall__trouble', 'Could not load more of the gallery. Your videos are safe.');
    this.foot.append(text, again);
    if (answer.error) {
      this.foot.append(element('span', 'mono wall__error', `Error id ${answer.error}`));
    }
  }

  restore() {
    const slider = this.element.closest('.gallery')?.querySelector('.wall-size');
    const stored = Number(localStorage.getItem(SIZE));
    if (slider && !slider.bound) {
      slider.bound = true;
      slider.addEventListener('input', () => {
        localStorage.setItem(SIZE, slider.value);
        this.size(slider.value);
      });
    }
    if (stored >= 120 && stored <= 280) {
      if (slider) {
        slider.value = String(stored);
      }
      this.size(stored);
    }
  }

  size(height) {
    this.element.style.setProperty('--wall-size', `${height}px`);
    this.resized();
  }
}

// What scrolls the wall, also through shadow roots: the layout around it decides that.
function scrollerOf(node) {
  for (let at = node; at; at = at.assignedSlot ?? at.parentNode ?? at.host) {
    const scrolls = at instanceof Element && /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at !== document.body && at !== document.documentElement) {
      return at;
    }
  }
  return document.scrollingElement;
}

function of(node) {
  node.wall ??= new Wall(node);
  return node.wall;
}

window.framehouse = Object.assign(window.framehouse ?? {}, { wall: of });
