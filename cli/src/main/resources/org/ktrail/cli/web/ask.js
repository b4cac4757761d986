// Asks the server what the command line would be asked.
export class Refused extends Error {}

async function get(path, parameters, signal) {
  const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`, { signal });
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Refused(told.message || `${answer.status} ${answer.statusText}`);
  }
  return answer;
}

const words = (args) => args.map((arg) => ['arg', String(arg)]);

/** What a command prints, as text. */
export const print = async (args, signal) => (await get('/v1/run', words(args), signal)).text();

/** What a command says in JSON. */
export const ask = async (args, signal) => (await get('/v1/run', words([...args, '--format', 'json']), signal)).json();

/** The same of what may take long: a series, a simulation. */
export const work = async (args) => (await get('/v1/work', words(args))).json();

/** A file, a directory, or only the commit of a revision. */
export const source = async (parameters) => (await get('/v1/source', parameters)).json();

const kept = new Map();

/** The same question once. */
export function once(args) {
  const key = JSON.stringify(args);
  if (!kept.has(key)) {
    const answer = ask(args);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    if (kept.size > 500) kept.delete(kept.keys().next().value);
  }
  return kept.get(key);
}
