// Small parts of the API reference. Text is always set as text, never as markup.

export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Paragraphs with `code` and **strong** words. */
export function rich(text) {
  const all = document.createDocumentFragment();
  if (!text) {
    return all;
  }
  const paragraphs = text.trim().split(/\n\s*\n/);
  for (const paragraph of paragraphs) {
    const parts = paragraph
      .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
      .map((part) => {
        if (part.startsWith('`')) {
          return element('code', {}, [part.slice(1, -1)]);
        }
        return part.startsWith('**') ? element('strong', {}, [part.slice(2, -2)]) : part;
      });
    all.append(paragraphs.length > 1 || text.length > 90 ? element('p', {}, parts) : element('span', {}, parts));
  }
  return all;
}

/** Code with a button that copies it. */
export function codeBlock(text, label) {
  return element('div', { class: 'reference__code' }, [
    element('pre', { tabindex: '0' }, [element('code', {}, [text])]),
    element('button', { type: 'button', class: 'reference__copy', 'data-copy': text, 'aria-label': label }, ['Copy']),
  ]);
}
