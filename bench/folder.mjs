// Measures a key in a small manifest while 2,000 others in the workspace are read in the background, and
// afterwards: node folder.mjs SERVER [ROUNDS]. The time is that from the edit to its diagnostics. Keys are
// undisturbed if no thread of the server or of this client waited for a processor meanwhile, in all for
// longer than a millisecond: on a machine with other work the others measure that work.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, percentile, sleep } from './client.mjs';

const [server, rounds = '5'] = process.argv.slice(2);
const manifests = 2000;
const functions = 50; // in each: two lines each
const interval = 80; // between keys, as in the other measures

const source = ['app:', '  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555', 'modules:', '  function:']
  .concat(Array.from({ length: functions }, (_, i) => `    - key: f${i}\n      handler: index.run`)).join('\n') + '\n';
const folder = mkdtempSync(join(tmpdir(), 'folder-'));
for (let i = 0; i < manifests; i++) {
  mkdirSync(join(folder, `app${i}`));
  writeFileSync(join(folder, `app${i}`, 'manifest.yml'), source);
}
const uri = pathToFileURL(join(folder, 'app0', 'manifest.yml')).href;

// waited is how long the threads of a process waited for a processor until now.
const waited = (pid) => readdirSync(`/proc/${pid}/task`)
  .reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[1]) / 1e6, 0);
const waitedHere = (client) => waited(client.process.pid) + waited(process.pid);

// round starts a server and types until it has read all manifests, and as many keys again.
async function round() {
  const times = { reading: [], after: [] };
  let begun = 0, ended = 0, published = () => {};
  const client = new Client({ cmd: [server, 'serve', '--stdio'] }, (message, at) => {
    const kind = message.method === '$/progress' && message.params.value.kind;
    if (kind === 'begin') begun = at;
    if (kind === 'end') ended = at;
    if (message.method === 'textDocument/publishDiagnostics' && message.params.version === client.document.version) published(at);
  });
  await client.initialize(pathToFileURL(folder).href, {
    window: { workDoneProgress: true }, textDocument: { publishDiagnostics: { versionSupport: true } },
  });
  let first = new Promise((resolve) => { published = resolve; });
  client.open(uri, source);
  await first;
  for (let keys = 0; times.after.length < Math.max(times.reading.length, 40); keys++) {
    await sleep(interval);
    const wasReading = begun > 0 && ended === 0;
    const shown = new Promise((resolve) => { published = resolve; });
    const before = waitedHere(client);
    const start = performance.now();
    client.edit(5, 24, 24 + (keys % 2), keys % 2 ? '' : 'x');
    const key = { took: await shown - start, isUndisturbed: waitedHere(client) - before < 1 };
    if (wasReading) times.reading.push(key);
    else if (ended > 0) times.after.push(key);
  }
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${client.process.pid}/status`, 'utf8'))[1]) / 1024;
  await client.close();
  return { ...times, index: ended - begun, memory };
}

const all = { reading: [], after: [], index: [], memory: [] };
for (let i = 0; i < Number(rounds); i++) {
  const found = await round();
  all.reading.push(...found.reading);
  all.after.push(...found.after);
  all.index.push(found.index);
  all.memory.push(found.memory);
}
rmSync(folder, { recursive: true });
for (const [name, keys] of [['while reading', all.reading], ['afterwards', all.after]]) {
  for (const [which, some] of [['all', keys], ['undisturbed', keys.filter((key) => key.isUndisturbed)]]) {
    const times = some.map((key) => key.took);
    if (times.length > 0) console.log(`${name}, ${which}: ${times.length} keys, median ${percentile(times, 0.5)} ms, 95th percentile ${percentile(times, 0.95)} ms`);
  }
}
console.log(`reading: median ${percentile(all.index, 0.5)} ms; memory: ${percentile(all.memory, 1)} MB`);
