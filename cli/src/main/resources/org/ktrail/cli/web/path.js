// How control gets from one function to another: drawn, and hop by hop.
import { el, given } from './dom.js';
import { ask, print } from './ask.js';
import { toPath, toSource } from './route.js';
import { figure } from './figure.js';

export async function show(asked) {
  const from = asked.get('from');
  const to = asked.get('to');
  const ends = form(asked.rev, from, to);
  if (!from || !to) return { title: 'path', content: [el('h1', {}, 'Path'), ends], shown: () => ends.querySelector('input').focus() };
  const most = Number(asked.get('hops')) || 0;
  const args = ['path', from, to, ...(most ? ['--max-hops', most] : []), ...(asked.get('unlikely') ? ['--unlikely'] : []), '--rev', asked.rev];
  const told = await ask(args);
  const found = told.paths.length > 0;
  const drawn = found ? await figure(args, asked.rev, `path-${from}-${to}`) : null;
  return {
    title: `${from} → ${to}`,
    content: [el('h1', {}, `${from} → ${to}`), ends,
      ...(found ? drawn.content : [el('pre', { class: 'told' }, await print(args))]),
      ...told.paths.map((p) => hops(p, asked.rev))],
    shown: drawn?.shown,
  };
}

function form(rev, from, to) {
  const field = (label, value) => el('label', {}, `${label} `, el('input', { value, spellcheck: 'false', autocapitalize: 'off' }));
  const made = el('form', { class: 'ends' }, field('from', from), field('to', to), el('button', {}, 'Find'));
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    const [a, b] = [...made.querySelectorAll('input')].map((i) => i.value.trim());
    if (a && b) made.dispatchEvent(new CustomEvent('go', { bubbles: true, detail: toPath(rev, a, b) }));
  });
  return made;
}

function hops(path, rev) {
  const place = (p) => el('a', { href: toSource(rev, p.file, p.line) }, `${p.file}:${p.line}`);
  return el('section', {},
    el('h2', {}, `${path.hops_counted} hops, ${path.grade}`),
    el('ol', { class: 'hops', start: '0' },
      el('li', {}, el('strong', {}, path.start.name), ' ', place(path.start)),
      path.hops.map((h) => el('li', {}, el('strong', {}, h.to.name), ' ', place(h), ' ',
        el('span', { class: 'dim' }, [h.kind, h.grade, h.proof.slot && `(${h.proof.slot})`, given(h.condition)].filter(Boolean).join('  '))))));
}
