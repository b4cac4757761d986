// Answers of callers and callees as rows of a tree: {symbol | title, site, note, rows}.
import { given } from './dom.js';

function note(call, before = '') {
  const macros = (call.macros || []).map((m) => m.name).join(' > ');
  return [before, `${call.kind} ${call.grade}`, macros && `via ${macros}`, call.cleanup && 'at the end of its scope',
    given(call.condition)].filter(Boolean).join('  ');
}

/** One row for each function, whatever the number of its calls. */
function grouped(calls, symbolOf) {
  const rows = new Map();
  for (const call of calls) {
    const symbol = symbolOf(call);
    const key = `${symbol.file}:${symbol.line}:${symbol.name}`;
    const row = rows.get(key);
    if (row) row.more++;
    else rows.set(key, { symbol, site: call, call, more: 0 });
  }
  return [...rows.values()].map((r) => ({ symbol: r.symbol, site: r.site, note: note(r.call, r.more ? `and ${r.more} more` : '') }));
}

export function callerRows(answer) {
  const rows = grouped(answer.direct, (call) => call.caller);
  for (const ending of answer.endings) {
    rows.push({ symbol: ending.call.caller, site: ending.call, note: note(ending.call, `by ${ending.through.map((s) => s.name).join(', ')}`) });
  }
  for (const through of answer.indirect) {
    const calls = through.routes.flatMap((r) => r.calls);
    const put = through.registrations[0];
    rows.push({ title: `through ${through.slot}`, site: put, note: `put there; ${calls.length} calls`, rows: grouped(calls, (c) => c.caller) });
  }
  if (answer.by_name.length) {
    rows.push({ title: 'by the member’s name only', note: `${answer.by_name.length} calls`, rows: grouped(answer.by_name, (c) => c.caller) });
  }
  return rows;
}

function calleeRow(step) {
  if (step.callee) return { symbol: step.callee, site: step, note: note(step) };
  if (step.slot) {
    return { title: `(${step.slot})`, site: step, note: note(step, `${step.target_count} targets`),
      rows: step.targets.map((t) => ({ symbol: t.function, site: t.registration, note: `${t.registration.grade}${t.registration.holder ? ` in ${t.registration.holder}` : ''}` })) };
  }
  return { title: `? ${step.text || ''}`, site: step, note: note(step) };
}

export const calleeRows = (answer) => answer.functions.flatMap((f) => f.calls.map(calleeRow));
