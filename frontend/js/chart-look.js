// The colours of a chart as the page has them now. ECharts knows no oklch and no light-dark, so a
// browser's own canvas says what they come to.
const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
  willReadFrequently: true,
});

function plain(color) {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 1000) / 1000})`;
}

/** What the styles of an element make of a colour. */
function resolved(element, value) {
  const probe = element.appendChild(document.createElement('span'));
  probe.style.color = value;
  const color = getComputedStyle(probe).color;
  probe.remove();
  return plain(color);
}

export function lookOf(element) {
  const own = (name) => resolved(element, `var(${name})`);
  const forced = window.matchMedia('(forced-colors: active)').matches;
  return {
    colors: [1, 2, 3, 4, 5, 6].map((number) => own(`--app-chart-${number}`)),
    text: own('--vaadin-text-color'),
    secondary: own('--vaadin-text-color-secondary'),
    line: own('--vaadin-border-color'),
    faint: own('--vaadin-border-color-secondary'),
    surface: own('--chart-surface'),
    font: getComputedStyle(element).fontFamily,
    strong: forced || window.matchMedia('(prefers-contrast: more)').matches,
  };
}

/** Calls whenever the colours may have changed; answers how to stop it. */
export function onNewLook(changed) {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) =>
    window.matchMedia(query)
  );
  queries.forEach((query) => query.addEventListener('change', changed));
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style', 'theme'] });
  return () => {
    queries.forEach((query) => query.removeEventListener('change', changed));
    watch.disconnect();
  };
}
