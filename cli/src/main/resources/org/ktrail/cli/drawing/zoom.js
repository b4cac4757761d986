// A drawing that can be zoomed and moved: by wheel, by dragging, by two fingers, by buttons and by keys.
const BAR = 44; // what the buttons cover

export function zoomable(figure) {
  const svg = figure.querySelector('svg');
  const size = svg.viewBox.baseVal;
  const whole = { width: size.width, height: size.height };
  let scale = 1;
  let x = 0;
  let y = 0;

  function show() {
    const width = figure.clientWidth / scale;
    const height = figure.clientHeight / scale;
    svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    svg.setAttribute('width', figure.clientWidth);
    svg.setAttribute('height', figure.clientHeight);
  }

  /** The whole of it; its beginning if it would be smaller than that. */
  function fit(least) {
    const most = Math.min(figure.clientWidth / whole.width, (figure.clientHeight - BAR) / whole.height);
    scale = least > most ? 1 : Math.min(1, most);
    x = Math.min(0, (whole.width - figure.clientWidth / scale) / 2);
    y = -BAR / scale;
    show();
  }

  function zoom(factor, atX, atY) {
    const next = Math.min(8, Math.max(0.05, scale * factor));
    x += atX / scale - atX / next;
    y += atY / scale - atY / next;
    scale = next;
    show();
  }

  const middle = (factor) => zoom(factor, figure.clientWidth / 2, figure.clientHeight / 2);
  const move = (dx, dy) => { x += dx / scale; y += dy / scale; show(); };
  const keys = {
    '+': () => middle(1.25), '=': () => middle(1.25), '-': () => middle(0.8), 0: () => fit(0),
    ArrowLeft: () => move(-60, 0), ArrowRight: () => move(60, 0),
    ArrowUp: () => move(0, -60), ArrowDown: () => move(0, 60),
    PageUp: () => move(0, -figure.clientHeight * 0.8), PageDown: () => move(0, figure.clientHeight * 0.8),
  };
  figure.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.altKey || event.metaKey ? null : keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  figure.addEventListener('wheel', (event) => {
    event.preventDefault();
    const box = figure.getBoundingClientRect();
    if (event.shiftKey) move(event.deltaY, 0);
    else zoom(Math.exp(-event.deltaY / 500), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });

  const fingers = new Map();
  figure.addEventListener('pointerdown', (event) => fingers.set(event.pointerId, event));
  figure.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const other = [...fingers.values()].find((f) => f.pointerId !== event.pointerId);
    if (other) {
      const apart = (f) => Math.hypot(f.clientX - other.clientX, f.clientY - other.clientY) || 1;
      const box = figure.getBoundingClientRect();
      zoom(apart(event) / apart(before), other.clientX - box.left, other.clientY - box.top);
    } else move(before.clientX - event.clientX, before.clientY - event.clientY);
    fingers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    figure.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }

  const bar = document.createElement('div');
  bar.className = 'zoom';
  for (const [sign, name, act] of [['+', 'larger', keys['+']], ['−', 'smaller', keys['-']], ['⤢', 'all of it', keys[0]]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', name);
    button.title = name;
    button.addEventListener('click', act);
    bar.append(button);
  }
  figure.append(bar);
  new ResizeObserver(show).observe(figure);
  fit(0.75);
}
