// The frame: focus after navigation, skip link, the lost-connection bar.
import { announce } from './announce.js';

let shownPath;

// The first page keeps the browser's own focus, so that the skip link comes first. A change of
// filter or panel is the same page and keeps its focus too.
function focusHeading(path) {
  if (shownPath !== undefined && shownPath !== path) {
    document.querySelector('main')?.scrollIntoView({ block: 'start' });
    document.querySelector('main h1')?.focus({ preventScroll: true });
  }
  shownPath = path;
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.skip-link');
  if (link) {
    event.preventDefault();
    const main = document.querySelector('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  }
});

// Vaadin shows its own small indicator too; this bar says since when the page is old.
let bar;

function showLost() {
  if (bar) {
    return;
  }
  const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const text = `No connection. Trying again… What you see is from ${time}.`;
  bar = document.createElement('div');
  bar.className = 'connection-bar';
  bar.textContent = text;
  document.body.append(bar);
  announce(text, true);
}

function showBack() {
  if (bar) {
    bar.remove();
    bar = undefined;
    announce('Connected again.');
  }
}

window.Vaadin?.connectionState?.addStateChangeListener((before, now) => {
  if (now === 'reconnecting' || now === 'connection-lost') {
    showLost();
  } else if (now === 'connected' || now === 'loading') {
    showBack();
  }
});
window.addEventListener('offline', showLost);
window.addEventListener('online', showBack);

window.framehouse = Object.assign(window.framehouse ?? {}, { focusHeading });
