import { formatDocument, LSPPlugin, type LSPClient } from '@codemirror/lsp-client';
import { showDialog } from '@codemirror/view';
import { App, manifestPath, normalPath, type Files } from './app';
import { Editors } from './editors';
import { applyEdit, isAgreed, type WorkspaceEdit } from './edits';
import { exampleOf, fillExamples } from './examples';
import first from './first';
import { Problems } from './problems';
import { onRename, renameSymbol } from './rename';
import { giveFiles, newClient, workerTransport } from './server';
import { filesOf, fragmentOf } from './share';
import { chooseTheme } from './theme';
import type {} from './start';
import { showTree } from './tree';

function find<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const { worker } = globalThis.playground;
const failed = () => say('The server cannot be started in this browser.');
if (globalThis.playground.failed) failed();
worker.addEventListener('error', failed);
const app = new App();
const client: LSPClient = newClient(
  (path) => (path === manifestPath || app.has(path) ? show(path) : null),
  (params) => problems.publish(params),
);
const editors = new Editors(app, () => client, find('manifest'), find('other'));
const problems = new Problems(() => client, editors.manifest, find('problems'), find('summary'), (edit) => apply(edit, 'fix'), (offset) => {
  show(manifestPath).dispatch({ selection: { anchor: offset }, scrollIntoView: true });
  editors.manifest.focus();
});
let current = manifestPath;

/** say tells what happened, to all: the place is read out, too. */
function say(what: string): void {
  find('status').textContent = what;
}

function show(path: string) {
  current = path;
  const view = editors.open(path);
  document.body.dataset['shows'] = path === manifestPath ? 'manifest' : 'other';
  find('other-pane').hidden = editors.path === '';
  find('other-name').textContent = editors.path;
  list();
  return view;
}

let listed = '';

/** list shows the files anew where others are there, or another one is shown. */
function list(): void {
  const paths = app.paths();
  const now = JSON.stringify([paths, current]);
  if (now === listed) return;
  listed = now;
  showTree(find('files'), paths, current, (path) => show(path).focus());
}

function apply(edit: WorkspaceEdit, event: string): void {
  if (!isAgreed(edit)) return say('Nothing is changed.');
  const others = applyEdit(app, editors.manifest, edit, event).filter((path) => path !== manifestPath);
  const remarks = Object.values(edit.changeAnnotations ?? {}).flatMap(({ description }) => description ?? []);
  if (others.length > 0) remarks.unshift(`Changed too: ${others.join(', ')}.`);
  if (remarks.length > 0) say(remarks.join(' '));
  client.sync();
}

function load(files: Files): void {
  app.replace(manifestPath in files ? files : { ...files, [manifestPath]: '' });
  editors.load();
  show(manifestPath);
}

/** fromAddress loads what the fragment of the address says, else the first example. */
async function fromAddress(): Promise<void> {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const packed = parameters.get('app');
  const name = parameters.get('example');
  try {
    if (packed !== null) return load(await filesOf(packed));
    if (name === null) return load(first);
    const example = await exampleOf(name);
    if (!example) throw new Error(`there is no example "${name}"`);
    load(example.files);
    find<HTMLSelectElement>('example').value = name;
  } catch (error) {
    load(first);
    say(`The link is not understood: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function share(): Promise<void> {
  history.replaceState(null, '', '#' + (await fragmentOf(editors.files())));
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  say(copied ? 'The link is copied, and in the address bar. It holds all files.' : 'The link is in the address bar. It holds all files.');
}

/** explain shows what is at the cursor without a pointer. */
async function explain(): Promise<void> {
  const view = editors.manifest;
  const plugin = LSPPlugin.get(view);
  if (!plugin) return;
  client.sync();
  const position = plugin.toPosition(view.state.selection.main.head);
  const hover = await client.request<unknown, { contents: { kind: 'markdown'; value: string } } | null>('textDocument/hover', { textDocument: { uri: plugin.uri }, position });
  if (!hover) return say('There is nothing to say about the place of the cursor.');
  showDialog(view, {
    content(_view, close) {
      const text = document.createElement('div');
      text.className = 'explanation';
      text.tabIndex = 0;
      text.setAttribute('role', 'region');
      text.setAttribute('aria-label', 'Explanation');
      text.innerHTML = plugin.docToHTML(hover.contents, 'markdown');
      text.onkeydown = (event) => {
        if (event.key !== 'Escape') return;
        close();
        view.focus();
      };
      setTimeout(() => text.focus());
      return text;
    },
    class: 'explanation-panel',
  });
}

function addFile(): void {
  const field = find<HTMLInputElement>('new-path');
  const path = normalPath(field.value);
  if (path === undefined) return say('Write the path of a file, such as src/index.js.');
  if (!app.has(path)) app.put(path, '');
  field.value = '';
  say('');
  show(path).focus();
}

function removeFile(): void {
  const path = editors.path;
  app.remove(path);
  say(`${path} is deleted.`);
  show(manifestPath).focus();
}

app.onChange((changes) => {
  const files = new Map([...changes].filter(([path]) => path !== manifestPath));
  if (files.size > 0) giveFiles(client, files);
  list();
});
onRename((edit) => apply(edit, 'rename'));
chooseTheme(find<HTMLSelectElement>('theme'), (isDark) => editors.setDark(isDark));
find('format').onclick = () => formatDocument(editors.manifest);
find('rename').onclick = () => renameSymbol(editors.manifest);
find('explain').onclick = () => void explain();
find('fix-all').onclick = () => void problems.fixAll().then((any) => say(any ? '' : 'There is nothing that can be fixed without asking.'));
find('share').onclick = () => void share();
find('delete').onclick = removeFile;
find<HTMLFormElement>('new-file').onsubmit = (event) => {
  event.preventDefault();
  addFile();
};
find<HTMLSelectElement>('example').onchange = (event) => {
  const { value } = event.target as HTMLSelectElement;
  if (value) location.hash = `example=${value}`;
};
addEventListener('hashchange', () => void fromAddress());

client.connect(workerTransport(worker));
void fromAddress();

/** offerExamples fills the list of examples, which can wait until the page is there. */
function offerExamples(): void {
  const select = find<HTMLSelectElement>('example');
  void fillExamples(select).then(() => (select.value = new URLSearchParams(location.hash.slice(1)).get('example') ?? ''));
}
setTimeout(offerExamples, 1000);
