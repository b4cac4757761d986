// Shows what the address asks for. Links within the page change it without loading all anew.
import { el } from './dom.js';
import { source } from './ask.js';
import { address, here } from './route.js';
import { search } from './search.js';
import { hideCard } from './hover.js';

const views = {
  start: () => import('./start.js'), source: () => import('./source.js'), name: () => import('./name.js'),
  tree: () => import('./tree.js'), path: () => import('./path.js'), drawn: () => import('./drawn.js'),
  series: () => import('./series.js'), simulate: () => import('./simulate.js'),
};
const main = document.getElementById('main');
let turn = 0;
let shown = '';

async function show(focus) {
  const mine = ++turn;
  const asked = here();
  hideCard();
  main.setAttribute('aria-busy', 'true');
  try {
    const { commit } = await source({ rev: asked.rev });
    if (commit && commit !== asked.rev) {
      asked.label = asked.rev;
      asked.rev = commit;
      if (asked.view !== 'start') history.replaceState(null, '', address(commit, asked.view) + location.search + location.hash);
    }
    navigation(asked.rev);
    const view = await (views[asked.view] || views.start)();
    const made = await view.show(asked);
    if (mine !== turn) return;
    main.replaceChildren(...made.content);
    shown = location.pathname + location.search;
    document.title = `${made.title} – ktrail`;
    if (focus) main.focus({ preventScroll: true });
    if (made.shown) made.shown();
    else if (focus) scrollTo(0, 0);
  } catch (failure) {
    if (mine !== turn) return;
    document.title = 'ktrail';
    main.replaceChildren(el('p', { class: 'failed', role: 'alert' }, failure.message));
  } finally {
    if (mine === turn) main.removeAttribute('aria-busy');
  }
}

function navigation(rev) {
  const to = (view, text) => el('a', { href: address(rev, view), 'aria-current': here().view === view && 'page' }, text);
  document.querySelector('nav').replaceChildren(
    to('path', 'Path'), to('series', 'Series'), to('simulate', 'Simulate'),
    el('a', { class: 'rev', href: address(rev, 'start'), title: `at ${rev}: choose another revision` }, rev.slice(0, 12)));
}

export function go(href) {
  if (href !== location.pathname + location.search + location.hash) history.pushState(null, '', href);
  show(true);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const to = new URL(link.href);
  if (to.origin !== location.origin || link.download || to.pathname.startsWith('/v1/')) return;
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  event.preventDefault();
  go(to.pathname + to.search + to.hash);
});
addEventListener('popstate', () => { if (location.pathname + location.search !== shown) show(true); }); // a line alone is no other page
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.target.closest('input, textarea') && !event.ctrlKey) {
    event.preventDefault();
    document.getElementById('q').focus();
  }
});
document.addEventListener('go', (event) => go(event.detail));
search(go);
show(false);
