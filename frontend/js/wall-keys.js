// The wall is one tab stop; arrows move among its tiles.
import { toggle } from './wall-hover.js';

function tiles(wall) {
  return [...wall.element.querySelectorAll('.tile')];
}

// The tile above or below by its place; only the rows next to this one are measured.
function vertical(all, index, direction) {
  const box = all[index].getBoundingClientRect();
  const middle = box.left + box.width / 2;
  let row;
  let best;
  for (let at = index + direction; at >= 0 && at < all.length; at += direction) {
    const other = all[at].getBoundingClientRect();
    if (Math.abs(other.top - box.top) < 4) {
      continue;
    }
    row ??= other.top;
    if (Math.abs(other.top - row) > 4) {
      break;
    }
    const distance = Math.abs(other.left + other.width / 2 - middle);
    if (!best || distance < best.distance) {
      best = { tile: all[at], distance };
    }
  }
  return best?.tile;
}

function target(wall, tile, key) {
  const all = tiles(wall);
  const index = all.indexOf(tile);
  switch (key) {
    case 'ArrowRight':
      return all[index + 1];
    case 'ArrowLeft':
      return all[index - 1];
    case 'ArrowDown':
      return vertical(all, index, 1);
    case 'ArrowUp':
      return vertical(all, index, -1);
    case 'End':
      return all[all.length - 1];
    default:
      return undefined;
  }
}

function download(tile) {
  if (tile.dataset.video) {
    const link = document.createElement('a');
    link.href = tile.dataset.video;
    link.download = '';
    link.setAttribute('router-ignore', '');
    link.click();
  }
}

const ACTIONS = {
  ' ': (wall, tile) => toggle(tile),
  s: (wall, tile) => wall.star(tile.dataset.item),
  x: (wall, tile, event) => wall.view.choose && wall.choice.toggle(tile.dataset.item, event.shiftKey),
  d: (wall, tile) => download(tile),
  Home: (wall) => wall.home(),
  Escape: (wall) => wall.choice.clear(),
};

export function onKey(wall, event) {
  const tile = event.target.closest('.tile');
  if (!tile || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const next = target(wall, tile, event.key);
  if (next) {
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
    return;
  }
  const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const asked = action && (event.key !== 'Escape' || wall.choice.ids.size > 0 || wall.choice.mode);
  if (asked) {
    event.preventDefault();
    event.stopPropagation();
    action(wall, tile, event);
  } else if (event.key.startsWith('Arrow')) {
    // At the edge of what is loaded the page does not jump.
    event.preventDefault();
  }
}
