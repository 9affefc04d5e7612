// Two live regions for the whole page, there before the first message, and window.framehouse.announce.
const regions = {};

function region(kind) {
  if (!regions[kind]) {
    const element = document.createElement('div');
    element.className = 'visually-hidden';
    element.id = `live-${kind}`;
    element.setAttribute('role', kind === 'polite' ? 'status' : 'alert');
    element.setAttribute('aria-live', kind);
    document.body.append(element);
    regions[kind] = element;
  }
  return regions[kind];
}

region('polite');
region('assertive');

export function announce(text, assertive = false) {
  const element = region(assertive ? 'assertive' : 'polite');
  // Emptied first, or the same sentence twice would be silent the second time.
  element.textContent = '';
  setTimeout(() => {
    element.textContent = text;
  }, 60);
}

window.framehouse = Object.assign(window.framehouse ?? {}, { announce });
