// VS Code's server and a browser with its workbench, without anything from outside the machine. The environment says:
//   VSCODE_HOME  what install.sh made
//   OUT          where logs, traces and screenshots go
//   CHROMIUM     the browser (default: the first of chromium, chromium-browser, google-chrome on the PATH)
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const extension = dirname(here);
const home = process.env.VSCODE_HOME;
mkdirSync(process.env.OUT, { recursive: true });
export const out = realpathSync(process.env.OUT);

const modules = join(home, 'node_modules');
const { chromium } = createRequire(join(home, 'x.js'))('playwright-core');
const node = readdirSync(modules).filter((name) => name.startsWith('node-')).map((name) => join(modules, name, 'bin/node')).find(existsSync);
const serverMain = join(modules, 'code-server/lib/vscode/out/server-main.js');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** browserPath returns the browser of the machine. */
function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).trim();
}

/** settings are those that tests need of VS Code: no tips, no telemetry, and of this extension the program to start. */
export const settings = (more = {}) => JSON.stringify({
  'files.autoSave': 'off', 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true, 'security.workspace.trust.enabled': true, ...more,
}, null, 2);

/** newApp makes the app of the scenario in a folder below OUT, with more files, {path: text}, and returns its path. */
export function newApp(name, files = {}) {
  const root = join(out, 'work', name);
  execFileSync(join(extension, '../scenario/app.sh'), [root]);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return realpathSync(root);
}

/** Session is one VS Code server with a data folder of its own. */
export class Session {
  constructor(name, { trusted = true } = {}) {
    this.dir = join(out, name);
    mkdirSync(this.dir, { recursive: true });
    this.wire = join(this.dir, 'wire.jsonl');
    this.trust = trusted ? ['--disable-workspace-trust'] : [];
    this.options = ['--server-data-dir', join(this.dir, 'data'), '--extensions-dir', join(this.dir, 'extensions'), '--accept-server-license-terms', '--telemetry-level', 'off'];
    this.environment = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  }

  /** recorder makes a program that starts the bundled server and writes down what passes between it and the client. */
  recorder() {
    const path = join(this.dir, 'forge-manifest-ls');
    const words = [process.execPath, join(here, 'wire.mjs'), this.wire, join(extension, 'bin/forge-manifest-ls')];
    writeFileSync(path, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** install installs a packaged extension. */
  install(vsix) {
    execFileSync(node, [serverMain, ...this.options, '--install-extension', vsix], { env: this.environment, stdio: 'pipe' });
  }

  /** start starts VS Code's server. */
  async start() {
    this.server = spawn(node, [serverMain, ...this.options, ...this.trust, '--host', '127.0.0.1', '--port', '0', '--enable-smoke-test-driver', '--without-connection-token'],
      { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    this.address = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('VS Code does not start:\n' + said)), 120000);
      const take = (chunk) => {
        said += chunk;
        appendFileSync(join(this.dir, 'server.log'), chunk);
        const port = /(?:listening on|127\.0\.0\.1:)\s*(\d+)/i.exec(said)?.[1];
        if (port) {
          clearTimeout(late);
          resolve(`127.0.0.1:${port}`);
        }
      };
      this.server.stdout.on('data', take);
      this.server.stderr.on('data', take);
      this.server.on('exit', (code) => reject(new Error(`VS Code ended with ${code}:\n${said}`)));
    });
  }

  /** page opens the workbench on a folder or a .code-workspace file. payload is a list of pairs; first is a function that the page calls before all. */
  async page(where, payload = [], expose = {}, first = undefined) {
    this.browser ??= await chromium.launch({ executablePath: browserPath(), headless: true, args: flags });
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 760 }, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    page.on('console', (message) => appendFileSync(join(this.dir, 'console.log'), message.text() + '\n'));
    for (const [name, f] of Object.entries(expose)) await page.exposeFunction(name, f);
    if (first) await page.addInitScript(first);
    const key = where.endsWith('.code-workspace') ? 'workspace' : 'folder';
    const all = JSON.stringify([['skipWelcome', 'true'], ...payload]);
    await page.goto(`http://${this.address}/?${key}=${encodeURIComponent(where)}&payload=${encodeURIComponent(all)}`);
    return page;
  }

  /** remote is the address of a path on the server, as VS Code spells it. */
  remote(path) { return `vscode-remote://${this.address}${realpathSync(path)}`; }

  /** messages are those that have passed between the client and the server, oldest first. */
  messages() {
    if (!existsSync(this.wire)) return [];
    return readFileSync(this.wire, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  }

  async stop() {
    await this.browser?.close();
    this.server?.removeAllListeners('exit');
    this.server?.kill();
  }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** until waits for a function to return something true, and returns that. */
export async function until(f, ms, what) {
  for (const end = Date.now() + ms; ; await sleep(20)) {
    const got = await f();
    if (got) return got;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
  }
}
