// first.mjs APP: prints the milliseconds from the moment at which the tab of APP/manifest.yml is there to the first diagnostic that VS Code counts
// in its status bar, in a window that has come to rest. Run by ../../first.sh; the package of this machine must be in dist/.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Session, extension, sleep } from './vscode.mjs';

const session = new Session('first');
const dist = join(extension, '../../dist');
const target = { x64: 'linux-x64', arm64: 'linux-arm64' }[process.arch];
session.install(join(dist, readdirSync(dist).find((name) => name.includes(target))));
await session.start();
const page = await session.page(process.argv[2]);
await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60000 });
await page.waitForFunction(() => !document.querySelector('.statusbar')?.innerText.includes('Activating'), undefined, { timeout: 60000 });
await sleep(Number(process.env.REST_MS ?? 8000));
await page.evaluate(() => {
  const look = () => {
    const problems = Number(/\d+/.exec(document.getElementById('status.problems')?.innerText ?? '')?.[0] ?? 0);
    if (document.querySelector('.tab.active[data-resource-name="manifest.yml"]')) window.begin ??= performance.now();
    if (window.begin && problems > 0) window.took = performance.now() - window.begin;
    else requestAnimationFrame(look);
  };
  look();
});
await page.dblclick('.explorer-folders-view .monaco-list-row >> text=manifest.yml');
await page.waitForFunction(() => window.took !== undefined, undefined, { timeout: 60000 });
console.log(Math.round(await page.evaluate(() => window.took)));
await session.stop();
process.exit(0);
