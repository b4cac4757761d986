// Callers or callees as a tree. What is below is asked when it is opened.
import { el, counted } from './dom.js';
import { ask } from './ask.js';
import { exact, toDrawn, toSource, toTree } from './route.js';
import { calleeRows, callerRows } from './calls.js';

const LIMIT = 300;

export async function show(asked) {
  const way = asked.get('way') === 'callees' ? 'callees' : 'callers';
  const name = asked.get('name');
  const other = way === 'callers' ? 'callees' : 'callers';
  const told = await below(way, name, asked.rev);
  const tree = el('ul', { class: 'tree', role: 'tree', 'aria-label': `${way} of ${name}` }, told.rows.map((r) => item(r, way, asked.rev, [name])));
  tree.addEventListener('keydown', (event) => keys(event, tree));
  tree.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
  return {
    title: `${way} of ${name}`,
    content: [
      el('h1', {}, `${way} of ${name.replace(/^.*:/, '')}`),
      el('p', {}, ...told.functions.slice(0, 4).flatMap((f) => [
        el('a', { href: toSource(asked.rev, f.file, f.line) }, `${f.file}:${f.line}`), ' · ']),
        el('a', { href: toTree(asked.rev, other, name) }, other), ' · ',
        el('a', { href: toDrawn(asked.rev, way, name) }, 'drawn')),
      el('p', { class: 'dim' }, told.head),
      tree],
    shown: () => tree.querySelector('[role=treeitem]')?.focus({ preventScroll: true }),
  };
}

async function below(way, name, rev) {
  const told = await ask([way, name, '--limit', LIMIT, '--rev', rev]);
  const answer = told.answers ? told.answers[0] : told;
  if (way === 'callers') {
    const left = answer.total > LIMIT ? `; the first ${LIMIT} are here` : '';
    return { functions: answer.functions, rows: callerRows(answer),
      head: `${counted(answer.total, 'direct call')}, ${answer.total_through_slots} through slots${left}` };
  }
  return { functions: answer.functions.map((f) => f.function), rows: calleeRows(answer), head: counted(answer.total, 'call') };
}

/** @param {string[]} above names on the way here: what calls itself is not opened again */
function item(row, way, rev, above) {
  const name = row.symbol && exact(row.symbol);
  const opens = row.rows || (name && !above.includes(name));
  const made = el('li', { role: 'treeitem', tabindex: '-1', 'aria-expanded': opens ? 'false' : null });
  const label = el('span', { class: 'row' },
    el('span', { class: 'twist', 'aria-hidden': 'true' }),
    row.symbol ? el('a', { class: 'function', tabindex: '-1', href: toSource(rev, row.symbol.file, row.symbol.line) }, row.symbol.name)
      : el('span', { class: 'slot' }, row.title),
    ' ', row.site ? el('a', { class: 'site', tabindex: '-1', href: toSource(rev, row.site.file, row.site.line) }, `${row.site.file}:${row.site.line}`) : '',
    ' ', el('span', { class: 'dim' }, row.note));
  made.append(label);
  if (opens) {
    label.querySelector('.twist').addEventListener('click', () => toggle(made));
    made.open = async () => {
      let rows = row.rows;
      if (!rows) rows = (await below(way, name, rev)).rows;
      const group = el('ul', { role: 'group' }, rows.map((r) => item(r, way, rev, name ? [...above, name] : above)));
      if (!rows.length) group.append(el('li', { class: 'dim', role: 'none' }, way === 'callers' ? 'no caller is known' : 'calls nothing'));
      return group;
    };
  }
  return made;
}

async function toggle(node, wanted) {
  if (!node.open) return;
  const open = wanted ?? node.getAttribute('aria-expanded') !== 'true';
  let group = node.querySelector(':scope > ul');
  if (open && !group) {
    node.setAttribute('aria-busy', 'true');
    try {
      group = await node.open();
    } catch (failure) {
      group = el('ul', { role: 'group' }, el('li', { class: 'failed', role: 'none' }, failure.message));
    }
    node.removeAttribute('aria-busy');
    if (!node.querySelector(':scope > ul')) node.append(group);
  }
  node.setAttribute('aria-expanded', String(open));
}

function keys(event, tree) {
  const node = event.target.closest('[role=treeitem]');
  if (!node || event.ctrlKey || event.altKey || event.metaKey) return;
  const seen = [...tree.querySelectorAll('[role=treeitem]')].filter((n) => n.checkVisibility());
  const at = seen.indexOf(node);
  const open = node.getAttribute('aria-expanded') === 'true';
  const to = (next) => {
    if (!next) return;
    tree.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  };
  const acts = {
    ArrowDown: () => to(seen[at + 1]), ArrowUp: () => to(seen[at - 1]),
    Home: () => to(seen[0]), End: () => to(seen.at(-1)),
    ArrowRight: () => (open ? to(node.querySelector('[role=treeitem]')) : toggle(node, true)),
    ArrowLeft: () => (open ? toggle(node, false) : to(node.parentElement.closest('[role=treeitem]'))),
    ' ': () => toggle(node),
    Enter: () => (node.querySelector(':scope > .row a.function') || node.querySelector(':scope > .row .twist')).click(),
  };
  if (event.target.closest('a') && event.key === 'Enter') return;
  if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
}
