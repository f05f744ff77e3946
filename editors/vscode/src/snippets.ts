// Whole manifests to begin with, offered in an empty manifest alone.
import * as vscode from 'vscode';
import { selector } from './manifests';
import dashboard from '../snippets/dashboard.yml';
import issuePanel from '../snippets/issue-panel.yml';
import macro from '../snippets/macro.yml';

const snippets = [
  { label: 'forge app: Jira dashboard', text: dashboard },
  { label: 'forge app: Jira issue panel', text: issuePanel },
  { label: 'forge app: Confluence macro', text: macro },
];

/** isBlank matches a manifest in which nothing is written but the begin of "forge", with which the snippets' names begin. */
const isBlank = /^\s*(f|fo|for|forg|forge)?\s*$/;

/** registerSnippets offers the snippets in blank manifests. They leave the list when another word is written. */
export function registerSnippets(): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(selector, {
    provideCompletionItems(document) {
      const offered = isBlank.test(document.getText()) ? snippets : [];
      const items = offered.map(({ label, text }) => {
        const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
        item.insertText = new vscode.SnippetString(text);
        item.documentation = new vscode.MarkdownString().appendCodeblock(text.replace(/\$\{\d+:([^}]*)\}/g, '$1'), 'yaml');
        item.sortText = '~';
        item.filterText = 'forge';
        return item;
      });
      return new vscode.CompletionList(items, true);
    },
  });
}
