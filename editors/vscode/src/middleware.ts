// What is changed of the messages between VS Code and the server.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { rulePage } from './rules';

/** source is what the server's diagnostics name as theirs. */
export const source = 'forge-manifest-ls';

export const middleware: Middleware = {
  async provideCompletionItem(document, position, context, token, next) {
    return withoutHabits(document, position, context, await next(document, position, context, token));
  },
  async provideDiagnostics(document, previous, token, next) {
    const report = await next(document, previous, token);
    if (report?.kind === 'full') report.items.forEach(link);
    return report;
  },
  provideWorkspaceDiagnostics(previous, token, report, next) {
    return next(previous, token, (chunk) => {
      for (const item of chunk?.items ?? []) {
        if (item.kind === 'full') item.items.forEach(link);
      }
      report(chunk);
    });
  },
  workspace: {
    // In a workspace that is not trusted nothing is read of its packages.
    async configuration(params, token, next) {
      const settings = await next(params, token);
      if (vscode.workspace.isTrusted || !Array.isArray(settings)) return settings;
      return settings.map((set: object | null) => ({ ...set, schema: { path: 'off' } }));
    },
  },
};

/** link has the code of a diagnostic lead to the bundled page about its rule. */
function link(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  const rule = typeof code === 'object' ? String(code.value) : String(code ?? '');
  const target = rulePage(rule);
  if (target) diagnostic.code = { value: rule, target };
}

/**
 * withoutHabits keeps VS Code from doing three things with Enter in manifests that nobody wants there: accepting the word
 * that is already written, accepting any word of the file where the server offers nothing, and accepting lines below a key
 * that is just finished. VS Code has settings for the first two, but only for all YAML; other YAML files keep their habits
 * (docs/decisions/0017 tells more).
 */
function withoutHabits(
  document: vscode.TextDocument, position: vscode.Position, context: vscode.CompletionContext, answer: vscode.CompletionItem[] | vscode.CompletionList | null | undefined,
): vscode.CompletionList {
  const items = Array.isArray(answer) ? answer : answer?.items ?? [];
  const isAsked = context.triggerKind === vscode.CompletionTriggerKind.Invoke;
  const left = items.filter((item) => changesText(document, position, item) && (isAsked || !beginsLine(item)));
  // An answer without items would have the words of the file offered. Behind a blank they are offered only on demand.
  const before = position.character > 0 ? document.getText(new vscode.Range(position.translate(0, -1), position)) : ' ';
  if (left.length === 0 && before.trim() !== '') left.push(nothing(position));
  // Asked for again at each key, so that a word leaves the list when it is written to its end.
  return new vscode.CompletionList(left, true);
}

/** changesText reports whether an item would change the text if it was accepted. */
function changesText(document: vscode.TextDocument, position: vscode.Position, item: vscode.CompletionItem): boolean {
  if (item.additionalTextEdits?.length || item.insertText instanceof vscode.SnippetString) return true;
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  if (!range) return true;
  return document.getText(range) !== (item.insertText ?? item.label) || !range.end.isEqual(position);
}

/** beginsLine reports whether an item begins a line of its own. Enter, which is meant to begin one, would accept it. */
function beginsLine({ insertText, label }: vscode.CompletionItem): boolean {
  const text = insertText instanceof vscode.SnippetString ? insertText.value : insertText ?? (typeof label === 'string' ? label : label.label);
  return /^\r?\n/.test(text);
}

/** nothing is an item that VS Code filters out, because what is written before a place never matches it. */
function nothing(position: vscode.Position): vscode.CompletionItem {
  const item = new vscode.CompletionItem('No suggestions', vscode.CompletionItemKind.Text);
  item.filterText = '\u0000';
  item.insertText = '';
  item.range = new vscode.Range(position.translate(0, -1), position);
  return item;
}
