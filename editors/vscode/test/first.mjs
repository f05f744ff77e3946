// first.mjs APP PACKAGE WHEN: prints the milliseconds from the moment at which the tab of APP/manifest.yml is there to the first error that is
// underlined in it, with a packaged extension. WHEN is how it is opened:
//   start  the window opens with it, so that nothing runs yet
//   rest   in a window that has come to rest
//   again  in such a window, after another YAML file, so that a server that is started with the first one runs
// Run by ../../first.sh.
import { join } from 'node:path';
import { Session, out, sleep } from './vscode.mjs';

const [app, packaged, when] = process.argv.slice(2);
const rest = Number(process.env.REST_MS ?? 8000);
const session = new Session('first');
session.install(packaged);
await session.start();

/** watch runs in the page, and leaves there how long it took. */
function watch() {
  if (document.querySelector('.tab.active[data-resource-name="manifest.yml"]')) window.begin ??= performance.now();
  if (window.begin && document.querySelector('.monaco-editor .squiggly-error')) window.took = performance.now() - window.begin;
  else requestAnimationFrame(watch);
}

const atStart = when === 'start' ? [['openFile', session.remote(join(app, 'manifest.yml'))]] : [];
const page = await session.page(app, atStart, {}, `${watch}\nwatch();`);
const open = (name) => page.dblclick(`.explorer-folders-view .monaco-list-row >> text=${name}`);
try {
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60000 });
  if (when !== 'start') {
    await page.waitForFunction(() => !document.querySelector('.statusbar')?.innerText.includes('Activating'), undefined, { timeout: 60000 });
    await sleep(rest);
    if (when === 'again') await open('other.yml').then(() => sleep(rest));
    await open('manifest.yml');
  }
  await page.waitForFunction(() => window.took !== undefined, undefined, { timeout: 60000 });
  console.log(Math.round(await page.evaluate(() => window.took)));
} catch (error) {
  await page.screenshot({ path: join(out, 'first.png') });
  throw error;
}
await session.stop();
process.exit(0);
