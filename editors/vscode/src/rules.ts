// The bundled pages about rules, cut out of docs/rules.md.
import * as vscode from 'vscode';
// esbuild puts the text of the page here.
import page from '../../../docs/rules.md';

const scheme = 'forge-manifest-rule';

/** pages are the pages about rules by the rules' names. */
const pages = new Map(page.split(/^## (?=[a-z0-9-]+$)/m).slice(1).map((text): [string, string] => {
  const end = text.indexOf('\n');
  return [text.slice(0, end), `# ${text}`];
}));

/** ruleNames are the names of all rules. */
export const ruleNames = [...pages.keys()];

/** rulePage returns the address of the page about a rule; undefined for a word that is no rule. */
export function rulePage(rule: string): vscode.Uri | undefined {
  return pages.has(rule) ? vscode.Uri.from({ scheme, path: `/${rule}.md` }) : undefined;
}

/** registerRulePages has VS Code show the pages. */
export function registerRulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => pages.get(uri.path.slice(1).replace(/\.md$/, '')),
  });
}

/** showRule opens the page about a rule beside the editor. */
export async function showRule(rule: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreviewToSide', rulePage(rule));
}
