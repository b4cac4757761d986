// The posted series that the server was started with: its revisions, one of them with findings, what changed between two.
import { el, counted } from './dom.js';
import { work } from './ask.js';
import { address } from './route.js';

export async function show(asked) {
  const at = asked.get('at');
  const before = asked.get('before');
  if (before) return difference(asked, before, at);
  return at ? revision(asked, at) : all(asked);
}

const to = (rev, parameters) => address(rev, 'series', parameters);

async function all(asked) {
  const { histories, problems } = await work(['series', 'list']);
  return { title: 'series', content: [
    ...histories.flatMap((h) => [el('h1', {}, h.title), el('p', { class: 'dim' }, h.author),
      el('ul', { class: 'rows' }, h.revisions.map((r, i) => el('li', {},
        el('a', { href: to(asked.rev, { at: r.label }) }, r.label), ` ${r.title} `,
        el('span', { class: 'dim' }, `${r.date.slice(0, 10)}, ${counted(r.patches, 'patch').replace('patchs', 'patches')} `),
        i > 0 ? el('a', { href: to(asked.rev, { before: h.revisions[i - 1].label, at: r.label }) }, `changes since ${h.revisions[i - 1].label}`) : '')))]),
    ...problems.map((p) => el('p', { class: 'failed' }, p))] };
}

async function revision(asked, at) {
  const told = await work(['series', 'show', '--at', at]);
  const findings = el('section', { 'aria-live': 'polite' }, el('h2', {}, 'Findings'), el('p', { class: 'dim' }, 'being looked for …'));
  lint(asked, at).then((made) => findings.replaceChildren(el('h2', {}, 'Findings'), ...made),
    (failure) => findings.replaceChildren(el('h2', {}, 'Findings'), el('p', { class: 'failed' }, failure.message)));
  return { title: `${at}: ${told.title}`, content: [
    el('h1', {}, `${told.label}: ${told.title}`),
    el('p', { class: 'dim' }, `${told.date.slice(0, 10)} ${told.from}`),
    told.previous ? el('p', {}, el('a', { href: to(asked.rev, { before: told.previous, at }) }, `changes since ${told.previous}`)) : '',
    el('ol', { class: 'rows' }, told.patches.map((p) => el('li', { value: p.number || null }, p.title))),
    findings].filter(Boolean) };
}

async function lint(asked, at) {
  const told = await work(['lint', '--at', at]);
  const found = told.revisions.flatMap((r) => r.findings);
  const files = Map.groupBy(found, (f) => f.file);
  const notes = told.revisions.flatMap((r) => r.notes || []).map((n) => el('p', { class: 'dim' }, n));
  if (!found.length) return [...notes, el('p', {}, 'none')];
  return [...notes, ...[...files].flatMap(([file, own]) => [
    el('h3', {}, file ? el('a', { href: address(asked.rev, 'source', { file, series: at }) }, file) : 'the messages'),
    el('ul', { class: 'rows' }, own.map((f) => el('li', {}, ...finding(f))))])];
}

/** What is said of one, with the lines that prove it. */
export function finding(f) {
  return [el('span', { class: 'kind' }, f.level), ' ', el('strong', {}, f.rule), ` ${f.line ? `line ${f.line}: ` : ''}${f.message}`,
    ...(f.proof || []).map((p) => el('div', { class: 'code' }, `${p.file}:${p.line}  ${p.text}`))];
}

/** Findings of a revision of the series in one file. */
export async function findings(at, file) {
  const told = await work(['lint', '--at', at]);
  return told.revisions.flatMap((r) => r.findings).filter((f) => f.file === file);
}

async function difference(asked, before, at) {
  const told = await work(['series', 'diff', before, at]);
  const row = (p) => el('tr', {}, el('td', {}, el('span', { class: 'kind' }, p.fate)),
    el('td', {}, p.titles_before.join('; ')), el('td', {}, p.titles_after.join('; ')),
    el('td', {}, [...p.remarks, ...p.files.map((f) => `${f.file} +${f.added} −${f.removed}`)].map((r) => el('div', {}, r))));
  const sign = { gained: '+', lost: '−' };
  const file = (f) => [el('h3', {}, el('a', { href: address(asked.rev, 'source', { file: f.file }) }, f.file)),
    el('ul', { class: 'rows' }, f.differences.map((d) => el('li', {}, `${sign[d.kind] || '~'} `, el('code', {}, d.text), ' ',
      el('span', { class: 'dim' }, [d.was && `was ${d.was}`, d.by].filter(Boolean).join('  ')))))];
  return { title: `${before} → ${at}`, content: [
    el('h1', {}, `${before} → ${at}`),
    el('p', {}, el('a', { href: to(asked.rev, { at: before }) }, before), ' · ', el('a', { href: to(asked.rev, { at }) }, at)),
    told.same ? el('p', {}, 'No difference.') : '',
    el('div', { class: 'wide' }, el('table', {}, el('thead', {}, el('tr', {}, ['', before, at, 'what differs'].map((t) => el('th', {}, t)))), el('tbody', {}, told.patches.map(row)))),
    ...told.files.flatMap(file)].filter(Boolean) };
}
