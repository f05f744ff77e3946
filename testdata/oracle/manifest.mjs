// Judges manifests as the official validator does.
//
// Reads one JSON value a line: {"manifest": text, "files": {path: content}, "stage"}. Stage "schema" looks at the YAML, the JSON schema and
// the internal properties, and makes no files; "full", at everything that "forge lint" asks of a manifest and its files, but for
// the sources. A path that ends in "/" is an empty directory; without files there are those of stubs.
//
// Answers each with a line {"verdict", "problems": [{"level", "reference", "name", "validator", "message", "line"}], "failures": [{"keyword",
// "path"}], "crash"}: verdict is accepted, warning, error or crash; name is that of the function that worded the message, where
// there is one; failures are those of the JSON schema with the place in the document; crash is the name of what was thrown.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import manifest from '@forge/manifest';

const stubs = {
  'src/index.js': 'export const run = () => {};\n',
  'src/ui.jsx': 'export default null;\n',
  'static/main/index.html': '<!doctype html>\n',
  'skills/greet/SKILL.md': '---\nname: greet\ndescription: Greets a person by name\n---\nGreet the person.\n',
  'locales/en-US.json': '{"title": "Title"}\n',
};

// The messages are made by functions in a tree. Who made which is noted, so that tests need no texts.
const names = new Map();
const fixed = new Map();
function watch(tree, path) {
  for (const [key, value] of Object.entries(tree)) {
    const name = path + key;
    if (typeof value === 'object') watch(value, name + '.');
    else if (typeof value === 'string') fixed.set(value, name);
    else {
      tree[key] = (...args) => {
        const message = value(...args);
        const inner = args.filter((a) => typeof a === 'string' && names.has(a)).map((a) => names.get(a));
        names.set(message, [name, ...inner].join(' of '));
        return message;
      };
    }
  }
}
const require = createRequire(import.meta.url);
const official = (path) => require(join(dirname(require.resolve('@forge/manifest')), path));
watch(official('text/errors.js').errors, '');

const { ProcessorBuilder, ValidationTypes } = manifest;
const full = ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build();
const schema = full.validators.find((v) => v.validateSchema);
// What lint asks besides the full run. Its other runs look for fixes of problems that the full one finds.
const { AgentProductContextScopesValidator, ProductTriggerScopesValidator } = official('validators/index.js');
full.validators.push(new ProductTriggerScopesValidator(official('mapping/product-event-to-scope-mapping.json')));
full.validators.push(new AgentProductContextScopesValidator(official('mapping/agent-product-context-to-scope-mapping.json')));
const stages = {
  schema: full.validators.slice(0, full.validators.indexOf(schema) + 2),
  full: full.validators,
};
for (const v of full.validators) {
  const validate = v.validate.bind(v);
  v.validate = async (input) => {
    const result = await validate(input);
    for (const e of result.errors ?? []) e.validator ??= v.constructor.name;
    return result;
  };
}

const home = mkdtempSync(join(tmpdir(), 'oracle-'));
process.chdir(home);
process.on('exit', () => rmSync(home, { recursive: true }));
process.removeAllListeners('warning');
process.on('warning', () => {});

let present;
function write(files) {
  const wanted = JSON.stringify(files);
  if (wanted === present) return;
  present = wanted;
  rmSync('app', { recursive: true, force: true });
  mkdirSync('app');
  for (const [path, content] of Object.entries(files)) {
    const at = join('app', path);
    mkdirSync(path.endsWith('/') ? at : dirname(at), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(at, content);
  }
}

async function judge({ manifest: text, files, stage }) {
  full.validators = stages[stage];
  write(stage === 'schema' ? {} : (files ?? stubs));
  process.chdir('app');
  writeFileSync('manifest.yml', text);
  names.clear();
  for (const [message, name] of fixed) names.set(message, name);
  const verdict = { verdict: 'accepted', problems: [], failures: [] };
  schema.validateSchema.errors = null;
  try {
    const { errors = [] } = await full.process('manifest.yml');
    verdict.problems = errors.map(({ level, reference, validator, message, line }) => {
      return { level, reference, name: names.get(message), validator, message, line };
    });
    for (const level of ['warning', 'error']) if (errors.some((e) => e.level === level)) verdict.verdict = level;
  } catch (e) {
    verdict.crash = e.constructor.name;
    verdict.verdict = 'crash';
  }
  process.chdir(home);
  verdict.failures = (schema.validateSchema.errors ?? []).map((e) => ({ keyword: e.keyword, path: e.instancePath }));
  return verdict;
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await judge(JSON.parse(line))) + '\n');
}
