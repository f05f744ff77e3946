// Which documents are manifests.
import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';

/** Patterns of the names that manifests have. */
const patterns = ['**/manifest.{yml,yaml}', '**/manifest.*.{yml,yaml}'];

/** selector selects the documents that the server is told of. Their language is YAML, on any file system. */
export const selector = [
  ...patterns.map((pattern) => ({ language: 'yaml', pattern })),
  { language: 'yaml', scheme: 'untitled' },
] satisfies DocumentSelector & vscode.DocumentSelector;

/** mayBeManifest reports whether the server is told of a document. */
export const mayBeManifest = (document: vscode.TextDocument): boolean => vscode.languages.match(selector, document) > 0;

/** isNamed reports whether a document has the name of a manifest. */
const isNamed = (document: vscode.TextDocument): boolean => mayBeManifest(document) && !document.isUntitled;

/**
 * whenNeeded calls start once, as soon as there is a manifest: an open document, or a file of the workspace.
 * An untitled document alone starts nothing: most of them are something else.
 */
export async function whenNeeded(context: vscode.ExtensionContext, start: () => void): Promise<void> {
  let started = false;
  const once = () => {
    if (!started) {
      started = true;
      start();
    }
  };
  if (vscode.workspace.textDocuments.some(isNamed)) {
    once();
    return;
  }
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => {
    if (isNamed(document)) once();
  }));
  for (const pattern of patterns) {
    if ((await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1)).length > 0) once();
  }
}
