// workbench.mjs VSIX IMAGES: installs the packaged extension, does in the whole workbench what a person does, with the keyboard, and
// writes pictures of it into a folder. Then it types a manifest as someone does who looks at no list. The exit code is 0 if all was
// seen and both saved files are as meant.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session, newApp, settings, sleep, until } from './vscode.mjs';

const [vsix, images] = process.argv.slice(2);
const patience = 30000;
const quickInput = '.quick-input-widget:not([style*="display: none"]) input';

const typed = `app:
  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000
  runtime:
    name: nodejs24.x
modules:
  jira:issuePanel:
    - key: panel
      resource: main
      resolver:
        function: fetch
      title: Panel
      icon: https://example.com/icon.png
  function:
    - key: fetch
      handler: index.handler
resources:
  - key: main
    path: static/gadget/build
permissions:
  scopes:
    - read:jira-work`;

const root = newApp('workbench', {
  'typed/manifest.yml': '\n',
  '.vscode/settings.json': settings({ 'workbench.colorTheme': 'Default Dark Modern' }),
});
const session = new Session('workbench');
let page;

const key = async (name) => { await page.keyboard.press(name); await sleep(250); };
const shot = async (name) => { await sleep(400); await page.screenshot({ path: join(images, `vscode-${name}.png`) }); };
const seen = async (selector) => await page.waitForSelector(selector, { timeout: patience });

/** errors is the number of errors, as the status bar says it. */
const errors = () => page.evaluate(() => Number(/\d+/.exec(document.getElementById('status.problems')?.innerText ?? '')?.[0] ?? 0));

/** choose opens a list by a key, types, and takes the first row. */
async function choose(open, text) {
  await key(open);
  await seen(quickInput);
  await page.keyboard.type(text);
  await seen('.quick-input-list .monaco-list-row');
  await sleep(500);
  await key('Enter');
}

/** go puts the cursor at the place in the saved file where a text begins, some characters on. */
async function go(text, on = 0) {
  const before = readFileSync(join(root, 'manifest.yml'), 'utf8').split(text)[0].split('\n');
  await key('Control+g');
  await seen(quickInput);
  await page.keyboard.type(`${before.length}:${before.at(-1).length + 1 + on}`);
  await key('Enter');
}

async function play() {
  await choose('Control+p', 'manifest.yml');
  await seen('.tab.active[data-resource-name="manifest.yml"]');
  const opened = Date.now();
  await until(async () => await errors() === 2, patience, 'the first diagnostics');
  console.log(`tab to first diagnostics, window just opened: ${Date.now() - opened} ms`);

  await go('resolver:\n', 3);
  await seen('.editor-instance .squiggly-error');
  await key('Control+.');
  await seen('.action-widget .monaco-list-row');
  await shot('quick-fix');
  await key('Escape');

  await go('- key: shared-data\n      resolver');
  await key('End');
  await key('Enter');
  await page.keyboard.type('resource: ', { delay: 60 });
  await seen('.suggest-widget.visible .monaco-list-row');
  await shot('completion');
  await page.keyboard.type('shared-data', { delay: 60 });
  await key('Escape');
  await until(async () => await errors() === 1, patience, 'the mistake to go');
  await key('Control+s');
  await until(() => readFileSync(join(root, 'manifest.yml'), 'utf8').includes('resource: shared-data'), patience, 'the saved file');

  await go('jira:dashboardBackgroundScript', 4);
  await key('Control+k');
  await key('Control+i');
  await seen('.monaco-hover:not(.hidden) .hover-contents');
  await shot('hover');
  await key('Escape');

  await go('key: main', 6);
  await key('F2');
  await seen('.rename-box.preview, .rename-box');
  await page.keyboard.type('gadget');
  await shot('rename');
  await key('Enter');
  await sleep(500);
  await key('Control+s');
  await until(() => (readFileSync(join(root, 'manifest.yml'), 'utf8').match(/: gadget$/gm) ?? []).length === 3, patience, 'three places of the new name');

  await choose('F1', 'Preferences: Toggle between Light/Dark Themes');
  await key('Control+Shift+m');
  await seen('.markers-panel .monaco-list-row');
  await shot('problems-light');
}

/** column is the column of the cursor, from 1, as the status bar says it. */
const column = () => page.evaluate(() => Number(/Col (\d+)/.exec(document.querySelector('.statusbar')?.innerText ?? '')?.[1] ?? 1));

/** typeBlind types a manifest, presses Enter behind each line and mends its indentation only, whatever lists open. */
async function typeBlind() {
  await key('Control+j');
  await choose('Control+p', 'typed/manifest.yml');
  await sleep(1500);
  await key('Control+a');
  await key('Delete');
  let mended = 0;
  for (const [i, line] of typed.split('\n').entries()) {
    const indent = /^ */.exec(line)[0].length;
    if (i > 0) {
      await key('Enter');
      for (let n = 0; n < 20 && await column() - 1 > indent; n++) {
        await page.keyboard.press('Backspace');
        mended++;
        await sleep(60);
      }
      const missing = Math.max(0, indent - (await column() - 1));
      await page.keyboard.type(' '.repeat(missing), { delay: 60 });
      mended += missing;
    }
    await page.keyboard.type(line.slice(indent), { delay: 60 });
    await sleep(120);
  }
  await key('Escape');
  await key('Control+s');
  await sleep(1000);
  const got = readFileSync(join(root, 'typed/manifest.yml'), 'utf8').trimEnd();
  const wrong = got.split('\n').filter((line) => !typed.split('\n').includes(line));
  if (got !== typed) throw new Error(`what was typed is not what was saved; lines that nobody typed:\n${wrong.join('\n')}`);
  console.log(`ok   typed blindly, ${mended} keys for indentation`);
}

try {
  session.install(vsix);
  await session.start();
  page = await session.page(root);
  await seen('.monaco-workbench');
  await seen('.explorer-folders-view .monaco-list-row');
  await sleep(1500);
  await play();
  console.log('ok   the whole workbench');
  await typeBlind();
} catch (error) {
  await page?.screenshot({ path: join(session.dir, 'failed.png') }).catch(() => {});
  console.log(`FAIL the whole workbench: ${error.message}`);
  process.exitCode = 1;
} finally {
  await session.stop();
}
