// <frame-player videos='[{"name","src","poster","fps","size","ratio","silent"}]'>: one video, or two
// in step. All of them follow one clock: the longest one. fps is what a frame step moves by.
const USUAL_FPS = 25;
const SPEEDS = [0.25, 0.5, 1, 1.5, 2];
// Drift that is mended by going a little faster or slower, and drift that is mended by a jump.
const DRIFT_SECONDS = 0.01;
const JUMP_SECONDS = 0.25;
const MOST_NUDGE = 0.3;

function make(tag, className, attributes = {}) {
  const element = document.createElement(tag);
  element.className = className;
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

function button(icon, label, key, press) {
  const element = make('button', 'video-player__button', { type: 'button' });
  element.append(make('vaadin-icon', '', { 'aria-hidden': 'true' }));
  element.addEventListener('click', press);
  const face = (nextIcon, nextLabel) => {
    element.firstElementChild.setAttribute('icon', `vaadin:${nextIcon}`);
    element.setAttribute('aria-label', nextLabel);
    element.title = `${nextLabel} (${key})`;
  };
  face(icon, label);
  return { element, face, pressed: (on) => element.setAttribute('aria-pressed', String(on)) };
}

export function clockText(seconds) {
  const hundredths = Math.floor(seconds * 100 + 0.001);
  const two = (number) => String(number).padStart(2, '0');
  return `${Math.floor(hundredths / 6000)}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/** Why a video does not open: what the server says of the file tells more than the player knows. */
async function reasonOf(source) {
  try {
    const answer = await fetch(source, { headers: { Range: 'bytes=0-0' }, cache: 'no-store' });
    await answer.body?.cancel();
    if (answer.ok) {
      return 'player';
    }
    return answer.status >= 500 || answer.status === 429 ? 'storage' : 'gone';
  } catch {
    return 'server';
  }
}

function troubleText(reason, film) {
  switch (reason) {
    case 'player':
      return `This video could not be opened. The file exists${film.size ? ` (${film.size})` : ''}; the player failed. Download it instead.`;
    case 'storage':
      return 'The storage is away right now. Your video is safe there; try again in a moment.';
    case 'gone':
      return 'The file of this video is not in the storage, or its link is over. Reload the page to see how it stands.';
    default:
      return 'The server could not be reached. Check your connection, then try again.';
  }
}

class FramePlayer extends HTMLElement {
  static observedAttributes = ['videos'];

  connectedCallback() {
    this.tabIndex = 0;
    this.setAttribute('role', 'group');
    if (!this.listening) {
      this.listening = true;
      this.addEventListener('keydown', (event) => this.key(event));
      this.addEventListener('fullscreenchange', () => this.render());
    }
    this.build();
  }

  disconnectedCallback() {
    this.clear();
  }

  attributeChangedCallback() {
    if (this.isConnected && this.videos) {
      this.build();
    }
  }

  /** Without their sources the network stops too. */
  clear() {
    cancelAnimationFrame(this.ticking);
    this.ticking = undefined;
    this.videos?.forEach((video) => {
      video.pause();
      video.removeAttribute('src');
      video.load();
    });
    this.videos = undefined;
    this.replaceChildren();
  }

  build() {
    this.clear();
    this.films = JSON.parse(this.getAttribute('videos') ?? '[]');
    this.setAttribute('aria-label', this.films.map(({ name }) => `Video: ${name}`).join(', '));
    this.rate = 1;
    this.looping = false;
    const stage = make('div', 'video-player__stage');
    this.videos = [];
    this.films.forEach((film) => stage.append(this.pane(film)));
    stage.classList.toggle('video-player__stage--pair', this.films.length > 1);
    this.append(stage, this.bar());
    this.render();
  }

  pane(film) {
    const pane = make('div', 'video-player__pane');
    const video = make('video', 'video-player__video', { playsinline: '', preload: this.films.length > 1 ? 'auto' : 'metadata' });
    if (film.poster) {
      video.poster = film.poster;
    }
    video.muted = true;
    video.disableRemotePlayback = true;
    video.setAttribute('aria-label', film.name);
    const shape = (ratio) => pane.style.setProperty('--r', String(ratio));
    if (film.ratio) {
      shape(film.ratio);
    }
    video.addEventListener('loadedmetadata', () => {
      if (video.videoWidth) {
        shape(video.videoWidth / video.videoHeight);
      }
      this.render();
    });
    ['play', 'pause', 'seeked', 'seeking', 'volumechange', 'durationchange', 'timeupdate'].forEach((event) =>
      video.addEventListener(event, () => this.render())
    );
    video.addEventListener('play', () => this.tick());
    video.addEventListener('ended', () => this.ended(video));
    video.addEventListener('click', () => this.toggle());
    video.addEventListener('error', () => video.getAttribute('src') && this.trouble(pane, video, film));
    video.setAttribute('src', film.src);
    this.videos.push(video);
    pane.append(video);
    if (this.films.length === 1) {
      return pane;
    }
    const figure = make('div', 'video-player__one');
    const caption = make('p', 'video-player__caption');
    const letter = make('strong', '');
    letter.textContent = 'AB'[this.videos.length - 1];
    const name = make('span', '', { dir: 'auto' });
    name.textContent = film.name;
    caption.append(letter, name);
    figure.append(caption, pane);
    return figure;
  }

  async trouble(pane, video, film) {
    const reason = await reasonOf(film.src);
    if (!this.videos?.includes(video) || !video.error) {
      return;
    }
    pane.querySelector('.video-player__trouble')?.remove();
    const box = make('div', 'video-player__trouble', { role: 'alert' });
    const text = make('p', '');
    text.textContent = troubleText(reason, film);
    const ways = make('div', 'button-row');
    if (reason === 'player') {
      const download = make('a', 'button-link', { href: film.src, download: '', 'router-ignore': '' });
      download.textContent = 'Download';
      ways.append(download);
    }
    const again = make('button', 'button-link', { type: 'button' });
    again.textContent = 'Try again';
    again.addEventListener('click', () => {
      const { currentTime } = video;
      box.remove();
      this.focus();
      video.load();
      video.currentTime = currentTime;
    });
    ways.append(again);
    box.append(text, ways);
    pane.append(box);
    this.render();
  }

  bar() {
    this.seekBar = make('input', 'video-player__seek', { type: 'range', min: '0', max: '0', step: 'any', 'aria-label': 'Position' });
    this.seekBar.addEventListener('input', () => this.seek(Number(this.seekBar.value)));
    this.playButton = button('play', 'Play', 'Space', () => this.toggle());
    this.backButton = button('step-backward', 'One frame back', ',', () => this.step(-1));
    this.onButton = button('step-forward', 'One frame on', '.', () => this.step(1));
    this.loopButton = button('refresh', 'Loop', 'L', () => this.loop());
    this.muteButton = button('volume-off', 'Mute', 'M', () => this.mute());
    this.fullButton = button('expand-full', 'Full screen', 'F', () => this.full());
    this.speed = make('select', 'video-player__speed num', { 'aria-label': 'Speed', title: 'Speed' });
    SPEEDS.forEach((speed) => this.speed.append(new Option(`${speed}×`, String(speed), speed === 1, speed === 1)));
    this.speed.addEventListener('change', () => this.setSpeed(Number(this.speed.value)));
    this.time = make('span', 'video-player__time num');
    this.frame = make('span', 'video-player__frame num');
    const clock = make('div', 'video-player__clock');
    clock.append(this.time, this.frame);
    const controls = make('div', 'video-player__controls');
    controls.append(
      ...[this.playButton, this.backButton, this.onButton].map(({ element }) => element),
      clock,
      ...[this.loopButton, this.muteButton].map(({ element }) => element),
      this.speed,
      this.fullButton.element
    );
    const bar = make('div', 'video-player__bar');
    bar.append(this.seekBar, controls);
    return bar;
  }

  /** The longest video that opens: the others follow it. */
  get clock() {
    const length = (video) => (video.error ? -1 : video.duration || 0);
    return this.videos.reduce((longest, video) => (length(video) > length(longest) ? video : longest));
  }

  get fps() {
    return Math.max(...this.films.map(({ fps }) => fps || USUAL_FPS));
  }

  get duration() {
    return Number.isFinite(this.clock.duration) ? this.clock.duration : 0;
  }

  get lastFrame() {
    return Math.max(0, Math.round(this.duration * this.fps) - 1);
  }

  get currentFrame() {
    return Math.min(this.lastFrame, Math.floor(this.clock.currentTime * this.fps + 0.01));
  }

  toggle() {
    if (this.clock.paused) {
      this.play();
    } else {
      this.pause();
    }
  }

  play() {
    const { clock } = this;
    if (clock.ended || clock.currentTime >= this.duration) {
      this.seek(0);
    }
    this.videos.filter((video) => !this.isOver(video)).forEach((video) => video.play().catch(() => {}));
  }

  pause() {
    this.videos.forEach((video) => video.pause());
    // What stood still a little before or after the clock is put where the clock stands.
    if (this.videos.length > 1) {
      this.seek(this.clock.currentTime);
    }
  }

  seek(seconds) {
    const to = Math.max(0, Math.min(seconds, this.duration));
    this.videos.forEach((video) => {
      video.currentTime = Number.isFinite(video.duration) ? Math.min(to, video.duration) : to;
    });
    this.render();
  }

  /** To the middle of the frame, so that rounding never shows its neighbour. */
  step(by) {
    this.videos.forEach((video) => video.pause());
    const next = Math.max(0, Math.min(this.lastFrame, this.currentFrame + by));
    this.seek((next + 0.5) / this.fps);
  }

  loop() {
    this.looping = !this.looping;
    // One video alone loops without a gap; two begin again together.
    this.videos.forEach((video) => {
      video.loop = this.looping && this.videos.length === 1;
    });
    this.render();
  }

  /** Of two videos only the first is heard. */
  mute() {
    this.videos[0].muted = !this.videos[0].muted;
    this.render();
  }

  setSpeed(speed) {
    this.rate = speed;
    this.videos.forEach((video) => {
      video.defaultPlaybackRate = speed;
      video.playbackRate = speed;
    });
  }

  full() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (this.requestFullscreen) {
      this.requestFullscreen().catch(() => {});
    } else {
      // Phones that show nothing but videos in full.
      this.clock.webkitEnterFullscreen?.();
    }
  }

  ended(video) {
    if (this.looping && video === this.clock) {
      this.seek(0);
      this.play();
    }
    this.render();
  }

  isOver(video) {
    return video !== this.clock && this.clock.currentTime >= video.duration;
  }

  /** Each drawn frame while it plays: shows the time and keeps the others in step. */
  tick() {
    cancelAnimationFrame(this.ticking);
    this.ticking = requestAnimationFrame(() => {
      if (!this.videos) {
        return;
      }
      this.follow();
      this.render();
      if (!this.clock.paused) {
        this.tick();
      }
    });
  }

  follow() {
    const { clock } = this;
    this.videos
      .filter((video) => video !== clock && !video.error && !clock.paused)
      .forEach((video) => {
        if (this.isOver(video)) {
          return;
        }
        if (video.paused && !video.ended) {
          video.play().catch(() => {});
        }
        const drift = video.currentTime - clock.currentTime;
        if (Math.abs(drift) > JUMP_SECONDS && !video.seeking) {
          video.currentTime = clock.currentTime;
        }
        const nudge = Math.abs(drift) > DRIFT_SECONDS ? Math.max(-MOST_NUDGE, Math.min(MOST_NUDGE, -drift * 4)) : 0;
        const rate = this.rate * (1 + nudge);
        if (Math.abs(video.playbackRate - rate) > 0.01) {
          video.playbackRate = rate;
        }
      });
  }

  render() {
    if (!this.videos?.length || !this.seekBar) {
      return;
    }
    const { clock, duration } = this;
    const at = clockText(clock.currentTime);
    this.playButton.face(clock.paused ? 'play' : 'pause', clock.paused ? 'Play' : 'Pause');
    this.loopButton.pressed(this.looping);
    const silent = this.films[0].silent === true;
    const { muted } = this.videos[0];
    this.muteButton.face(muted ? 'volume-off' : 'volume-up', 'Mute');
    this.muteButton.pressed(muted);
    this.muteButton.element.disabled = silent;
    if (silent) {
      this.muteButton.element.title = 'This video has no sound';
    }
    const isFull = document.fullscreenElement === this;
    this.fullButton.face(isFull ? 'compress' : 'expand-full', isFull ? 'Leave full screen' : 'Full screen');
    this.seekBar.max = String(duration);
    this.seekBar.step = duration ? String(1 / this.fps) : 'any';
    this.seekBar.value = String(clock.currentTime);
    this.seekBar.setAttribute('aria-valuetext', `${at} of ${clockText(duration)}`);
    this.seekBar.style.setProperty('--played', `${duration ? (clock.currentTime / duration) * 100 : 0}%`);
    this.time.textContent = `${at} / ${clockText(duration)}`;
    // Where nobody knows how many there are a second, none is counted.
    const counted = duration && this.films.every(({ fps }) => fps);
    this.frame.textContent = !counted ? '' : `Frame ${this.currentFrame + 1} of ${this.lastFrame + 1}`;
    this.toggleAttribute('playing', !clock.paused);
  }

  key(event) {
    const on = event.target;
    const typing = on.closest('select, a, input:not([type=range])');
    if (!this.videos || typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const act = {
      ' ': on.closest('button') ? undefined : () => this.toggle(),
      ',': () => this.step(-1),
      '.': () => this.step(1),
      l: () => this.loop(),
      m: () => this.films[0].silent === true || this.mute(),
      f: () => this.full(),
    }[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }
}

if (!customElements.get('frame-player')) {
  customElements.define('frame-player', FramePlayer);
}
