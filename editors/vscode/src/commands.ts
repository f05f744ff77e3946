// The commands that people and code lenses run.
import * as vscode from 'vscode';
import type { BaseLanguageClient, Code2ProtocolConverter } from 'vscode-languageclient';
import { source } from './middleware';
import { ruleNames, showRule } from './rules';
import type { Server } from './server';

type Editor = vscode.TextEditor;
type Location = Parameters<BaseLanguageClient['protocol2CodeConverter']['asLocation']>[0];
type Position = Parameters<BaseLanguageClient['protocol2CodeConverter']['asPosition']>[0];

/** registerCommands registers all commands. */
export function registerCommands(context: vscode.ExtensionContext, server: Server): void {
  const commands: Record<string, (...args: never[]) => unknown> = {
    restart: () => server.restart(),
    showOutput: () => server.output.show(),
    checkWorkspace: () => server.host.checkWorkspace(server),
    explainRule: () => explainRule(),
    migrateDashboards: () => inEditor(migrateDashboards),
    showModuleDocumentation: () => inEditor((editor) => showModuleDocumentation(editor, server)),
    showSchema: () => inEditor((editor) => showSchema(editor, server)),
    switchSchema: () => switchSchema(),
    fixAll: () => inEditor(fixAll),
    openDocumentation: (address: string) => openDocumentation(address),
    showReferences: (uri: string, position: Position, locations: Location[]) => showReferences(server, uri, position, locations),
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`forge-manifest-ls.${name}`, run));
  }
}

/** inEditor runs a command on the active editor, and says so where there is none. */
async function inEditor(run: (editor: Editor) => Promise<unknown>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor) await run(editor);
  else void vscode.window.showInformationMessage('No Forge manifest is open.');
}

/** explainRule shows the page about the rule at the cursor; of several, and where there is none, people choose. */
async function explainRule(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const found = editor ? rulesAt(editor.document.uri, editor.selection.active) : [];
  const rule = found.length === 1 ? found[0] : await vscode.window.showQuickPick(found.length ? found : ruleNames, { placeHolder: 'Rule' });
  if (rule) await showRule(rule);
}

/** rulesAt are the rules of the diagnostics at a place. Where there is none at the very place, those of its line count. */
function rulesAt(uri: vscode.Uri, position: vscode.Position): string[] {
  const ours = vscode.languages.getDiagnostics(uri).filter((each) => each.source === source);
  const at = ours.filter(({ range }) => range.contains(position));
  const near = at.length ? at : ours.filter(({ range }) => range.start.line === position.line);
  return [...new Set(near.map(ruleOf))];
}

const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** actionsAt are the code actions of a kind. */
async function actionsAt(document: vscode.TextDocument, range: vscode.Range, kind: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind.value) ?? [];
}

/** migrateDashboards makes one of the migrations that the server offers for deprecated modules. */
async function migrateDashboards({ document }: Editor): Promise<void> {
  const deprecated = vscode.languages.getDiagnostics(document.uri).filter((each) => ruleOf(each) === 'module-deprecated');
  const byTitle = new Map<string, vscode.CodeAction>();
  for (const { range } of deprecated) {
    for (const kind of [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite]) {
      for (const action of await actionsAt(document, range, kind)) {
        if (action.edit && action.title.startsWith('Migrate to dashboards:')) byTitle.set(action.title, action);
      }
    }
  }
  if (byTitle.size === 0) {
    void vscode.window.showInformationMessage('This manifest has no dashboards modules that can be migrated.');
    return;
  }
  const title = byTitle.size === 1 ? [...byTitle.keys()][0] : await vscode.window.showQuickPick([...byTitle.keys()], { placeHolder: 'Migration' });
  const edit = title && byTitle.get(title)?.edit;
  if (edit) await vscode.workspace.applyEdit(edit);
}

/** fixAll makes all fixes that are safe to make without asking. */
async function fixAll({ document }: Editor): Promise<void> {
  const kind = vscode.CodeActionKind.SourceFixAll.append('forge-manifest');
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const edit = (await actionsAt(document, all, kind)).find((action) => action.edit)?.edit;
  if (edit) await vscode.workspace.applyEdit(edit);
  else void vscode.window.showInformationMessage('There is nothing that can be fixed safely.');
}

/** showModuleDocumentation opens the page about the module at the cursor: the server knows it, and asks for it to be shown. */
async function showModuleDocumentation(editor: Editor, server: Server): Promise<void> {
  const client = server.client;
  if (!client?.initializeResult?.capabilities.typeDefinitionProvider) {
    void vscode.window.showInformationMessage('This server knows no pages about modules.');
    return;
  }
  const params = client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, moduleAt(editor));
  await client.sendRequest('textDocument/typeDefinition', params satisfies ReturnType<Code2ProtocolConverter['asTextDocumentPositionParams']>);
}

/** moduleAt is the place of the nearest module type above the cursor, else the cursor. */
function moduleAt({ document, selection }: Editor): vscode.Position {
  for (let line = selection.active.line; line >= 0; line--) {
    const { text, firstNonWhitespaceCharacterIndex: column } = document.lineAt(line);
    if (/^ +[A-Za-z]+(:[A-Za-z]+)*:\s*(#.*)?$/.test(text) && isBelowModules(document, line, column)) return new vscode.Position(line, column);
    if (column === 0 && text.trim() !== '' && !text.startsWith('#')) break;
  }
  return selection.active;
}

/** isBelowModules reports whether the key at a column of a line stands right below "modules". */
function isBelowModules(document: vscode.TextDocument, line: number, column: number): boolean {
  for (let above = line - 1; above >= 0; above--) {
    const { text, firstNonWhitespaceCharacterIndex: indent, isEmptyOrWhitespace } = document.lineAt(above);
    if (!isEmptyOrWhitespace && !text.trim().startsWith('#') && indent < column) return indent === 0 && text.startsWith('modules:');
  }
  return false;
}

/** showSchema says by which schema the active manifest is judged. */
async function showSchema({ document }: Editor, server: Server): Promise<void> {
  const schema = await server.schemaOf(document);
  if (!schema) {
    void vscode.window.showInformationMessage('This document is not a Forge manifest.');
    return;
  }
  const switchTo = 'Switch Schema', why = 'Show Output';
  const where = schema.builtIn ? 'which the server brings' : 'which is installed in the workspace';
  const chosen = await vscode.window.showInformationMessage(`This manifest is checked by @forge/manifest ${schema.version}, ${where}.`, switchTo, why);
  if (chosen === switchTo) await switchSchema();
  if (chosen === why) server.output.show();
}

/** switchSchema sets by which schema the manifests of the workspace are judged. */
async function switchSchema(): Promise<void> {
  const newest = { label: 'Newest', description: 'the one installed in the workspace, if it is newer than the built-in one', value: undefined };
  const builtIn = { label: 'Built-in', description: 'the one that the server brings', value: 'off' };
  const folder = { label: 'Folder…', description: 'the one installed in a folder', value: '' };
  const chosen = await vscode.window.showQuickPick([newest, builtIn, folder], { placeHolder: 'Schema' });
  if (!chosen) return;
  let path = chosen.value;
  if (chosen === folder) {
    path = (await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true }))?.[0]?.fsPath;
    if (!path) return;
  }
  const target = vscode.workspace.workspaceFolders?.length ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('forge-manifest-ls').update('schema.path', path, target);
}

/** openDocumentation is what a code lens about a module runs. */
async function openDocumentation(address: string): Promise<void> {
  const uri = vscode.Uri.parse(address);
  if (uri.scheme === 'https') await vscode.env.openExternal(uri);
}

/** showReferences is what a code lens about a key runs: it lists the places that name the key. */
async function showReferences(server: Server, uri: string, position: Position, locations: Location[]): Promise<void> {
  const convert = server.client?.protocol2CodeConverter;
  if (!convert) return;
  await vscode.commands.executeCommand('editor.action.showReferences', convert.asUri(uri), convert.asPosition(position), locations.map(convert.asLocation));
}
