// run.mjs DIRECTORY [IMAGES]: plays with the playground in Chromium as people do, by keyboard where that is possible. With
// IMAGES, a folder, it leaves pictures there.
import assert from 'node:assert/strict';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { browse, serve } from './site.mjs';

const [dir, images] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const patience = 60_000; // for a machine that does other things, too
const site = await serve(dir);
const browser = await browse();
const steps = [];
const step = (name, play) => steps.push([name, play]);

/** open opens the playground, and fails the test on what goes wrong in the page or leads out of it. */
async function open(fragment = '', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.wrong.push(message.text()));
  page.on('request', (request) => request.url().startsWith(site.address) || request.url().startsWith('data:') || page.wrong.push(`asks for ${request.url()}`));
  await page.goto(site.address + fragment);
  return page;
}

const editor = (page) => page.locator('#manifest .cm-content');
const textOf = (page) => page.evaluate(() => [...document.querySelectorAll('#manifest .cm-line')].map((line) => line.textContent).join('\n'));
const problems = (page) => page.locator('#problems .code').allTextContents();

/** shows waits until the list of problems is some codes. */
async function shows(page, ...codes) {
  await page
    .waitForFunction((wanted) => document.querySelector('#problems').dataset.shown && [...document.querySelectorAll('#problems .code')].map((code) => code.textContent).sort().join() === wanted, codes.sort().join())
    .catch(async (error) => assert.deepEqual(await problems(page), codes, error.message));
}

/** goTo puts the cursor behind a text in the manifest. */
async function goTo(page, text) {
  await editor(page).getByText(text, { exact: false }).first().click();
  await page.keyboard.press('End');
}

/** judge has axe look at the page. */
async function judge(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: true } } }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
}

async function picture(page, name) {
  if (images) await page.screenshot({ path: path.join(images, name) });
}

step('start', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await judge(page);
  return page;
});

step('type and complete', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await goTo(page, 'handler: index.handler');
  await page.keyboard.press('Enter');
  await page.keyboard.type('timeoutSeconds: 1000'); // at the place that Enter has indented
  await page.locator('.problem', { hasText: 'timeoutSeconds' }).waitFor();
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
  await page.keyboard.type('  ');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await goTo(page, 'title: Notes');
  await page.keyboard.press('Enter');
  await page.keyboard.type('view');
  const option = page.locator('.cm-tooltip-autocomplete li', { hasText: 'viewportSize' }).first();
  await option.waitFor();
  await picture(page, 'playground-completion.png');
  await option.click();
  assert.match(await textOf(page), /\n {6}viewportSize: /);
  return page;
});

step('fix, by keyboard', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  const fix = page.locator('.fix', { hasText: 'Replace with "resolver"' });
  await fix.focus();
  await page.keyboard.press('Enter');
  await shows(page);
  assert.match(await textOf(page), /function: resolver\n/);
  assert.equal(await page.locator('#summary').textContent(), 'No problems');
  return page;
});

step('fix all and format', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await goTo(page, 'title: Notes');
  await page.keyboard.type('   ');
  await page.getByRole('button', { name: 'Format' }).click();
  await page.waitForFunction(() => ![...document.querySelectorAll('#manifest .cm-line')].some((line) => line.textContent.endsWith(' ')));
  await page.getByRole('button', { name: 'Fix all' }).click();
  await page.waitForFunction(() => document.querySelector('#problems').dataset.shown && document.querySelectorAll('#problems li').length === 0 || document.querySelector('#status').textContent);
  return page;
});

step('rename, also in the code', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await goTo(page, 'handler: index.handler');
  await page.keyboard.press('F2');
  const field = page.locator('.cm-lsp-rename-panel input');
  await field.waitFor();
  assert.equal(await field.inputValue(), 'handler');
  await field.fill('handle');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('#manifest .cm-line')].some((line) => line.textContent.endsWith('index.handle')));
  await page.locator('#status', { hasText: 'Changed too: src/index.js' }).waitFor();
  await page.getByRole('button', { name: 'src/index.js' }).click();
  await page.locator('#other .cm-content', { hasText: 'export const handle ' }).waitFor();
  await shows(page, 'reference-function');
  return page;
});

step('hover and explain', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await editor(page).getByText('jira:issuePanel').first().hover();
  await page.locator('.cm-lsp-hover-tooltip').waitFor();
  await goTo(page, 'jira:issuePanel');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.locator('.explanation', { hasText: 'issuePanel' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.explanation').waitFor({ state: 'detached' });
  return page;
});

step('other files', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await page.getByRole('button', { name: 'src/index.js' }).click();
  await page.locator('#other .cm-content').getByText('export const handler').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('// ');
  await shows(page, 'function-handler-export', 'reference-function');
  await page.getByRole('button', { name: 'Delete' }).click();
  await shows(page, 'function-handler-file', 'reference-function');
  await page.getByLabel('New file').fill('src/index.ts');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.keyboard.type('export const handler = 1;');
  await shows(page, 'reference-function');
  return page;
});

step('share and reload', async () => {
  const page = await open();
  await shows(page, 'reference-function');
  await goTo(page, 'title: Notes');
  await page.keyboard.type(' 😀 of mine');
  await page.getByRole('button', { name: 'src/index.js' }).click();
  await page.locator('#other .cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// shared\n');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.waitForFunction(() => location.hash.startsWith('#app='));
  await page.locator('#status', { hasText: 'link' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await page.reload();
  await shows(page, 'reference-function');
  assert.match(await textOf(page), /title: Notes 😀 of mine\n/);
  await page.getByRole('button', { name: 'src/index.js' }).click();
  await page.locator('#other .cm-content', { hasText: '// shared' }).waitFor();
  return page;
});

step('links that are wrong or hostile', async () => {
  const broken = await open('#app=nonsense');
  await shows(broken, 'reference-function');
  await broken.locator('#status', { hasText: 'The link is not understood' }).waitFor();
  const none = await open('#example=no-such-rule');
  await none.locator('#status', { hasText: 'there is no example' }).waitFor();
  const hostile = 'modules:\n  function:\n    - key: <img src=x onerror=alert(1)>\n      handler: index.run\n  webtrigger:\n    - key: hook\n      function: <img src=x onerror=alert(1)>\n';
  const { fragment } = await broken.evaluate(async (text) => {
    const packed = await new Response(new Blob([JSON.stringify({ 'manifest.yml': text })]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
    return { fragment: btoa(String.fromCharCode(...new Uint8Array(packed))).replaceAll('+', '-').replaceAll('/', '_') };
  }, hostile);
  const page = await open('#app=' + fragment);
  await page.locator('#problems .code').first().waitFor();
  await editor(page).getByText('function: <img').hover({ position: { x: 90, y: 5 } });
  await page.locator('.cm-tooltip').first().waitFor();
  assert.equal(await page.locator('.cm-tooltip img').count(), 0);
  await Promise.all([broken.context().close(), none.context().close()]);
  return page;
});

step('examples', async () => {
  const page = await open('#example=function-unused');
  await shows(page, 'function-unused');
  await page.locator('#example option[value="function-unused"]:checked').waitFor({ state: 'attached' }); // the list comes after the page
  const { apps, rules } = await page.evaluate(() => fetch('examples.json').then((answer) => answer.json()));
  assert.ok(rules.length > 150);
  for (const [name, codes] of Object.entries({ rovo: ['module-early-access'], remote: [], connect: [], dashboard: ['module-deprecated', 'module-deprecated', 'reference-function', 'resolver-without-resource'] })) {
    assert.ok(apps.some((app) => app.name === name));
    await page.getByLabel('Example').selectOption(name);
    await shows(page, ...codes);
  }
  return page;
});

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
})) {
  step(`looks and accessibility: ${name}`, async () => {
    const page = await open('#example=dashboard', options);
    await shows(page, 'module-deprecated', 'module-deprecated', 'reference-function', 'resolver-without-resource');
    await page.locator('.fix').first().waitFor();
    await judge(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'scrolls to the side');
    await picture(page, `playground-${name}.png`);
    await page.getByRole('button', { name: 'src/index.js' }).click();
    await judge(page);
    return page;
  });
}

const only = process.env.STEP;
let failed = 0;
for (const [name, play] of steps.filter(([name]) => !only || name.includes(only))) {
  try {
    const page = await play();
    if (page) {
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    }
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}: ${error.stack ?? error}`);
  }
}
await browser.close();
site.stop();
if (failed > 0) process.exit(1);
