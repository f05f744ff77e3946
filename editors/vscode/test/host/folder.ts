// Tests in a workspace of one folder, after the scenario.
import * as assert from 'node:assert';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { accept, actions, extension, file, place, replace, rules, show, until, type Tests } from './help';

const manifest = () => file('manifest.yml');

export const folder: Tests = {
  async 'hover, outline, definition, references, formatting'() {
    const { document } = await show(manifest());
    const run = async <T>(name: string, ...args: unknown[]) => await vscode.commands.executeCommand<T[]>(`vscode.execute${name}Provider`, manifest(), ...args);
    const use = place(document, 'function: resolver', 12);
    assert.ok((await run<vscode.Hover>('Hover', place(document, 'jira:dashboardGadget', 3))).length, 'hover');
    assert.deepStrictEqual((await run<vscode.DocumentSymbol>('DocumentSymbol')).map(({ name }) => name), ['app', 'permissions', 'remotes', 'resources', 'modules']);
    assert.ok((await run<vscode.Location>('Definition', use)).length, 'definition');
    assert.strictEqual((await run<vscode.Location>('Reference', use)).length >= 2, true, 'references');
    const edits = await run<vscode.TextEdit>('FormatDocument', { tabSize: 2, insertSpaces: true }) ?? [];
    assert.strictEqual(edits.map(({ newText }) => newText).join(''), '\n', 'the last line was not ended; nothing else is changed');
  },
  async 'formatting mends indentation'() {
    const editor = await show(manifest());
    const before = editor.document.getText();
    await replace(editor, before.replace('handler: index.handler', 'handler:    index.handler'));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await until(() => editor.document.getText() === before + '\n', 'the formatted text');
    await editor.document.save();
  },
  async 'all safe fixes'() {
    const editor = await show(manifest());
    const before = editor.document.getText();
    await replace(editor, before.replace('description: Numbers', 'descripton: Numbers'));
    await until(() => rules(manifest()).some((rule) => rule !== 'module-deprecated'), 'a mistake');
    await vscode.commands.executeCommand('forge-manifest-ls.fixAll');
    await until(() => editor.document.getText() === before, 'the fixed text');
  },
  async 'code lenses run commands that are there'() {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', manifest(), 100);
    const known = await vscode.commands.getCommands();
    assert.ok(lenses.length > 0, 'lenses');
    for (const { command } of lenses) assert.ok(known.includes(command?.command ?? ''), command?.command);
  },
  async 'an exact word is not offered, and no words of the file'() {
    const editor = await show(manifest());
    const list = async (position: vscode.Position) => (await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', manifest(), position)).items;
    const after = place(editor.document, 'interval: hour', 'interval: hour'.length);
    assert.ok(!(await list(after)).some(({ label }) => label === 'hour'), 'hour');
    const key = place(editor.document, 'title: Issue statistics', 'title: Issue'.length);
    assert.ok(!(await list(key)).some(({ kind, filterText }) => kind === vscode.CompletionItemKind.Text && filterText !== '\u0000'), 'words');
  },
  async 'Enter rules hold in manifests alone'() {
    const type = async (uri: vscode.Uri) => {
      const editor = await show(uri);
      await replace(editor, uri.path.endsWith('manifest.yml') ? 'modules:\n  macro:\n    - key: a' : 'a:\n    - key: a');
      await until(() => extension().exports.active?.hasEnterRules === uri.path.endsWith('manifest.yml'), 'the rules for Enter');
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('type', { text: '\n' });
      const { text } = editor.document.lineAt(editor.document.lineCount - 1);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      return text.length;
    };
    assert.strictEqual(await type(file('other.yml')), 4);
    assert.strictEqual(await type(manifest()), 6);
    assert.strictEqual(await type(file('other.yml')), 4);
    await show(manifest());
  },
  async 'a setting changes what is shown'() {
    await show(manifest());
    const settings = vscode.workspace.getConfiguration('forge-manifest-ls', manifest());
    await until(() => rules(manifest()).includes('module-deprecated'), 'the rule');
    await settings.update('rules', { 'module-deprecated': 'off' }, vscode.ConfigurationTarget.Workspace);
    await until(() => !rules(manifest()).includes('module-deprecated'), 'the rule to be off');
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await until(() => rules(manifest()).includes('module-deprecated'), 'the rule again');
  },
  async 'files and folders that come and go are noticed'() {
    const there = () => rules(manifest()).some((rule) => rule.startsWith('resource-'));
    const built = file('static/gadget').fsPath;
    rmSync(built, { recursive: true });
    await until(there, 'the folder to be missed');
    mkdirSync(file('made/build').fsPath, { recursive: true });
    writeFileSync(file('made/build/index.html').fsPath, '<html></html>');
    renameSync(file('made').fsPath, built);
    await until(() => !there(), 'the folder to be seen');
  },
  async 'a manifest that is removed leaves no problems'() {
    const other = file('apps/other/manifest.yml');
    mkdirSync(file('apps/other').fsPath, { recursive: true });
    writeFileSync(other.fsPath, 'modules:\n  jira:issuePanel:\n    - key: a\n');
    await until(() => rules(other).length, 'problems of a manifest that is not open');
    rmSync(file('apps').fsPath, { recursive: true });
    await until(() => !rules(other).length, 'its problems to go');
  },
  async 'the migration is made by its command'() {
    const editor = await show(manifest());
    const deprecated = vscode.languages.getDiagnostics(manifest()).find(({ code }) => typeof code === 'object' && code.value === 'module-deprecated');
    assert.ok(deprecated);
    const titles = (await actions(manifest(), deprecated.range, vscode.CodeActionKind.QuickFix)).map(({ title }) => title);
    assert.ok(titles.some((title) => title.startsWith('Migrate to dashboards:')), titles.join());
    const before = editor.document.getText();
    const running = vscode.commands.executeCommand('forge-manifest-ls.migrateDashboards');
    await new Promise((resolve) => setTimeout(resolve, 1000)); // the menu opens
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await running;
    assert.match(editor.document.getText(), /dashboards:/);
    await vscode.commands.executeCommand('undo');
    await until(() => editor.document.getText() === before, 'undo');
  },
  async 'snippets are offered in an empty manifest alone'() {
    const labels = async (document: vscode.TextDocument) => (await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 0))).items.map(({ label }) => String(label));
    writeFileSync(file('manifest.new.yml').fsPath, '');
    assert.ok((await labels((await show(file('manifest.new.yml'))).document)).includes('forge app: Jira dashboard'));
    assert.ok(!(await labels((await show(manifest())).document)).includes('forge app: Jira dashboard'));
    rmSync(file('manifest.new.yml').fsPath);
  },
  async 'a server that is killed comes back, and text that is not saved with it'() {
    const editor = await show(manifest());
    const { server } = extension().exports;
    const before = editor.document.getText();
    await replace(editor, before.replace('function: refresh\n', 'function: refresch\n'));
    await until(() => rules(manifest()).includes('reference-function'), 'the mistake');
    process.kill(serverProcess(), 'SIGKILL');
    await until(() => !server.isRunning, 'the end');
    await until(() => server.isRunning, 'the new server');
    await until(() => rules(manifest()).includes('reference-function'), 'the mistake again');
    await replace(editor, before);
  },
  async 'a server that dies thrice is not started again, until somebody asks'() {
    const { server } = extension().exports;
    for (let i = 0; i < 2; i++) {
      await until(() => server.isRunning, 'the server');
      process.kill(serverProcess(), 'SIGKILL');
      await until(() => !server.isRunning, 'the end');
    }
    await until(() => server.failure, 'the message');
    assert.match(server.report(), /ended 3 times/);
    await vscode.commands.executeCommand('forge-manifest-ls.restart');
    await until(() => server.isRunning && !server.failure, 'the server');
    await until(() => rules(manifest()).length, 'diagnostics');
  },
  async 'a program that is not there is said'() {
    const { server } = extension().exports;
    const settings = vscode.workspace.getConfiguration('forgeManifest');
    const before = settings.inspect<string>('server.path')?.workspaceValue;
    await settings.update('server.path', '/nowhere/forge-manifest-ls', vscode.ConfigurationTarget.Workspace);
    await until(() => /names \/nowhere/.test(server.failure ?? ''), 'the message');
    await settings.update('server.path', '/bin/false', vscode.ConfigurationTarget.Workspace);
    await until(() => server.program?.path === '/bin/false' && server.failure, 'the message about a program that ends at once');
    await settings.update('server.path', before, vscode.ConfigurationTarget.Workspace);
    await until(() => server.isRunning && !server.failure, 'the server');
  },
  async 'an untitled manifest is checked and completed'() {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'modules:\n  jira:issuePanel:\n    - key: a\n      resource: b\n' });
    const editor = await vscode.window.showTextDocument(document);
    await until(() => rules(document.uri).includes('reference-resource'), 'diagnostics');
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await accept(editor, '      rend', 'render');
    assert.match(document.getText(), /render: /);
  },
};

/** serverProcess is the server's process: what the client started last. */
function serverProcess(): number {
  const client = extension().exports.server.client as unknown as { _serverProcess?: { pid?: number } };
  assert.ok(client._serverProcess?.pid, 'the process');
  return client._serverProcess.pid;
}
