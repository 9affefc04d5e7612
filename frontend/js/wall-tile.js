// One tile. Its words come from people: they are set as text, never as markup.
const STATES = {
  copying: ['vaadin:download', 'Saving video'],
  failed: ['vaadin:warning', 'Could not be stored'],
  expired: ['vaadin:clock', 'No longer kept'],
};

export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

export function icon(name) {
  const made = document.createElement('vaadin-icon');
  made.setAttribute('icon', name);
  made.setAttribute('aria-hidden', 'true');
  return made;
}

function words(plate, name, text) {
  const state = element('span', 'tile__state');
  state.append(icon(name), element('span', 'tile__words', text));
  plate.append(state);
}

function poster(card, plate) {
  const image = element('img', 'tile__cover');
  image.alt = '';
  image.loading = 'lazy';
  image.decoding = 'async';
  image.src = card.k;
  plate.append(image);
}

function plate(card) {
  const made = element('span', 'tile__plate');
  if (card.k) {
    poster(card, made);
  }
  if (STATES[card.s]) {
    words(made, ...STATES[card.s]);
  } else if (!card.k) {
    made.append(icon('vaadin:film'));
  }
  if (card.e) {
    made.append(element('span', 'tile__rating num', `${card.e}/5`));
  }
  if (card.l || card.a) {
    const length = element('span', 'tile__length num', card.l || '');
    if (card.a) {
      length.prepend(icon('vaadin:volume-up'));
    }
    made.append(length);
  }
  return made;
}

function link(card, view) {
  const made = element('a', 'tile');
  made.href = view.address + card.id;
  made.tabIndex = -1;
  made.dataset.item = card.id;
  made.dataset.state = card.s;
  if (card.v) {
    made.dataset.video = card.v;
  }
  if (card.p) {
    made.dataset.preview = card.p;
  }
  made.setAttribute('aria-label', card.n);
  const caption = element('span', 'tile__caption truncate', card.c);
  caption.dir = 'auto';
  made.append(plate(card), caption);
  return made;
}

function tick(card) {
  const box = element('input', 'tile__tick');
  box.type = 'checkbox';
  box.tabIndex = -1;
  box.setAttribute('aria-label', `Select ${card.c}`);
  return box;
}

function star(card) {
  const made = element('button', 'tile__star');
  made.type = 'button';
  made.tabIndex = -1;
  made.setAttribute('aria-label', `Star ${card.c}`);
  made.setAttribute('aria-pressed', String(card.t));
  made.append(icon(card.t ? 'vaadin:star' : 'vaadin:star-o'));
  return made;
}

function retry(card) {
  const made = element('button', 'tile__retry', 'Retry');
  made.type = 'button';
  made.tabIndex = -1;
  made.setAttribute('aria-label', `Retry ${card.c}`);
  return made;
}

// The list item of a card, with the controls that the person may use.
export function tile(card, view) {
  const item = element('li', 'wall__item');
  item.append(link(card, view));
  if (view.choose) {
    item.append(tick(card));
  }
  if (view.star) {
    item.append(star(card));
  }
  if (view.retry && card.s === 'failed') {
    item.append(retry(card));
  }
  return item;
}

// Its place in a row: the plate's shape, and how much of the row's width it takes.
export function place(item, card, share, gaps) {
  item.style.setProperty('--r', card.r);
  item.style.setProperty('--share', share.toFixed(5));
  item.style.setProperty('--gaps', gaps);
}
