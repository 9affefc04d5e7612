// The panel of one video: sections fold and stay as they were left, arrows go to the neighbours.
const phone = matchMedia('(max-width: 480px)');
const key = (fold) => `framehouse.fold.${fold.dataset.fold.replace(/\d+/g, '').trim()}`;

function first(fold) {
  return fold.dataset.first === 'open' || (fold.dataset.first === 'open_wide' && !phone.matches);
}

function remembered(fold) {
  try {
    return sessionStorage.getItem(key(fold));
  } catch {
    return null;
  }
}

function lay(panel) {
  panel.querySelectorAll('details[data-fold]:not([data-laid])').forEach((fold) => {
    const left = remembered(fold);
    fold.dataset.laid = '';
    fold.open = left === null ? first(fold) : left === 'open';
  });
}

// A press on the summary, and nothing else, is a person's wish.
document.addEventListener('click', (event) => {
  const fold = event.target.closest?.('.item-panel summary')?.parentElement;
  if (fold) {
    try {
      sessionStorage.setItem(key(fold), fold.open ? 'folded' : 'open');
    } catch {
      // A browser that keeps nothing forgets how they were left.
    }
  }
});

document.addEventListener('keydown', (event) => {
  const panel = event.target.closest?.('.side-panel');
  const busy = event.target.closest?.('input, select, textarea, [contenteditable], [role=menu], [role=menubar], vaadin-menu-bar, vaadin-combo-box, vaadin-multi-select-combo-box, vaadin-text-field, vaadin-text-area, vaadin-radio-group, pre');
  if (!panel || busy || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
    return;
  }
  const step = panel.querySelector(`.item-panel [data-step="${CSS.escape(event.key)}"]:not([disabled])`);
  if (step) {
    event.preventDefault();
    step.click();
  }
});

export function bindItemPanel(panel) {
  lay(panel);
  if (!panel.dataset.bound) {
    panel.dataset.bound = 'true';
    new MutationObserver(() => lay(panel)).observe(panel, { childList: true, subtree: true });
  }
}

window.framehouse = Object.assign(window.framehouse ?? {}, { bindItemPanel });
