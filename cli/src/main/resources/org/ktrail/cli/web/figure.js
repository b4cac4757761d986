// A drawing of the server: put in as a picture that can be zoomed, and saved.
import { el } from './dom.js';
import { print } from './ask.js';
import { toSource } from './route.js';
import { zoomable } from './zoom.js';

/** @returns {Promise<{content: Node[], shown: () => void}>} */
export async function figure(args, rev, file) {
  const text = await print([...args, '--format', 'svg']);
  const svg = parsed(text);
  const save = el('a', { class: 'button', download: `${file.replace(/[^\w.-]+/g, '-')}.svg`,
    href: URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' })) }, 'Save as SVG');
  const made = el('figure', { tabindex: '0', 'aria-label': 'Drawing: + and - zoom, arrows move, 0 shows all' }, svg);
  for (const node of svg.querySelectorAll('.node[data-file]')) {
    const href = toSource(rev, node.dataset.file, node.dataset.line);
    const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
    link.setAttribute('href', href);
    link.setAttribute('aria-label', node.dataset.name);
    node.replaceWith(link);
    link.append(node);
  }
  svg.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    made.dispatchEvent(new CustomEvent('go', { bubbles: true, detail: link.getAttribute('href') }));
  });
  return { content: [el('p', { class: 'tools' }, save), made], shown: () => zoomable(made) };
}

/** Its style is one of the page's, whose policy lets none in by text. */
function parsed(text) {
  const plain = text.replace(/<style>[^<]*<\/style>/, '');
  return document.adoptNode(new DOMParser().parseFromString(plain, 'image/svg+xml').documentElement);
}
