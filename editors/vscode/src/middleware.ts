// What is changed of the messages between VS Code and the server.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { rulePage } from './rules';

/** source is what the server's diagnostics name as theirs. */
export const source = 'forge-manifest-ls';

/** newMiddleware returns what changes messages. isForge asks the server whether a document is a Forge manifest. */
export function newMiddleware(isForge: (document: vscode.TextDocument) => Promise<boolean>): Middleware {
  return {
    async provideCompletionItem(document, position, context, token, next) {
      const items = withoutHabits(document, position, context, await next(document, position, context, token));
      // An answer without items has the words of the file offered. Behind a blank they are offered only on demand.
      if (items.length === 0 && isBehindText(document, position) && await isForge(document)) items.push(nothing(position));
      // Asked for again at each key, so that a word leaves the list when it is written to its end.
      return new vscode.CompletionList(items, true);
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
}

/** link has the code of a diagnostic lead to the bundled page about its rule. */
function link(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  const rule = typeof code === 'object' ? String(code.value) : String(code ?? '');
  const target = rulePage(rule);
  if (target) diagnostic.code = { value: rule, target };
}

/**
 * withoutHabits returns the items of an answer without those that VS Code would accept on Enter although nobody wants it: the
 * word that is already written, and lines below a key that is just finished. Together with the item nothing, which keeps VS
 * Code from accepting any word of the file, this changes Forge manifests alone (docs/decisions/0017 tells more).
 */
function withoutHabits(
  document: vscode.TextDocument, position: vscode.Position, context: vscode.CompletionContext, answer: vscode.CompletionItem[] | vscode.CompletionList | null | undefined,
): vscode.CompletionItem[] {
  const items = Array.isArray(answer) ? answer : answer?.items ?? [];
  const isAsked = context.triggerKind === vscode.CompletionTriggerKind.Invoke;
  return items.filter((item) => changesText(document, position, item) && (isAsked || !beginsLine(item)));
}

/** isBehindText reports whether the character before a place is there and is no blank. */
function isBehindText(document: vscode.TextDocument, position: vscode.Position): boolean {
  return position.character > 0 && document.getText(new vscode.Range(position.translate(0, -1), position)).trim() !== '';
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
