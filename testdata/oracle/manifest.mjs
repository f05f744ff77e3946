// Judges manifests as the official validator does.
//
//   node manifest.mjs schema   the YAML, the JSON schema and the internal properties
//   node manifest.mjs full     everything that "forge lint" asks of a manifest and its files
//
// Reads one JSON value a line: the text of a manifest, or {"manifest": text, "files": {path: content}}, where a path that ends
// in "/" is an empty directory. Answers each with a line {"problems": [{"level", "reference"}], "failures": [{"keyword", "path"}],
// "crash"}: failures are those of the JSON schema with the place in the document, and crash is the name of what was thrown.
// Files are only made in mode full, where texts alone get the files of stubs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

const { ProcessorBuilder, ValidationTypes } = manifest;
const chain = (type) => ProcessorBuilder.instance().withValidation(type).build();
const full = chain(ValidationTypes.FULL);
const schema = full.validators.find((v) => v.validateSchema);
if (process.argv[2] === 'schema') {
  full.validators = full.validators.slice(0, full.validators.indexOf(schema) + 2);
} else {
  // The schema is compiled once: the special runs begin with the validators that the full one has too.
  for (const type of [ValidationTypes.PRODUCT_TRIGGER, ValidationTypes.AGENT_PRODUCT_CONTEXT]) {
    full.validators.push(chain(type).validators.at(-1));
  }
}

const home = mkdtempSync(join(tmpdir(), 'oracle-'));
process.chdir(home);
process.on('exit', () => rmSync(home, { recursive: true }));
process.removeAllListeners('warning');
process.on('warning', () => {});

function write(files) {
  rmSync('app', { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    const at = join('app', path);
    mkdirSync(path.endsWith('/') ? at : dirname(at), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(at, content);
  }
}

async function judge(input) {
  const text = typeof input === 'string' ? input : input.manifest;
  if (process.argv[2] === 'schema') {
    writeFileSync('manifest.yml', text);
  } else {
    write({ 'manifest.yml': text, ...(input.files ?? stubs) });
    process.chdir('app');
  }
  const verdict = { problems: [], failures: [] };
  schema.validateSchema.errors = null;
  try {
    const { errors } = await full.process('manifest.yml');
    verdict.problems = (errors ?? []).map(({ level, reference }) => ({ level, reference }));
  } catch (e) {
    verdict.crash = e.constructor.name;
  }
  process.chdir(home);
  verdict.failures = (schema.validateSchema.errors ?? []).map((e) => ({ keyword: e.keyword, path: e.instancePath }));
  return verdict;
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await judge(JSON.parse(line))) + '\n');
}
