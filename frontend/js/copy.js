// Elements with data-copy put that text on the clipboard: within the click, as browsers demand.
// With data-copy-address it is a path of ours, copied as the whole address.
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
    const { copy, copyAddress } = button.dataset;
    await write(copyAddress === undefined ? copy : new URL(copy, document.baseURI).href);
    button.setAttribute('copied', '');
    setTimeout(() => button.removeAttribute('copied'), SHOWN_MILLIS);
    announce(button.dataset.copied ?? 'Copied');
  } catch {
    announce('Could not copy. Select the text and copy it by hand.', true);
  }
});
