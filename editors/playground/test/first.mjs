// first.mjs DIRECTORY [TIMES]: prints the milliseconds from the start of the server, and from the beginning of the navigation, to
// the first diagnostics of the playground, in a Chromium that knows nothing of it (default: 7 times): in one that is open, and is led
// there by a page of another site, and in one that has just been started, which loads pages of its own meanwhile (those of its
// tabs and its address bar: half a second of the processor). No debugger looks at the page, as one does in run.mjs: to look at what is
// loaded costs some hundred milliseconds here.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserPath, serve } from './site.mjs';

const [dir, times = '7'] = process.argv.slice(2);

/** watch runs in the page: it tells the server when the first diagnostics are there. */
function watch() {
  const [first] = performance.getEntriesByName('first diagnostics');
  if (!first) return void setTimeout(watch, 20);
  const [begun] = performance.getEntriesByName('worker starts');
  void fetch('told', { method: 'POST', body: JSON.stringify({ start: first.startTime - begun.startTime, navigation: first.startTime }) });
}

/** rest is how long a browser that is open is left alone before it is led to the playground, in milliseconds. */
const rest = 4000;

/** patience is how long a page may take, in milliseconds. */
const patience = 120_000;

/** once starts a browser with a page and returns what the playground tells. */
async function once(page) {
  const profile = mkdtempSync(path.join(tmpdir(), 'first-'));
  let late;
  const told = new Promise((resolve, reject) => {
    site.told = resolve;
    late = setTimeout(() => reject(new Error(`the playground shows nothing in ${patience} ms`)), patience);
  });
  const browser = spawn(browserPath, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`, page], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => browser.on('exit', resolve));
  try {
    return JSON.parse(await told);
  } finally {
    clearTimeout(late);
    process.kill(-browser.pid, 'SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

const site = await serve(dir, `${watch}\nwatch();\n`);
const before = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>Before</title><script>setTimeout(() => location.assign('${site.address}'), ${rest})</script>`);
});
await new Promise((resolve) => before.listen(0, 'localhost', resolve)); // another site than 127.0.0.1
for (const [state, page] of [['open', `http://localhost:${before.address().port}/`], ['just started', site.address]]) {
  const all = [];
  for (let i = 0; i < Number(times); i++) all.push(await once(page));
  for (const from of ['start', 'navigation']) {
    const sorted = all.map((each) => Math.round(each[from])).sort((a, b) => a - b);
    console.log(`${state}, from ${from} to the first diagnostics: median ${sorted[sorted.length >> 1]} ms of ${sorted.join(', ')}`);
  }
}
before.close();
site.stop();
