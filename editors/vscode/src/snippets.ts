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

/** registerSnippets offers the snippets in manifests in which nothing but one word is written. */
export function registerSnippets(): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(selector, {
    provideCompletionItems(document) {
      if (!/^\s*[\w-]*\s*$/.test(document.getText())) return [];
      return snippets.map(({ label, text }) => {
        const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
        item.insertText = new vscode.SnippetString(text);
        item.documentation = new vscode.MarkdownString().appendCodeblock(text.replace(/\$\{\d+:([^}]*)\}/g, '$1'), 'yaml');
        item.sortText = '~';
        return item;
      });
    },
  });
}
