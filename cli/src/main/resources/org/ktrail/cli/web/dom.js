// Elements. Text is always put in as text.
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat().filter((c) => c !== '' && c !== null && c !== undefined));
  return made;
}

export const counted = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** A condition as it is said, '' of what holds always. */
export const given = (condition) => (condition && condition !== '1' ? `if ${condition}` : '');
