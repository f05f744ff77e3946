// Records what ajv, with the options and the schema of the official validator, says of
// seeded values and mutations of them, for every section and module type:
//
//   node internal/schema/testdata/record.mjs PER_NAME SEED | gzip -9n > internal/schema/testdata/verdicts.jsonl.gz
//
// Each line is [name, value, accepted]; an empty name stands for the root of a manifest. As the
// validator does, it tolerates app.name and refuses internal properties of module entries.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../testdata/oracle/package.json', import.meta.url));
const Ajv = require('ajv').default;
const formats = require('ajv-formats').default;
const root = require('@forge/manifest/schema.json');

const perName = Number(process.argv[2] ?? 40);
let state = Number(process.argv[3] ?? 1) >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

const ajv = new Ajv({ allErrors: true, strict: false });
formats(ajv);
ajv.addVocabulary(['defaultValue', 'fieldDescription', 'fieldTitle', 'shortClassName']);
ajv.addSchema(root, 'manifest');
const escape = (name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
const resolve = (schema) => {
  let found = schema;
  while (found && found.$ref) {
    found = found.$ref === '#' ? root : found.$ref.slice(2).split('/').reduce((at, step) => at[step], root);
  }
  return found ?? {};
};

const words = [
  'a', 'main', 'a-b', 'a_b', 'run.it', 'index.run', 'a/b', '/', '/a', '/a/*', 'https://a.example/b', 'http://a', '#fff', 'rgb(1, 2, 3)',
  '4px', '0', 'none', 'auto', 'default', 'small', 'this:a', 'page', 'comment', 'a:custom', 'ari:cloud:ecosystem::app/1', 'en-US', '1', '500m',
  '512Mi', '80:81', 'A=b', 'a:b', 'a.b.c', 'abc:def', 'resource:a;b.svg', 'A B', '*', '\\d', '', ' ', 'ä', '😀', '..', '-a', 'a..b', 'a|b', 'a\nb', 'x'.repeat(30),
];
const texts = (schema) => {
  const fits = words.filter((w) => !schema.pattern || new RegExp(schema.pattern, 'u').test(w));
  const least = schema.minLength ?? 0;
  const sized = fits.filter((w) => [...w].length >= least && [...w].length <= (schema.maxLength ?? 1e9));
  if (sized.length > 0) return sized;
  return fits.length > 0 ? fits.map((w) => w.padEnd(least, 'a')) : words;
};

// make makes a value that probably fits a schema.
function make(schema, depth) {
  if (schema === true || schema === undefined || depth > 9) return pick([1, 'a', true, {}, []]);
  const s = resolve(schema);
  if (s.const !== undefined) return s.const;
  if (s.enum) return pick(s.enum);
  const branches = [...(s.oneOf ? [pick(s.oneOf)] : []), ...(s.anyOf ? [pick(s.anyOf)] : []), ...(s.allOf ?? [])];
  if (s.if && s.then && random() < 0.5) branches.push(s.if, s.then);
  const made = branches.map((branch) => make(branch, depth + 1));
  const type = Array.isArray(s.type) ? pick(s.type) : s.type ?? (s.properties || s.required ? 'object' : s.items ? 'array' : undefined);
  switch (type) {
    case 'object': return Object.assign(makeMap(s, depth), ...made.filter((m) => m && typeof m === 'object' && !Array.isArray(m)));
    case 'array': return makeList(s, depth, made);
    case 'string': return made.find((m) => typeof m === 'string') ?? pick(texts(s));
    case 'boolean': return random() < 0.5;
    case 'integer':
    case 'number': return pick([s.minimum, s.maximum, 1, 2, 30, 512].filter((n) => n !== undefined));
    case 'null': return null;
  }
  const maps = made.filter((m) => m && typeof m === 'object' && !Array.isArray(m));
  if (maps.length > 1) return Object.assign({}, ...maps);
  return made.length > 0 ? made[made.length - 1] : pick(['a', {}]);
}

function makeMap(s, depth) {
  const map = {};
  const optional = [0, 0.15, 0.5][below(3)];
  for (const [name, value] of Object.entries(s.properties ?? {})) {
    if ((s.required ?? []).includes(name) || (random() < optional && !/^(resolvedResourceEntry|renderRuntimeType)$/.test(name))) {
      map[name] = make(value, depth + 1);
    }
  }
  for (const name of s.required ?? []) if (!(name in map)) map[name] = pick(['a', { default: 'a' }]);
  for (const [pattern, value] of Object.entries(s.patternProperties ?? {})) {
    map[pick(texts({ pattern, minLength: 1 }))] = make(value, depth + 1);
  }
  if (typeof s.additionalProperties === 'object' && random() < 0.7) map[pick(['a', 'b-c'])] = make(s.additionalProperties, depth + 1);
  return map;
}

function makeList(s, depth, made) {
  const list = made.find(Array.isArray) ?? [];
  const wanted = Math.max(s.minItems ?? 0, pick([0, 1, 1, 1, 2]));
  while (list.length < wanted) list.push(make(s.items, depth + 1));
  return list;
}

// places lists every place in a value: [container, key].
function places(container, key, all = []) {
  all.push([container, key]);
  const value = container[key];
  if (value && typeof value === 'object') for (const k of Object.keys(value)) places(value, k, all);
  return all;
}

const names = [...new Set(JSON.stringify(root).match(/"[a-zA-Z_]{2,20}":/g).map((n) => n.slice(1, -2)))];
const others = ['', 'x', 'a b', 'x'.repeat(300), 0, -1, 1.5, 1e9, true, false, null, [], {}, [null], ['a', 'a'], { a: 1 }, { key: 'k' }];

function mutate(value) {
  const holder = { value: structuredClone(value) };
  const all = places(holder, 'value');
  const [container, key] = random() < 0.1 ? all[0] : pick(all);
  const inside = container[key];
  const isMap = inside && typeof inside === 'object' && !Array.isArray(inside);
  switch (below(isMap ? 9 : Array.isArray(inside) ? 8 : 6)) {
    case 0: if (Array.isArray(container)) container.splice(Number(key), 1); else if (container !== holder) delete container[key]; break;
    case 1: container[key] = pick(others); break;
    case 2: container[key] = pick(words); break;
    case 3: if (container !== holder && !Array.isArray(container)) { const v = container[key]; delete container[key]; container[key + 's'] = v; } break;
    case 4: { const [c, k] = pick(all); if (c !== holder && container !== holder) container[key] = structuredClone(c[k]); break; }
    case 5: container[key] = typeof inside === 'string' ? inside + pick(['!', ' ', 'x'.repeat(1100), '/a', '-']) : [inside]; break;
    case 6: if (isMap) inside[pick(['unlicensedAccess', 'renderRuntimeType', 'resolvedResourceEntry', 'x'])] = pick(['iframe', null]); else inside.push(structuredClone(inside[0] ?? 1)); break;
    case 7: if (isMap) inside[pick(names)] = pick(['a', true, 1, {}, [{}]]); else inside.length = 0; break;
    case 8: container[key] = {}; break;
  }
  return holder.value;
}

// judge says whether the validator accepts a value.
function judge(name, kind, validate, value) {
  let ok = validate(value);
  if (!ok && kind !== 'module') {
    const at = kind === 'root' ? '/app' : name === 'app' ? '' : undefined;
    ok = validate.errors.every((e) => e.keyword === 'additionalProperties' && e.params.additionalProperty === 'name' && e.instancePath === at);
  }
  if (kind === 'module' && name !== 'function' && Array.isArray(value)) {
    const internal = (item) => item && typeof item === 'object' && ('resolvedResourceEntry' in item || 'renderRuntimeType' in item);
    ok = ok && !value.some(internal);
  }
  return ok;
}

const modules = resolve(root.properties.modules).properties;
const bare = structuredClone(root);
bare.definitions.ModuleSchema = { type: 'object' };
const subjects = [['', 'root', bare, ajv.compile(bare)]];
for (const name of Object.keys(root.properties).filter((n) => n !== 'modules')) {
  subjects.push([name, 'section', root.properties[name], ajv.compile({ $ref: `manifest#/properties/${escape(name)}` })]);
}
for (const name of Object.keys(modules).sort()) {
  subjects.push([name, 'module', modules[name], ajv.compile({ $ref: `manifest#/definitions/ModuleSchema/properties/${escape(name)}` })]);
}
for (const [name, kind, schema, validate] of subjects) {
  const wanted = kind === 'module' ? perName : 5 * perName;
  const seen = new Set();
  const valid = [];
  const put = (value) => {
    const text = JSON.stringify(value);
    if (text.length > 1500 || seen.has(text)) return false;
    seen.add(text);
    const ok = judge(name, kind, validate, value);
    process.stdout.write(JSON.stringify([name, value, ok]) + '\n');
    return true;
  };
  for (let i = 0; i < 400 && valid.length < wanted / 10; i++) {
    const value = make(schema, 0);
    if (judge(name, kind, validate, value) && JSON.stringify(value).length < 900) valid.push(value);
  }
  if (valid.length === 0) process.stderr.write(`no valid value of ${name}\n`);
  const bases = valid.length > 0 ? valid : [make(schema, 0)];
  let count = 0;
  for (const value of valid) if (count < wanted / 5 && put(value)) count++;
  for (let i = 0; i < wanted * 20 && count < wanted; i++) {
    let value = mutate(pick(bases));
    if (random() < 0.2) value = mutate(value);
    if (value !== undefined && put(value)) count++;
  }
}
