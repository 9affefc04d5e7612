// The wall: one tab stop with arrow keys, muted play on hover, next pages before the end is reached.
const HOVER_MILLIS = 250;
const still = matchMedia('(prefers-reduced-motion: reduce)');
const noHover = matchMedia('(hover: none)');

let playing;
let waiting;

function stop() {
  clearTimeout(waiting);
  waiting = undefined;
  if (playing) {
    // Without its source the network stops too.
    playing.pause();
    playing.removeAttribute('src');
    playing.load();
    playing.remove();
    playing = undefined;
  }
}

function start(tile) {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.disableRemotePlayback = true;
  video.setAttribute('aria-hidden', 'true');
  video.tabIndex = -1;
  video.className = 'tile__hover';
  video.src = tile.dataset.video;
  video.addEventListener('ended', stop, { once: true });
  video.addEventListener('error', stop, { once: true });
  tile.querySelector('.tile__plate').append(video);
  playing = video;
  video.play().catch(stop);
}

function enter(tile) {
  stop();
  if (!tile.dataset.video || still.matches || noHover.matches || navigator.connection?.saveData) {
    return;
  }
  waiting = setTimeout(() => start(tile), HOVER_MILLIS);
}

function tiles(wall) {
  return [...wall.querySelectorAll('.tile')];
}

function nearest(all, from, direction) {
  const box = from.getBoundingClientRect();
  const middle = box.left + box.width / 2;
  const candidates = all
    .map((tile) => ({ tile, at: tile.getBoundingClientRect() }))
    .filter(({ at }) => (direction < 0 ? at.bottom <= box.top + 2 : at.top >= box.bottom - 2));
  const row = candidates.reduce(
    (best, { at }) => (direction < 0 ? Math.max(best, at.top) : Math.min(best, at.top)),
    direction < 0 ? -Infinity : Infinity
  );
  const distance = ({ at }) => Math.abs(at.left + at.width / 2 - middle);
  return candidates
    .filter(({ at }) => Math.abs(at.top - row) < 4)
    .sort((one, other) => distance(one) - distance(other))[0]?.tile;
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
      return nearest(all, tile, 1);
    case 'ArrowUp':
      return nearest(all, tile, -1);
    case 'Home':
      return all[0];
    case 'End':
      return all[all.length - 1];
    default:
      return undefined;
  }
}

function rove(wall) {
  const all = tiles(wall);
  const current = all.find((tile) => tile.tabIndex === 0 && tile.isConnected) ?? all[0];
  all.forEach((tile) => {
    tile.tabIndex = tile === current ? 0 : -1;
  });
}

function bind(wall) {
  if (wall.dataset.bound) {
    return;
  }
  wall.dataset.bound = 'true';
  wall.addEventListener('pointerover', (event) => {
    const tile = event.target.closest('.tile');
    if (tile && !tile.contains(event.relatedTarget)) {
      enter(tile);
    }
  });
  wall.addEventListener('pointerout', (event) => {
    const tile = event.target.closest('.tile');
    if (tile && !tile.contains(event.relatedTarget)) {
      stop();
    }
  });
  wall.addEventListener('focusin', (event) => {
    const tile = event.target.closest('.tile');
    if (tile) {
      tiles(wall).forEach((other) => {
        other.tabIndex = other === tile ? 0 : -1;
      });
      enter(tile);
    }
  });
  wall.addEventListener('focusout', stop);
  wall.addEventListener('keydown', (event) => {
    const tile = event.target.closest('.tile');
    const next = tile && !event.ctrlKey && !event.metaKey && !event.altKey && target(wall, tile, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  rove(wall);
  new MutationObserver(() => rove(wall)).observe(wall, { childList: true, subtree: true });
}

// The sentinel is the "Show more" button itself: it is pressed when it comes near the screen.
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting && !entry.target.disabled).forEach((entry) => entry.target.click()),
  { rootMargin: '600px' }
);

export function bindWall(wall) {
  bind(wall);
}

export function watchMore(button) {
  near.disconnect();
  if (button) {
    near.observe(button);
  }
}

window.framehouse = Object.assign(window.framehouse ?? {}, { bindWall, watchMore });
