/** snippetTemplate writes a snippet of the protocol as a template of CodeMirror. */
export function snippetTemplate(text: string): string {
  const piece = /\\([$}\\])|\$(\d+)|\$\{(\d+)(?::((?:\\[$}\\]|[^}\\])*)|\|((?:\\.|[^|\\])*)\|)?\}/g;
  let out = '';
  let end = 0;
  for (const match of text.matchAll(piece)) {
    out += literal(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, escaped, short, long, named, choices] = match;
    out += escaped !== undefined ? literal(escaped) : field(short ?? long ?? '0', named ?? choices?.split(',')[0] ?? '');
  }
  return out + literal(text.slice(end));
}

const literal = (text: string): string => text.replace(/[{}]/g, '\\$&');

/** field is a place to fill in. The last one, 0, has no number there, which puts it behind the others. */
function field(number: string, placeholder: string): string {
  const plain = placeholder.replace(/\\([$}\\,|])/g, '$1');
  if (/[{}]/.test(plain)) return literal(plain); // such a name is not possible
  return number === '0' ? `\${${plain}}` : `\${${number}:${plain}}`;
}
