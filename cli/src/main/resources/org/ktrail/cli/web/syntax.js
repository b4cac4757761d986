// Divides lines of C into pieces by sort, for colours and links; a comment may last for lines.
const KEYWORDS = new Set(('auto break case char const continue default do double else enum extern float for goto if inline int '
  + 'long register restrict return short signed sizeof static struct switch typedef typeof union unsigned void volatile while '
  + '_Bool bool').split(' '));
const PIECE = /(\/\*[^]*?(?:\*\/|$))|(\/\/.*)|("(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)|(\b\d[\w.]*)|([A-Za-z_]\w*)|(^\s*#\s*\w+)|([^\w"'/#]+|[^])/gy;

/** @returns {{pieces: Array<[string, string]>, open: boolean}} sorts: comment, string, number, word, name, macro, '' */
export function pieces(line, open) {
  const found = [];
  let rest = line;
  if (open) {
    const end = line.indexOf('*/');
    if (end < 0) return { pieces: [['comment', line]], open: true };
    found.push(['comment', line.slice(0, end + 2)]);
    rest = line.slice(end + 2);
  }
  let last = false;
  const head = found.length === 0 && rest.match(/^\s*#\s*\w+/);
  if (head) {
    found.push(['macro', head[0]]);
    rest = rest.slice(head[0].length);
    const file = head[0].endsWith('include') && rest.match(/^\s*<[^>]*>/);
    if (file) {
      found.push(['string', file[0]]);
      rest = rest.slice(file[0].length);
    }
  }
  PIECE.lastIndex = 0;
  for (let m; PIECE.lastIndex < rest.length && (m = PIECE.exec(rest));) {
    if (m[1]) { found.push(['comment', m[0]]); last = !m[0].endsWith('*/') || m[0].length < 4; }
    else if (m[2]) found.push(['comment', m[0]]);
    else if (m[3]) found.push(['string', m[0]]);
    else if (m[4]) found.push(['number', m[0]]);
    else if (m[5]) found.push([KEYWORDS.has(m[0]) ? 'word' : 'name', m[0]]);
    else found.push(['', m[0]]);
  }
  return { pieces: found, open: last };
}
