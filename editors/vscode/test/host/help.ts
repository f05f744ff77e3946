// What the tests share.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { Exports } from '../../src/extension';

export type Tests = Record<string, () => Promise<void>>;

/** until waits for a function to return something true, and returns that. Nothing is measured with its patience. */
export async function until<T>(f: () => T | Promise<T>, what: string, patience = 60000): Promise<NonNullable<T>> {
  for (const end = Date.now() + patience; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const got = await f();
    if (got) return got;
    if (Date.now() > end) throw new Error(`waited ${patience} ms for ${what}`);
  }
}

/** extension is the extension under test. */
export function extension(): vscode.Extension<Exports> {
  const found = vscode.extensions.getExtension<Exports>('forge-manifest-ls.forge-manifest-ls');
  assert.ok(found, 'the extension is there');
  return found;
}

/** file is the address of a file in the first folder of the workspace, or in another. */
export const file = (name: string, folder = 0): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[folder];
  assert.ok(found, `folder ${folder}`);
  return vscode.Uri.joinPath(found.uri, name);
};

/** show opens a file in an editor. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** replace replaces the whole text of a document. */
export async function replace(editor: vscode.TextEditor, text: string): Promise<void> {
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  assert.ok(await editor.edit((edit) => edit.replace(all, text)));
}

/** rules are the rules of the diagnostics of a document. */
export const rules = (uri: vscode.Uri): string[] => vscode.languages.getDiagnostics(uri)
  .map(({ code }) => String(typeof code === 'object' ? code.value : code));

/** place is the place in a document where a text begins, some characters on. */
export function place(document: vscode.TextDocument, text: string, on = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `"${text}" is in the document`);
  return document.positionAt(offset + on);
}

/** actions are the code actions of a kind at a range. */
export async function actions(uri: vscode.Uri, range: vscode.Range, kind: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value);
}

/** fix applies the quick fix with a title to the diagnostic of a rule. */
export async function fix(document: vscode.TextDocument, rule: string, title: string): Promise<void> {
  await until(() => rules(document.uri).includes(rule), rule);
  const range = vscode.languages.getDiagnostics(document.uri).find(({ code }) => String(typeof code === 'object' ? code.value : code) === rule)?.range;
  assert.ok(range);
  const offered = await actions(document.uri, range, vscode.CodeActionKind.QuickFix);
  const edit = offered.find((action) => action.title === title)?.edit;
  assert.ok(edit, `"${title}" is among ${offered.map((action) => action.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** accept types a text at the cursor, waits for the list and accepts the item that is written so. */
export async function accept(editor: vscode.TextEditor, typed: string, label: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text: typed });
  const list = await until(async () => {
    const got = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, editor.selection.active);
    return got.items.some((item) => labelOf(item) === label) ? got : undefined;
  }, `${label} in the list`);
  const first = [...list.items].sort((a, b) => ((a.sortText ?? labelOf(a)) < (b.sortText ?? labelOf(b)) ? -1 : 1)).map(labelOf);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  // The list cannot be read through the API: the wanted item is reached by its place in the order of the answer.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (let i = 0; i < first.indexOf(label); i++) await vscode.commands.executeCommand('selectNextSuggestion');
  const version = editor.document.version;
  await vscode.commands.executeCommand('acceptSelectedSuggestion');
  await until(() => editor.document.version > version, 'the accepted item');
}

const labelOf = (item: vscode.CompletionItem): string => (typeof item.label === 'string' ? item.label : item.label.label);

/** runAll runs tests one after the other. It throws when one has failed. */
export async function runAll(tests: Tests): Promise<void> {
  const failed: string[] = [];
  for (const [name, test] of Object.entries(tests)) {
    const began = Date.now();
    try {
      await test();
      console.log(`ok   ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed.push(name);
      console.log(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length) throw new Error(`${failed.length} of ${Object.keys(tests).length} tests failed`);
}
