// <frame-time datetime form zone>: writes a <time> and keeps its words fresh.
// forms: relative (for lists), absolute (in the team's zone), elapsed (counts up).
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const shown = new Set();
const formats = new Map();

function format(zone, options) {
  const key = `${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options }));
  }
  return formats.get(key);
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = (time, zone) => format(zone, { hour: '2-digit', minute: '2-digit' }).format(time);
const day = (time, zone) => format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(time);
const absolute = (time, zone) => `${day(time, zone).replace('Sept', 'Sep')}, ${clock(time, zone)}`;

function calendarDays(time, now, zone) {
  const number = (date) => {
    const part = Object.fromEntries(
      format(zone, { year: 'numeric', month: 'numeric', day: 'numeric' })
        .formatToParts(date)
        .map(({ type, value }) => [type, value])
    );
    return Date.UTC(part.year, part.month - 1, part.day) / DAY;
  };
  return number(now) - number(time);
}

function relative(time, zone) {
  const now = new Date();
  const age = now - time;
  if (age >= 7 * DAY || age < -MINUTE) {
    return absolute(time, zone);
  }
  if (age < MINUTE) {
    return 'just now';
  }
  if (age < HOUR) {
    return `${Math.floor(age / MINUTE)} min ago`;
  }
  const days = calendarDays(time, now, zone);
  if (days === 0) {
    return `${Math.floor(age / HOUR)} h ago`;
  }
  return days === 1 ? `yesterday ${clock(time, zone)}` : `${days} days ago`;
}

function elapsed(time) {
  const seconds = Math.max(0, Math.floor((Date.now() - time) / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

class FrameTime extends HTMLElement {
  static observedAttributes = ['datetime', 'form', 'zone'];

  connectedCallback() {
    shown.add(this);
    this.render();
  }

  disconnectedCallback() {
    shown.delete(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.render();
    }
  }

  get ticking() {
    return this.getAttribute('form') === 'elapsed';
  }

  render() {
    const time = new Date(this.getAttribute('datetime'));
    const own = ownZone();
    const team = this.getAttribute('zone') ?? own;
    const element = this.firstElementChild ?? this.appendChild(document.createElement('time'));
    const words = {
      absolute: () => absolute(time, team),
      elapsed: () => elapsed(time),
      relative: () => relative(time, own),
    }[this.getAttribute('form') ?? 'relative']();
    if (element.textContent !== words) {
      element.textContent = words;
    }
    const zones = [...new Set([own, team, 'UTC'])];
    element.dateTime = this.getAttribute('datetime');
    element.title = zones.map((zone) => `${absolute(time, zone)} ${zone}`).join('\n');
  }
}

if (!customElements.get('frame-time')) {
  customElements.define('frame-time', FrameTime);
  setInterval(() => shown.forEach((element) => element.ticking && element.render()), 1000);
  setInterval(() => shown.forEach((element) => element.ticking || element.render()), 20_000);
  document.addEventListener('visibilitychange', () => shown.forEach((element) => element.render()));
}
