// Addresses: /r/REV/VIEW?PARAMETERS, with the commit in place of a branch, so that they last.
export function address(rev, view, parameters = {}, hash = '') {
  const query = new URLSearchParams(parameters).toString();
  return `/r/${encodeURIComponent(rev)}/${view}${query ? '?' + query : ''}${hash}`;
}

export function here() {
  const [, , rev, view] = location.pathname.split('/');
  return {
    rev: rev ? decodeURIComponent(rev) : 'HEAD',
    view: view || 'start',
    get: (name) => new URLSearchParams(location.search).get(name) || '',
  };
}

export const toSource = (rev, file, line) => address(rev, 'source', { file }, line ? `#L${line}` : '');
export const toName = (rev, name) => address(rev, 'name', { name });
export const toTree = (rev, way, name) => address(rev, 'tree', { way, name });
export const toDrawn = (rev, what, name) => address(rev, 'drawn', { what, name });
export const toPath = (rev, from, to) => address(rev, 'path', { from, to });

/** The words that pick one of several functions of a name. */
export const exact = (symbol) => (symbol.file ? `${symbol.file}:${symbol.name}` : symbol.name);
