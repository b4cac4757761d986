// Where one begins: what to type, which revision, which directories.
import { el } from './dom.js';
import { source } from './ask.js';
import { address } from './route.js';

export async function show(asked) {
  const directory = asked.get('directory');
  const { entries } = await source({ rev: asked.rev, directory });
  const at = (entry) => (directory ? `${directory}/${entry}` : entry);
  const up = directory.includes('/') ? directory.slice(0, directory.lastIndexOf('/')) : '';
  const list = entries.map((entry) => el('li', {}, entry.endsWith('/')
    ? el('a', { href: address(asked.rev, 'start', { directory: at(entry).slice(0, -1) }) }, entry)
    : el('a', { href: address(asked.rev, 'source', { file: at(entry) }) }, entry)));
  if (directory) list.unshift(el('li', {}, el('a', { href: address(asked.rev, 'start', up ? { directory: up } : {}) }, '../')));
  const rev = el('input', { value: asked.label || asked.rev, 'aria-label': 'Revision', spellcheck: 'false' });
  const choose = el('form', { class: 'ends', onsubmit: (event) => {
    event.preventDefault();
    location.href = address(rev.value.trim() || 'HEAD', 'start');
  } }, el('label', {}, 'Revision ', rev), el('button', {}, 'Go'));
  return {
    title: directory || 'sources',
    content: [
      el('h1', {}, directory || 'Sources'),
      directory ? '' : el('p', { class: 'dim' }, 'Type a name above (key /), a file, or FROM -> TO for the way from one function to another.'),
      directory ? '' : choose,
      el('ul', { class: 'files' }, list)].filter(Boolean),
  };
}
