// Scenarios of the gallery at a revision. What is below a call is made when it is opened.
import { el } from './dom.js';
import { work } from './ask.js';
import { address, toSource } from './route.js';

export async function show(asked) {
  const name = asked.get('name');
  const field = el('input', { value: name, list: 'gallery', spellcheck: 'false', 'aria-label': 'Scenario of the gallery' });
  const form = el('form', { class: 'ends', onsubmit: (event) => {
    event.preventDefault();
    if (field.value.trim()) form.dispatchEvent(new CustomEvent('go', { bubbles: true, detail: address(asked.rev, 'simulate', { name: field.value.trim() }) }));
  } }, el('label', {}, 'Gallery file ', field), el('button', {}, 'Run'));
  const content = [el('h1', {}, name ? `${name}, simulated` : 'Simulate'), form];
  if (name) {
    const told = await work(['simulate', name, asked.rev]);
    for (const revision of told.revisions || []) {
      for (const result of revision.results) content.push(...one(result, asked.rev));
    }
  } else {
    const { files } = await work(['simulate']);
    content.push(el('datalist', { id: 'gallery' }, files.map((f) => el('option', { value: f.name }))),
      el('ul', { class: 'rows' }, files.map((f) => el('li', {},
        el('a', { href: address(asked.rev, 'simulate', { name: f.name }) }, f.name), ' ', el('span', { class: 'dim' }, f.about)))));
  }
  return { title: name ? `simulate ${name}` : 'simulate', content, shown: () => !name && field.focus() };
}

function one(result, rev) {
  const head = [result.values.join(' or ') || result.verdict, ...(result.reason ? [result.reason] : [])].join(': ');
  return [el('h2', {}, `${result.scenario}: ${head}`),
    ...(result.told || []).map((t) => el('div', { class: 'dim' }, t)),
    ...result.ways.map((way) => folded(
      ['way: ', way.value || 'no value', way.fault ? `, ended by ${way.fault.message}` : '', way.if ? `  if ${way.if.join(', ')}` : ''],
      () => way.trace.map((t) => event(t, rev))))];
}

/** Its content is made when it is opened first. */
function folded(head, make) {
  const box = el('details', { class: 'fold' }, el('summary', {}, head));
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1) box.append(el('div', { class: 'below' }, make()));
  });
  return box;
}

function event(t, rev) {
  const place = t.file && t.line ? (t.file === 'scenario' ? el('span', { class: 'dim' }, `scenario:${t.line}`)
    : el('a', { class: 'site', href: toSource(rev, t.file, t.line) }, `${t.file}:${t.line}`)) : '';
  const line = [place, ' ', t.actor ? `[${t.actor}] ` : '', el('span', { class: 'function' }, said(t))];
  return t.below && t.below.length ? folded(line, () => t.below.map((b) => event(b, rev))) : el('div', { class: 'event' }, line);
}

function said(t) {
  switch (t.event) {
    case 'call': case 'step':
      return `${t.event === 'step' ? '-- ' : ''}${t.function}(${(t.arguments || []).join(', ')})${t.returned === undefined ? '' : ` = ${t.returned}`}${t.target ? `  ${t.target}` : ''}`;
    case 'branch': return `${t.taken ? '' : 'not '}${t.condition}${t.assumed ? '  (assumed)' : ''}`;
    case 'acquire': case 'release': return `${t.event}s ${t.kind} ${t.object}${t.held?.length ? `  (held: ${t.held.join(', ')})` : ''}`;
    case 'write': return `${t.place}: ${t.before} → ${t.after}`;
    case 'unknown': return `? ${t.function}(${(t.arguments || []).join(', ')}) = ${t.returned}  ${t.reason}`;
    case 'note': return t.text;
    case 'switch': return `switches to ${t.actor}`;
    case 'end': return `ends: ${t.message}`;
    default: return t.event;
  }
}
