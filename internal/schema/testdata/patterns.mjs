// Records what JavaScript makes of the regular expressions of Forge's schema:
//
//   node internal/schema/testdata/patterns.mjs | gzip -9n > internal/schema/testdata/patterns.jsonl.gz
//
// Each line is [pattern, matching strings, other strings].
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../testdata/oracle/package.json', import.meta.url));
const root = require('@forge/manifest/schema.json');

const sources = new Set();
(function collect(value) {
  if (!value || typeof value !== 'object') return;
  if (typeof value.pattern === 'string') sources.add(value.pattern);
  if (value.patternProperties) Object.keys(value.patternProperties).forEach((name) => sources.add(name));
  Object.values(value).forEach(collect);
})(root);

let state = 1;
const below = (n) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % n;
};
const odd = ['\n', '\r', '\t', '\u2028', '\u2029', '\u00a0', '\ufeff', '\u0000', 'ä', 'ſ', 'K', '😀', ' ', '"', '\\', '|', ';', '}', 'é', '٣', '\v', '\f', '\u0085', '\u180e'];
const seeds = [
  '', 'a', 'A-b_c', 'a.b.c', 'a..b', '.a', 'a.', '-a', '_a', 'a/b', '/a/b/*/**', '/', 'this:a-b', 'page', 'comment', 'abc:custom', 'default', 'x-default', 'en-US',
  '500m', '0.5', '1.', '512Mi', '80:81', 'A=b', '1A=b', '/a:/b:ro', 'a:b:rw', 'https://a.b/c', 'http://a', 'ftp://a', '#fff', '#0052cc', '#ffff', 'rgb(1, 2, 3)', 'rgb(256,0,0)',
  'rgba(1,2,3,0.5)', 'hsl(216, 100%, 40%)', 'hsla(1,2%,3%,1)', 'rgb(10%, 20%,30%)', '4px', '0', '0 0', '1em 2px 3% 4pt', '1em  2px', 'auto', 'none', 'cover', 'small', '*x', 'a b',
  'ari:cloud:ecosystem::app/1', 'xari:cloud:ecosystem::app/ ', 'a1-b', 'a-', 'a'.repeat(25), 'a'.repeat(26), 'a'.repeat(23) + '/' + 'b'.repeat(23), 'a'.repeat(24) + '/b', 'a'.repeat(93) + ':custom',
  'a'.repeat(94) + ':custom', 'a'.repeat(127), 'a'.repeat(128), '\\d', 'a\\b', 'http', '//a?b#c', 'a;b', 'a|b', 'a}b', 'a:b-c_1',
];
for (const source of [...sources].sort()) {
  const expression = new RegExp(source, 'u');
  const strings = new Set(seeds);
  const letters = [...new Set(source.replace(/\\./g, '') + 'aZ09-_./: ')];
  for (let i = 0; i < 150; i++) {
    let s = seeds[below(seeds.length)];
    for (let n = below(3); n >= 0; n--) {
      const at = below(s.length + 1);
      const put = below(3) === 0 ? odd[below(odd.length)] : letters[below(letters.length)];
      s = s.slice(0, at) + put + s.slice(at + below(2));
    }
    if (s.isWellFormed()) strings.add(s);
  }
  const all = [...strings];
  process.stdout.write(JSON.stringify([source, all.filter((s) => expression.test(s)), all.filter((s) => !expression.test(s))]) + '\n');
}
