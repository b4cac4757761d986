// The field for names, with completion, as a combobox.
import { el } from './dom.js';
import { ask } from './ask.js';
import { here, toName, toPath, toSource } from './route.js';

const MOST = 12;

/** @param {(href: string) => void} go */
export function search(go) {
  const field = document.getElementById('q');
  const list = document.getElementById('found');
  let timer = 0;
  let running = new AbortController();
  let at = -1;

  function close() {
    running.abort();
    clearTimeout(timer);
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  function mark(next) {
    const options = [...list.children];
    at = options.length ? (next + options.length + 1) % (options.length + 1) : -1;
    if (at === options.length) at = -1;
    options.forEach((o, i) => o.setAttribute('aria-selected', String(i === at)));
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', options[at].id);
      options[at].scrollIntoView({ block: 'nearest' });
    }
  }

  /** The word at the end: both ends of a path are completed. */
  const typed = () => field.value.match(/^(.*->\s*)?(\S*)$/);

  async function complete() {
    const [, before = '', word = ''] = typed() || [];
    if (word.length < 2 || !/^\w+$/.test(word)) return close();
    running.abort();
    running = new AbortController();
    try {
      const told = await ask(['def', `${word}*`, '--limit', MOST, '--rev', here().rev], running.signal);
      const names = [...new Set((told.answers || []).map((a) => a.name))].slice(0, MOST);
      list.replaceChildren(...names.map((name, i) => el('li', {
        id: `found-${i}`, role: 'option', 'aria-selected': 'false',
        onmousedown: (event) => { event.preventDefault(); field.value = before + name; submit(); },
      }, name)));
      list.hidden = names.length === 0;
      field.setAttribute('aria-expanded', String(names.length > 0));
      at = -1;
    } catch (failure) {
      if (failure.name !== 'AbortError') close();
    }
  }

  function submit() {
    const text = field.value.trim();
    const { rev } = here();
    if (!text) return;
    close();
    const way = text.match(/^(\S+)\s*->\s*(\S+)$/);
    const place = text.match(/^([^\s:]*[/.][^\s:]*)(?::(\d+))?$/);
    if (way) go(toPath(rev, way[1], way[2]));
    else if (place) go(toSource(rev, place[1], place[2]));
    else go(toName(rev, text));
  }

  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(complete, 150); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !list.hidden) { event.preventDefault(); mark(at + 1); }
    else if (event.key === 'ArrowUp' && !list.hidden) { event.preventDefault(); mark(at < 0 ? list.children.length - 1 : at - 1); }
    else if (event.key === 'Escape') { if (!list.hidden) event.preventDefault(); close(); }
  });
  document.getElementById('search').addEventListener('submit', (event) => {
    event.preventDefault();
    if (at >= 0 && list.children[at]) field.value = (typed()?.[1] || '') + list.children[at].textContent;
    submit();
  });
}
