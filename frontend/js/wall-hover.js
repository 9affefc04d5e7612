// Muted play of one tile at a time: after a moment of hover or focus, or when asked by the Space key.
const HOVER_MILLIS = 250;
const still = matchMedia('(prefers-reduced-motion: reduce)');
const noHover = matchMedia('(hover: none)');

let playing;
let waiting;

export function stop() {
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

// What plays on a tile that was taken away stops as if it had been left.
export function sweep() {
  if (playing && !playing.isConnected) {
    stop();
  }
}

// A pause that comes before the film has begun ends its beginning, and is no failure.
function play(video) {
  video.play().catch((error) => error.name === 'AbortError' || stop());
}

function start(tile) {
  stop();
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.disableRemotePlayback = true;
  video.preload = 'auto';
  video.tabIndex = -1;
  video.setAttribute('aria-hidden', 'true');
  video.className = 'tile__hover';
  video.src = tile.dataset.preview || tile.dataset.video;
  video.addEventListener('ended', stop, { once: true });
  video.addEventListener('error', stop, { once: true });
  tile.querySelector('.tile__plate').append(video);
  playing = video;
  play(video);
}

// After a moment; not where motion, data or a finger speak against it.
export function enter(tile) {
  stop();
  if (!tile.dataset.video || still.matches || noHover.matches || navigator.connection?.saveData) {
    return;
  }
  waiting = setTimeout(() => start(tile), HOVER_MILLIS);
}

// Plays, pauses, or goes on: a person asked, so reduced motion does not forbid it.
export function toggle(tile) {
  clearTimeout(waiting);
  if (!tile.dataset.video) {
    return;
  }
  if (!playing || !tile.contains(playing)) {
    start(tile);
  } else if (playing.paused) {
    play(playing);
  } else {
    playing.pause();
  }
}
