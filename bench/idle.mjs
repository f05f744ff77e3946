// idle.mjs BINARY [SECONDS]: what a session costs that is left alone with a workspace of 20,000 files, among them 20 manifests, one
// of which is open. The client asks for the diagnostics of the workspace every two seconds, as VS Code does. Prints for clients
// that watch files and that do not, and for one that watches files of which ten a second come and go: seconds of the processor
// a minute, and, where strace is there, calls of the system a minute. Linux.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, sleep } from './client.mjs';

const [binary, seconds = '60'] = process.argv.slice(2);
const period = 2000; // of the questions, in milliseconds
const manifest = `app:
  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000
  runtime:
    name: nodejs24.x
modules:
  jira:issuePanel:
    - key: panel
      title: Panel
      resource: main
      resolver:
        function: resolver
  function:
    - key: resolver
      handler: index.handler
resources:
  - key: main
    path: static/main
`;

/** newWorkspace makes 20 apps of 100 directories with 10 files each. */
function newWorkspace() {
  const root = mkdtempSync(join(tmpdir(), 'idle-'));
  for (let app = 0; app < 20; app++) {
    for (let dir = 0; dir < 100; dir++) {
      const path = join(root, `app${app}`, 'src', `dir${dir}`);
      mkdirSync(path, { recursive: true });
      for (let file = 0; file < 10; file++) writeFileSync(join(path, `file${file}.js`), 'export const run = () => {};\n');
    }
    const base = join(root, `app${app}`);
    mkdirSync(join(base, 'static/main'), { recursive: true });
    writeFileSync(join(base, 'manifest.yml'), manifest);
    writeFileSync(join(base, 'src/index.js'), 'export const handler = () => {};\n');
    writeFileSync(join(base, 'static/main/index.html'), '<html></html>\n');
  }
  return root;
}

/** Session is a server with a workspace, and what is said to it. */
class Session {
  constructor(root, watches) {
    this.root = root;
    this.watches = watches;
    this.client = new Client({ cmd: [binary, 'serve'] });
  }

  async open() {
    const uri = pathToFileURL(this.root).href;
    await this.client.initialize(uri, {
      textDocument: { diagnostic: {} },
      workspace: { diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: this.watches } },
    });
    this.client.open(`${uri}/app0/manifest.yml`, manifest);
  }

  /** poll asks for the diagnostics of the workspace, and remembers what is known of them, as VS Code does. */
  async poll() {
    const { result: { items } } = await this.client.ask('workspace/diagnostic', { previousResultIds: this.known ?? [] });
    this.known = items.filter(({ resultId }) => resultId).map(({ uri, resultId }) => ({ uri, value: resultId }));
    this.manifests = items.length;
  }

/** churn makes so many files, or removes those that it made before, and tells of them. */
  churn(first, end) {
    const changes = [];
    for (let n = first; n < end; n++) {
      const name = `app${(n >> 1) % 20}/src/new${n >> 1}.js`, isNew = n % 2 === 0;
      if (isNew) writeFileSync(join(this.root, name), '');
      else rmSync(join(this.root, name));
      changes.push({ uri: `${pathToFileURL(this.root).href}/${name}`, type: isNew ? 1 : 3 });
    }
    if (changes.length > 0) this.client.tell('workspace/didChangeWatchedFiles', { changes });
  }
}

/** processorSeconds is the time that a process has used of the processor, in user mode and in the system. */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** spend lets a session go on for a time, with so many files a second that come or go. They are told of in batches, as by VS Code. */
async function spend(session, ms, filesPerSecond) {
  const begin = Date.now();
  let polls = 0, files = 0;
  while (Date.now() - begin < ms) {
    const gone = Date.now() - begin;
    const due = Math.floor(gone / 1000 * filesPerSecond);
    session.churn(files, due);
    files = due;
    for (; polls < gone / period; polls++) await session.poll();
    await sleep(250);
  }
}

/** systemCalls counts the calls of a process meanwhile; undefined without strace. */
async function systemCalls(pid, meanwhile) {
  if (spawnSync('strace', ['-V']).error) return undefined;
  const strace = spawn('strace', ['-f', '-c', '-U', 'calls,name', '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  strace.stderr.on('data', (chunk) => { said += chunk; });
  await sleep(1000);
  await meanwhile();
  strace.kill('SIGINT');
  await new Promise((resolve) => strace.on('close', resolve));
  const counts = new Map([...said.matchAll(/^ *(\d+) (\w+)$/gm)].map(([, calls, name]) => [name, Number(calls)]));
  const files = ['openat', 'newfstatat', 'fstat', 'statx', 'getdents64', 'readlinkat', 'lstat', 'stat'].map((name) => counts.get(name) ?? 0);
  return { all: counts.get('total') ?? 0, files: files.reduce((a, b) => a + b) };
}

const root = newWorkspace();
try {
  const length = Number(seconds) * 1000;
  for (const [name, watches, filesPerSecond] of [['watches', true, 0], ['does not watch', false, 0], ['watches ten files a second', true, 10]]) {
    const session = new Session(root, watches);
    await session.open();
    await spend(session, 5000, 0);
    const { pid } = session.client.process, before = processorSeconds(pid);
    await spend(session, length, filesPerSecond);
    const used = (processorSeconds(pid) - before) * 60000 / length;
    const calls = await systemCalls(pid, () => spend(session, length, filesPerSecond));
    const perMinute = (n) => Math.round(n * 60000 / length);
    console.log(`${name.padEnd(28)} ${session.manifests} manifests  ${used.toFixed(2)} s of the processor a minute` +
      (calls ? `  ${perMinute(calls.all)} calls, ${perMinute(calls.files)} of them about files` : ''));
    await session.client.close();
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
