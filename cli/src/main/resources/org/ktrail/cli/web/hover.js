// What a name is, beside it: where it is defined, how many call it.
import { el, counted, given } from './dom.js';
import { once } from './ask.js';
import { toName, toSource, toTree } from './route.js';

const card = document.getElementById('card');
let timer = 0;
let shown = null;

export function hideCard() {
  clearTimeout(timer);
  card.hidden = true;
  shown = null;
}

/** Shows cards for the links to names below an element. */
export function hovering(element, rev) {
  const later = (event) => {
    const link = event.target.closest('a.name');
    if (!link || link === shown) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(link, rev), 250);
  };
  element.addEventListener('mouseover', later);
  element.addEventListener('focusin', later);
  element.addEventListener('mouseout', (event) => { if (!card.contains(event.relatedTarget)) { clearTimeout(timer); timer = setTimeout(hideCard, 250); } });
  element.addEventListener('keydown', (event) => { if (event.key === 'Escape') hideCard(); });
}
card.addEventListener('mouseenter', () => clearTimeout(timer));
card.addEventListener('mouseleave', hideCard);

async function show(link, rev) {
  const name = link.textContent;
  shown = link;
  let content;
  try {
    const { definitions } = await once(['def', name, '--rev', rev]);
    content = [el('strong', {}, name), ...definitions.slice(0, 6).map((d) => el('div', {},
      el('span', {}, `${d.kind} `), el('a', { href: toSource(rev, d.file, d.line) }, `${d.file}:${d.line}`),
      el('span', { class: 'dim' }, ` ${given(d.condition)}`)))];
    if (definitions.length > 6) content.push(el('a', { href: toName(rev, name) }, `${definitions.length - 6} more`));
    if (definitions.some((d) => d.kind === 'function' || d.kind === 'macro')) {
      const callers = await once(['callers', name, '--limit', 1, '--rev', rev]);
      content.push(el('div', {},
        el('a', { href: toTree(rev, 'callers', name) }, `${counted(callers.total, 'direct call')}, ${callers.total_through_slots} through slots`),
        ' · ', el('a', { href: toTree(rev, 'callees', name) }, 'callees')));
    }
  } catch (failure) {
    content = [el('strong', {}, name), el('div', { class: 'dim' }, 'local, or not known by name')];
  }
  if (shown !== link) return;
  card.replaceChildren(...content);
  card.hidden = false;
  const at = link.getBoundingClientRect();
  card.style.left = `${Math.max(4, Math.min(at.left, innerWidth - card.offsetWidth - 8))}px`;
  const below = at.bottom + card.offsetHeight + 6 < innerHeight;
  card.style.top = `${below ? at.bottom + 2 : Math.max(4, at.top - card.offsetHeight - 2)}px`;
}

