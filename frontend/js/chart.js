// <frame-chart> draws its property `chart`. The library is fetched with the first chart of a page;
// where that fails, the table beside it serves. One tab stop: arrows go from point to point and say
// each, Enter opens what a point is made of.
import { announce } from './announce.js';
import { lookOf, onNewLook } from './chart-look.js';
import { heightOf, optionOf } from './chart-options.js';

let library;

/** Tried again with the next chart, where it failed. */
function echarts() {
  library ??= import('./echarts-5.5.0.js').catch((failure) => {
    library = undefined;
    throw failure;
  });
  return library;
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

class FrameChart extends HTMLElement {
  set chart(data) {
    this.data = data;
    this.at = undefined;
    if (this.isConnected) {
      this.draw();
    }
  }

  get chart() {
    return this.data;
  }

  connectedCallback() {
    // Set before this script came, it would hide the setter for ever.
    if (Object.hasOwn(this, 'chart')) {
      const early = this.chart;
      delete this.chart;
      this.data = early;
    }
    if (!this.canvas) {
      this.canvas = document.createElement('div');
      this.canvas.className = 'chart__canvas';
      this.addEventListener('keydown', (event) => this.key(event));
      this.addEventListener('blur', () => this.drawing?.dispatchAction({ type: 'hideTip' }));
    }
    this.replaceChildren(this.canvas);
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(this);
    this.forget = onNewLook(() => this.render());
    if (this.data) {
      this.draw();
    }
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.forget();
    this.drawing?.dispose();
    this.drawing = undefined;
  }

  state(word) {
    this.setAttribute('state', word);
    this.toggleAttribute('aria-busy', word === 'loading');
  }

  async draw() {
    this.setAttribute('role', 'application');
    this.setAttribute('aria-roledescription', 'chart');
    this.setAttribute('aria-label', `${this.data.label}. Arrow keys read it point by point.`);
    this.tabIndex = 0;
    this.canvas.style.height = `${heightOf(this.data, window.innerWidth)}px`;
    if (this.data.points.length === 0) {
      this.nothing();
      return;
    }
    this.state(this.drawing ? 'ready' : 'loading');
    try {
      const { init } = await echarts();
      if (this.isConnected) {
        this.start(init);
        this.render();
        this.state('ready');
      }
    } catch (failure) {
      this.failed(failure);
    }
  }

  start(init) {
    if (this.drawing) {
      return;
    }
    this.canvas.replaceChildren();
    this.canvas.classList.remove('chart__canvas--words');
    this.drawing = init(this.canvas, null, { renderer: 'svg' });
    this.drawing.getZr().on('click', (event) => this.clicked(event));
  }

  nothing() {
    this.drawing?.dispose();
    this.drawing = undefined;
    this.words(this.data.empty);
    this.state('empty');
  }

  failed(failure) {
    console.error('chart', failure);
    this.drawing?.dispose();
    this.drawing = undefined;
    this.canvas.style.height = '';
    this.words('Chart could not be drawn. The table below is complete.');
    this.state('failed');
  }

  words(text) {
    this.canvas.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
    this.canvas.classList.add('chart__canvas--words');
  }

  render() {
    if (this.drawing) {
      this.canvas.style.height = `${heightOf(this.data, window.innerWidth)}px`;
      this.drawing.resize();
      this.drawing.setOption(optionOf(this.data, lookOf(this), window.innerWidth, (index) => this.tip(index)), true);
    }
  }

  /** Drawn anew only where the width really changed: ours is the only hand that changes the height. */
  fit() {
    const width = this.clientWidth;
    if (width > 0 && width !== this.width) {
      this.width = width;
      this.render();
    }
  }

  tip(index) {
    const tip = document.createElement('div');
    const point = this.data.points[index];
    tip.append(Object.assign(document.createElement('strong'), { textContent: point.title }));
    this.data.series.forEach((series) => {
      if (series.texts[index]) {
        const row = document.createElement('div');
        row.className = 'chart-tip__row';
        const swatch = document.createElement('span');
        swatch.className = `chart__swatch chart__swatch--${series.color} chart__swatch--${series.mark} chart__swatch--pattern-${series.pattern}`;
        const name = Object.assign(document.createElement('span'), { textContent: series.name, dir: 'auto' });
        const value = Object.assign(document.createElement('span'), { textContent: series.texts[index], className: 'num' });
        row.append(swatch, name, value);
        tip.append(row);
      }
    });
    if (point.total) {
      tip.append(Object.assign(document.createElement('div'), { textContent: point.total, className: 'chart-tip__total num' }));
    }
    return tip;
  }

  key(event) {
    const last = this.data.points.length - 1;
    if (last < 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Enter') {
      this.open(this.at);
    } else if (event.key === 'Home' || event.key === 'End') {
      this.go(event.key === 'Home' ? 0 : last);
    } else if (STEPS[event.key]) {
      const from = this.at ?? (STEPS[event.key] > 0 ? -1 : last + 1);
      this.go(Math.min(last, Math.max(0, from + STEPS[event.key])));
    } else {
      return;
    }
    event.preventDefault();
  }

  go(index) {
    this.at = index;
    this.drawing?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
    announce(this.data.points[index].spoken);
  }

  clicked(event) {
    const at = this.drawing.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]);
    const index = Math.round(this.data.kind === 'bars' || this.data.kind === 'pairs' ? at[1] : at[0]);
    this.open(index);
  }

  open(index) {
    if (this.data.points[index]?.link) {
      this.dispatchEvent(new CustomEvent('chart-open', { detail: { index } }));
    }
  }
}

if (!customElements.get('frame-chart')) {
  customElements.define('frame-chart', FrameChart);
}

// T turns all charts of a page into tables and back, unless somebody is writing or in a dialog.
document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  const writing = event
    .composedPath()
    .some((one) => one instanceof HTMLElement && (one.isContentEditable || one.matches('input, textarea, select, vaadin-select-item, vaadin-dialog')));
  const charts = document.querySelector('.chart')?.parentElement;
  if (!writing && charts && !document.querySelector('vaadin-dialog[opened]')) {
    charts.dispatchEvent(new CustomEvent('charts-switch', { bubbles: true }));
  }
});
