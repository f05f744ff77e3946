// host.mjs: runs the tests of host/ within the extension host, once for each kind of workspace. The exit code is 0 if all pass.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session, extension, newApp, out, settings, until } from './vscode.mjs';

/** patience is how long one run may take, in milliseconds. */
const patience = Number(process.env.PATIENCE_MS ?? 240000);

const kinds = {
  folder: (session) => newApp('folder', { '.vscode/settings.json': settings({ 'forgeManifest.server.path': session.recorder() }), 'other.yml': 'a: 1\n' }),
  elsewhere: () => newApp('elsewhere/app', { '../empty/other.yml': 'modules:\n  jira:issuePanel:\n    - key: a\n' }).replace(/app$/, 'empty'),
  folders: () => {
    const first = newApp('folders/first', { '.vscode/settings.json': settings({ 'forge-manifest-ls.rules': { 'module-deprecated': 'off' } }) });
    const second = newApp('folders/second', { '.vscode/settings.json': settings({ 'forge-manifest-ls.rules': { 'module-deprecated': 'error' } }) });
    const path = join(out, 'work/folders/both.code-workspace');
    writeFileSync(path, JSON.stringify({ folders: [{ path: first }, { path: second }] }));
    return path;
  },
  beside: (session) => {
    const vsix = join(session.dir, 'yaml.vsix');
    execFileSync(join(extension, 'node_modules/.bin/vsce'), ['package', '--no-dependencies', '--skip-license', '--out', vsix], { cwd: join(extension, 'test/yaml_extension'), stdio: 'pipe' });
    session.install(vsix);
    return newApp('beside', { '.vscode/settings.json': settings(), 'other.yml': 'a: 1\n' });
  },
  sources: () => newApp('sources', {
    '.vscode/settings.json': settings({ 'forge-manifest-ls.diagnostics.inSources': true }),
    'src/index.js': "import { sql } from '@forge/sql';\nexport const handler = () => sql.prepare('select 1');\n",
  }),
  // The web extension host: the server is a worker, and the files of the workspace are those of another machine.
  web: () => newApp('web', { '.vscode/settings.json': settings(), 'other.yml': 'a: 1\n' }),
  // More files than are given to the worker, and the sources that the manifest names are not there.
  'web-large': () => {
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`many/${i}.js`, '']));
    const root = newApp('web-large', { '.vscode/settings.json': settings(), ...many });
    rmSync(join(root, 'src'), { recursive: true });
    return root;
  },
  untrusted: (session) => newApp('untrusted', {
    '.vscode/settings.json': settings({ 'forgeManifest.server.path': session.recorder() }),
    'node_modules/@forge/manifest/package.json': '{"name":"@forge/manifest","version":"99.0.0"}\n',
  }),
};

/** webExtension makes a copy of the extension that runs in the web extension host alone, and returns its path. */
function webExtension(session) {
  const copy = join(session.dir, 'extension');
  for (const part of ['out/web.js', 'out/web_test.js', 'worker']) cpSync(join(extension, part), join(copy, part), { recursive: true });
  const { main: _, ...manifest } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, extensionKind: ['web'] }));
  return copy;
}

/** runHost runs the tests for one kind of workspace and returns their exit code. */
async function runHost(kind) {
  process.env.FORGE_MANIFEST_LS_TESTS = kind;
  const session = new Session(kind, { trusted: kind !== 'untrusted' });
  let code;
  const began = Date.now();
  try {
    const where = kinds[kind](session);
    await session.start();
    const [developed, tests] = kind.startsWith('web') ? [webExtension(session), 'out/web_test.js'] : [extension, 'out/test.js'];
    const payload = [['extensionDevelopmentPath', session.remote(developed)], ['extensionTestsPath', session.remote(join(developed, tests))]];
    await session.page(where, payload, {
      // The workbench says a lot here, too: what the tests say goes to the terminal, all of it to a file.
      codeAutomationLog: (_type, args) => {
        const line = args.join(' ');
        appendFileSync(join(session.dir, 'log'), line + '\n');
        if (/^(ok|FAIL|Error)/.test(line)) console.log(line);
      },
      codeAutomationExit: (exit) => { code = exit; },
    });
    await until(() => code !== undefined, patience, `the tests of ${kind} to end`);
  } catch (error) {
    console.log(String(error.message ?? error));
    code ??= 1;
  } finally {
    await session.stop();
  }
  console.log(`${kind}: ${code === 0 ? 'ok' : 'FAIL'}, ${Math.round((Date.now() - began) / 1000)} s`);
  return code;
}

const wanted = process.argv.slice(2);
let failed = 0;
for (const kind of wanted.length ? wanted : Object.keys(kinds)) {
  if (await runHost(kind) !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
