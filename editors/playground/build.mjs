// build.mjs DIRECTORY RULES: bundles the playground into a directory; RULES is a file with what
// "forge-manifest-ls rules --format json" prints.
import { build } from 'esbuild';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [out, rulesFile] = process.argv.slice(2);
const here = import.meta.dirname;

const common = {
  outdir: out,
  bundle: true,
  minify: true,
  target: ['chrome111', 'firefox113', 'safari16.4'],
  legalComments: 'linked',
  logLevel: 'warning',
};
await build({ ...common, entryPoints: [path.join(here, 'src/start.ts')], format: 'iife' });
await build({ ...common, entryPoints: [path.join(here, 'src/main.ts')], format: 'esm' });
for (const name of ['index.html', 'style.css']) copyFileSync(path.join(here, name), path.join(out, name));
copyFileSync(path.join(here, '../vscode/icon.svg'), path.join(out, 'icon.svg'));

// textsIn returns the texts of the files in a directory, by path.
function textsIn(dir) {
  const names = readdirSync(dir, { recursive: true }).map((name) => name.replaceAll(path.sep, '/'));
  return Object.fromEntries(names.filter((name) => statSync(path.join(dir, name)).isFile()).sort().map((name) => [name, readFileSync(path.join(dir, name), 'utf8')]));
}

const example = (dir) => textsIn(path.join(here, 'examples', dir));
const apps = [
  { name: 'dashboard', title: 'Dashboard gadget', files: textsIn(path.join(here, '../../testdata/apps/dashboard-insights')) },
  { name: 'rovo', title: 'Rovo agent with a skill', files: example('rovo') },
  { name: 'remote', title: 'Forge remote', files: example('remote') },
  { name: 'connect', title: 'Connect app on Forge', files: example('connect') },
];
const around = { 'src/index.js': 'export const run = () => {};\n', 'static/main/index.html': '<!doctype html>\n' };
const rules = JSON.parse(readFileSync(rulesFile, 'utf8')).rules.filter((rule) => rule.bad);
const isFile = ([name]) => !name.endsWith('/');
writeFileSync(
  path.join(out, 'examples.json'),
  JSON.stringify({
    apps,
    rules: rules.map((rule) => ({ name: rule.code, title: rule.code, files: { 'manifest.yml': rule.bad, ...around, ...Object.fromEntries(Object.entries(rule.files ?? {}).filter(isFile)) } })),
  }),
);
