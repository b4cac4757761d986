// What has a name: one definition is shown at once, of several one is picked.
import { el, given } from './dom.js';
import { ask } from './ask.js';
import { toDrawn, toSource, toTree } from './route.js';

const CODE = new Set(['function', 'macro', 'assembly']);

export async function show(asked) {
  const name = asked.get('name');
  const told = await ask(['def', name, '--limit', 200, '--rev', asked.rev]);
  const groups = told.answers || [{ name: told.name || name, definitions: told.definitions }];
  const definitions = groups.flatMap((g) => g.definitions.map((d) => ({ ...d, name: g.name })));
  const bodies = definitions.filter((d) => d.kind !== 'declaration' && d.kind !== 'prototype');
  if (bodies.length === 1 && definitions.length === 1) {
    const { file, line } = bodies[0];
    history.replaceState(null, '', toSource(asked.rev, file, line));
    return (await import('./source.js')).show({ ...asked, view: 'source', get: (p) => (p === 'file' ? file : '') });
  }
  const row = (d) => el('li', {},
    el('span', { class: 'kind' }, d.kind), ' ',
    el('a', { href: toSource(asked.rev, d.file, d.line) }, told.answers ? `${d.name}  ${d.file}:${d.line}` : `${d.file}:${d.line}`),
    el('span', { class: 'dim' }, ` ${given(d.condition)}`),
    CODE.has(d.kind) ? el('span', { class: 'ways' }, ' ',
      el('a', { href: toTree(asked.rev, 'callers', `${d.file}:${d.name}`) }, 'callers'), ' ',
      el('a', { href: toTree(asked.rev, 'callees', `${d.file}:${d.name}`) }, 'callees')) : '');
  return {
    title: name,
    content: [
      el('h1', {}, name),
      el('p', {}, el('a', { href: toTree(asked.rev, 'callers', name) }, 'callers'), ' · ',
        el('a', { href: toTree(asked.rev, 'callees', name) }, 'callees'), ' · ',
        el('a', { href: toDrawn(asked.rev, 'ops', name) }, 'as a table of operations')),
      told.answers ? el('p', {}, `${told.matched} names match`) : '',
      el('ul', { class: 'rows' }, definitions.map(row))].filter(Boolean),
  };
}
