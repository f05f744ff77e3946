// The scenario that every editor's test plays: ../../../scenario/app.sh tells it.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { accept, extension, file, fix, place, rules, show, until, type Tests } from './help';

const manifest = () => file('manifest.yml');

export const scenario: Tests = {
  async 'other YAML stays YAML, without diagnostics'() {
    const { languageId } = (await show(file('other.yml'))).document;
    assert.strictEqual(languageId, 'yaml');
    await until(() => extension().isActive, 'the extension');
    assert.deepStrictEqual(rules(file('other.yml')), []);
  },
  async 'a manifest is checked, as YAML'() {
    const { document } = await show(manifest());
    assert.strictEqual(document.languageId, 'yaml');
    await until(() => rules(manifest()).includes('resolver-without-resource'), 'the first diagnostic');
    const { server } = extension().exports;
    assert.ok(server.version, 'the version of the server');
    assert.match((await server.schemaOf(document))?.version ?? '', /^\d+\.\d+/);
    const linked = vscode.languages.getDiagnostics(manifest()).map(({ code }) => (typeof code === 'object' ? code.target.scheme : ''));
    assert.ok(linked.every((scheme) => scheme === 'forge-manifest-rule'), `links lead to bundled pages: ${linked.join()}`);
  },
  async 'the app is written with completion'() {
    const editor = await show(manifest());
    const line = place(editor.document, '    - key: shared-data\n      resolver').line;
    const end = editor.document.lineAt(line).range.end;
    editor.selection = new vscode.Selection(end, end);
    await until(() => extension().exports.active?.hasEnterRules, 'the rules for Enter');
    // VS Code may go by the rules a moment after it got them.
    await until(async () => {
      await vscode.commands.executeCommand('type', { text: '\n' });
      if (editor.document.lineAt(line + 1).text === '      ') return true;
      await vscode.commands.executeCommand('undo');
      return false;
    }, 'Enter keeps to the column of the first key');
    await accept(editor, 'resource: ', 'shared-data');
    assert.strictEqual(editor.document.lineAt(line + 1).text, '      resource: shared-data');

    const last = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
    await accept(editor, '      interval: ', 'hour');
    await until(() => !rules(manifest()).some((rule) => rule !== 'module-deprecated'), 'a manifest without mistakes');
  },
  async 'a mistake is fixed by a code action'() {
    const editor = await show(manifest());
    const at = place(editor.document, 'function: refresh\n', 'function: '.length);
    assert.ok(await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 'refresh'.length)), 'refresch')));
    await fix(editor.document, 'reference-function', 'Replace with "refresh"');
    await until(() => !rules(manifest()).includes('reference-function'), 'the diagnostic to go');
  },
  async 'a resource is renamed'() {
    const { document } = await show(manifest());
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', manifest(), place(document, 'key: main', 6), 'gadget');
    assert.ok(await vscode.workspace.applyEdit(edit));
  },
  async 'the saved file is the golden one'() {
    const { document } = await show(manifest());
    await document.save();
    const saved = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name))).trimEnd();
    assert.strictEqual(await saved('manifest.yml'), await saved('golden.yml'));
  },
};
