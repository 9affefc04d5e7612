// Buttons with data-insert put their word at the caret of the prompt beside them.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-insert]');
  const area = button?.closest('.create-field')?.querySelector('vaadin-text-area');
  const input = area?.inputElement;
  if (!input || area.readonly) {
    return;
  }
  const start = input.selectionStart ?? input.value.length;
  const end = input.selectionEnd ?? start;
  const before = input.value.slice(0, start);
  const space = before && !/\s$/.test(before) ? ' ' : '';
  const word = space + button.dataset.insert + ' ';
  area.value = before + word + input.value.slice(end).replace(/^ /, '');
  area.dispatchEvent(new CustomEvent('input', { bubbles: true }));
  area.dispatchEvent(new CustomEvent('change', { bubbles: true }));
  input.focus();
  const caret = start + word.length;
  requestAnimationFrame(() => input.setSelectionRange(caret, caret));
});
