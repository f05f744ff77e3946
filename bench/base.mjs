// Measures keys in a manifest of a repository, in a server that compares it with the last commit and in one that does not, by
// turns: node base.mjs SERVER MANIFEST... Prints a Markdown table of milliseconds from a key to its diagnostics. The manifest
// differs from its commit in a title and, where it has scopes, in one of them. Needs git.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, percentile, sleep } from './client.mjs';

const [server, ...manifests] = process.argv.slice(2);
const keys = Number(process.env.KEYS ?? 300);

// repositoryOf returns a folder whose last commit has a text, and in which the manifest has another one.
function repositoryOf(committed, text) {
  const folder = mkdtempSync(join(tmpdir(), 'base-'));
  const git = (...args) => execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@example.com', ...args], { cwd: folder });
  git('init', '-q');
  writeFileSync(join(folder, 'manifest.yml'), committed);
  git('add', '.');
  git('commit', '-q', '-m', 'base');
  writeFileSync(join(folder, 'manifest.yml'), text);
  return folder;
}

// sessionOf opens the manifest of a folder, and returns what types a key into it and answers how long its diagnostics took.
async function sessionOf(folder, text, base) {
  let shown;
  const client = new Client({ label: base, cmd: [server, 'serve', '--stdio'] }, (message, at) => {
    if (message.method === 'textDocument/publishDiagnostics') shown?.(message.params, at);
  });
  await client.initialize(pathToFileURL(folder).href, {}, { impact: { base } });
  client.open(pathToFileURL(join(folder, 'manifest.yml')).href, text);
  await sleep(2000);
  const lines = text.split('\n');
  const line = lines.findLastIndex((l) => /^ +title: /.test(l));
  let odd = false;
  const key = () => new Promise((resolve) => {
    const start = performance.now();
    const version = client.document.version + 1;
    shown = (told, at) => { if (told.version === version) resolve(at - start); };
    client.edit(line, lines[line].length, lines[line].length + (odd ? 1 : 0), odd ? '' : 'x');
    odd = !odd;
  });
  return { key, close: () => client.close() };
}

console.log('| lines | without | with a base | more | p95 without | with |\n| ---: | ---: | ---: | ---: | ---: | ---: |');
for (const manifest of manifests) {
  const text = readFileSync(manifest, 'utf8');
  const committed = text.replace(/^(\s+title: ).*$/m, '$1Another').replace(/^    - (read|write):.*\n/m, '');
  const folder = repositoryOf(committed, text);
  const sessions = [await sessionOf(folder, text, ''), await sessionOf(folder, text, 'HEAD')];
  const times = [[], []];
  for (let i = 0; i < keys; i++) {
    for (const [n, session] of sessions.entries()) {
      times[n].push(await session.key());
      await sleep(20);
    }
  }
  const [without, withBase] = times.map((t) => percentile(t, 0.5, 2));
  console.log(`| ${text.split('\n').length - 1} | ${without} | ${withBase} | ${Math.round((withBase / without - 1) * 100)} % | ${times.map((t) => percentile(t, 0.95)).join(' | ')} |`);
  for (const session of sessions) await session.close();
}
