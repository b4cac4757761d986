// A file: numbers, colours, links from names; arrows move from line to line and from name to name.
import { el } from './dom.js';
import { source } from './ask.js';
import { address, toName } from './route.js';
import { pieces } from './syntax.js';
import { hovering } from './hover.js';

export async function show(asked) {
  const file = asked.get('file');
  const told = await source({ rev: asked.rev, file });
  const series = asked.get('series');
  const { notes, elsewhere } = series ? await found(series, file, told.lines) : { notes: new Map(), elsewhere: [] };
  const code = listing(told.lines, asked.rev, 1, notes);
  hovering(code, asked.rev);
  return {
    title: file,
    content: [crumbs(asked.rev, file), ...elsewhere, code],
    shown: () => mark(code, true),
  };
}

/** Findings on a posted series below the lines of this revision that have their text; others above all. */
async function found(series, file, lines) {
  const { findings, finding } = await import('./series.js');
  const notes = new Map();
  const elsewhere = [];
  for (const f of await findings(series, file)) {
    const text = f.proof?.find((p) => p.file === file && p.line === f.line)?.text?.trim();
    const at = lines.map((l, i) => [l.trim() === text, Math.abs(i + 1 - f.line), i + 1])
      .filter(([same]) => text && same).sort((a, b) => a[1] - b[1])[0]?.[2];
    const note = el('div', {}, finding(f));
    if (at) notes.set(at, [...(notes.get(at) || []), note]);
    else elsewhere.push(note);
  }
  return { notes, elsewhere: elsewhere.length ? [el('div', { class: 'note' }, el('strong', {}, `${series}, on lines that this revision does not have:`), elsewhere)] : [] };
}

addEventListener('hashchange', () => {
  const code = document.querySelector('main > .code');
  if (code) mark(code);
});

function crumbs(rev, file) {
  const parts = file.split('/');
  const links = parts.map((part, i) => (i === parts.length - 1
    ? el('strong', {}, part)
    : [el('a', { href: address(rev, 'start', { directory: parts.slice(0, i + 1).join('/') }) }, part), ' / ']));
  return el('h1', { class: 'crumbs' }, links.flat());
}

/** Lines of C. @param {Map<number, Node[]>} [notes] what stands below a line */
export function listing(lines, rev, first, notes = new Map()) {
  const code = el('div', { class: 'code', tabindex: '0', role: 'group', 'aria-label': 'Source: arrows move by line and name, Enter opens' });
  let open = false;
  lines.forEach((line, i) => {
    const number = first + i;
    const divided = pieces(line, open);
    open = divided.open;
    const text = el('span', { class: 'text' }, divided.pieces.map(([sort, piece]) => (sort === 'name'
      ? el('a', { class: 'name', href: toName(rev, piece), tabindex: '-1' }, piece)
      : sort ? el('span', { class: sort }, piece) : piece)));
    code.append(el('div', { class: 'line', id: `L${number}` },
      el('a', { class: 'number', href: `#L${number}`, tabindex: '-1' }, String(number)), text));
    if (notes.has(number)) code.append(el('div', { class: 'note' }, notes.get(number)));
  });
  code.addEventListener('keydown', (event) => keys(event, code));
  code.addEventListener('click', (event) => { if (event.target.closest('.number')) setTimeout(() => mark(code)); });
  return code;
}

function mark(code, scroll) {
  if (!code.isConnected) return;
  code.querySelector('.line[aria-current]')?.removeAttribute('aria-current');
  const line = location.hash.startsWith('#L') && document.getElementById(location.hash.slice(1));
  if (line) {
    line.setAttribute('aria-current', 'true');
    if (scroll) {
      line.scrollIntoView({ block: 'center' });
      code.focus({ preventScroll: true });
    }
  } else if (scroll) scrollTo(0, 0);
}

function keys(event, code) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const current = code.querySelector('.line[aria-current]') || code.querySelector('.line');
  const move = { ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling' }[event.key];
  if (move) {
    let next = current[move];
    while (next && !next.classList.contains('line')) next = next[move];
    if (!next) return;
    event.preventDefault();
    history.replaceState(null, '', `#${next.id}`);
    mark(code);
    code.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const names = [...current.querySelectorAll('a.name')];
    if (!names.length) return;
    event.preventDefault();
    const at = names.indexOf(document.activeElement);
    const next = event.key === 'ArrowRight' ? at + 1 : at < 0 ? names.length - 1 : at - 1;
    if (names[next]) names[next].focus({ preventScroll: true });
    else code.focus({ preventScroll: true });
  }
}
