// Tests in a folder without manifests.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { extension, file, replace, rules, show, until, type Tests } from './help';

export const elsewhere: Tests = {
  async 'without a manifest there is no server'() {
    const other = await show(file('other.yml'));
    await until(() => extension().isActive, 'the extension');
    await new Promise((resolve) => setTimeout(resolve, 2000)); // time in which a server would have started
    assert.strictEqual(extension().exports.server.client, undefined);
    assert.deepStrictEqual(rules(other.document.uri), []);
  },
  async 'a manifest from outside of the workspace starts it'() {
    const outside = vscode.Uri.joinPath(file('.'), '../app/manifest.yml');
    // What is opened through the API stays open for minutes after its tab is closed; what people open does not.
    await vscode.commands.executeCommand('vscode.open', outside);
    await until(() => rules(outside).includes('resolver-without-resource'), 'diagnostics');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => rules(outside).length === 0, 'its problems to go with it');
  },
  async 'a manifest of Cloud Foundry is left in peace'() {
    const uri = vscode.Uri.joinPath(file('.'), 'manifest.yml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('applications:\n  - name: a\n    memory: 1G\n'));
    const { document } = await show(uri);
    const { server } = extension().exports;
    await until(() => server.isRunning, 'the server');
    assert.strictEqual(await server.schemaOf(document), null);
    assert.deepStrictEqual(rules(uri), []);
  },
  async 'VS Code offers the words of YAML that is not of Forge'() {
    const text = 'applications:\n  - name: a\n    memory: 1G\n  - name: b\n    mem';
    const editor = await show(file('manifest.yml'));
    await replace(editor, text);
    assert.ok((await words(editor.document)).includes('memory'), 'a manifest of Cloud Foundry');
    const untitled = await vscode.workspace.openTextDocument({ language: 'yaml', content: text });
    await vscode.window.showTextDocument(untitled);
    assert.ok((await words(untitled)).includes('memory'), 'an untitled file');
  },
};

/** words are the words of open files that are offered at the end of a document. */
async function words(document: vscode.TextDocument): Promise<string[]> {
  const { end } = document.lineAt(document.lineCount - 1).range;
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, end);
  return items.filter(({ kind }) => kind === vscode.CompletionItemKind.Text).map(({ label }) => String(label));
}
