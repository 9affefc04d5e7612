// An image on the clipboard is dropped on the page's first picture input, unless a field has focus.
function isTyping() {
  const focused = document.activeElement;
  return focused?.matches('input, textarea, [contenteditable]') || focused?.closest?.('vaadin-text-field');
}

document.addEventListener('paste', (event) => {
  const image = [...(event.clipboardData?.files ?? [])].find((file) => file.type.startsWith('image/'));
  const zone = document.querySelector('vaadin-upload-drop-zone');
  if (!image || !zone || isTyping()) {
    return;
  }
  event.preventDefault();
  const transfer = new DataTransfer();
  transfer.items.add(image);
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
});
