// Elements with data-copy put that text on the clipboard: within the click, as browsers demand.
import { announce } from './announce.js';

const SHOWN_MILLIS = 1600;

async function write(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Plain http on a local network has no clipboard object.
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) {
    throw new Error('copy was refused');
  }
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]');
  if (!button) {
    return;
  }
  try {
    await write(button.dataset.copy);
    button.setAttribute('copied', '');
    setTimeout(() => button.removeAttribute('copied'), SHOWN_MILLIS);
    announce(button.dataset.copied ?? 'Copied');
  } catch {
    announce('Could not copy. Select the text and copy it by hand.', true);
  }
});
