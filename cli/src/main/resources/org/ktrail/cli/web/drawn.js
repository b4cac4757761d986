// Callers, callees or a table of operations, drawn.
import { el } from './dom.js';
import { toTree } from './route.js';
import { figure } from './figure.js';

export async function show(asked) {
  const what = ['callers', 'callees', 'ops'].includes(asked.get('what')) ? asked.get('what') : 'callers';
  const name = asked.get('name');
  const depth = what === 'ops' ? [] : ['--depth', Math.max(1, Number(asked.get('depth')) || 1)];
  const drawn = await figure([what, name, ...depth, '--limit', 40, '--rev', asked.rev].filter((a, i, all) => what !== 'ops' || (a !== '--limit' && all[i - 1] !== '--limit')), asked.rev, `${what}-${name}`);
  return {
    title: `${what} of ${name}, drawn`,
    content: [el('h1', {}, `${what} of ${name}`),
      what === 'ops' ? '' : el('p', {}, el('a', { href: toTree(asked.rev, what, name) }, 'as a tree')),
      ...drawn.content].filter(Boolean),
    shown: drawn.shown,
  };
}
