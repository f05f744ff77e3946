// The tests that run within the web extension host, where the server is a worker and files come through VS Code. VS Code calls run.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { extension, file, place, rules, runAll, show, until, type Tests } from './help';
import { scenario } from './scenario';

const manifest = () => file('manifest.yml');

/** ever are all rules of which there has been a diagnostic of the manifest. */
const ever = new Set<string>();

const browser: Tests = {
  async 'the server is a worker'() {
    const { server } = extension().exports;
    assert.match(server.program?.path ?? '', /\/worker$/);
    assert.match(server.report(), /a browser/);
  },
  async 'files were known before anything was said of them'() {
    assert.deepStrictEqual([...ever].filter((rule) => /^(function-handler|resource-path)/.test(rule)), []);
  },
  async 'a definition leads to the source file'() {
    const { document } = await show(manifest());
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider', manifest(), place(document, 'handler: index.handler', 'handler: index.ha'.length));
    const targets = found.map((each) => ('targetUri' in each ? each.targetUri : each.uri).toString());
    assert.deepStrictEqual(targets, [file('src/index.js').toString()]);
  },
  async 'files that come, change and go are noticed'() {
    const source = file('src/index.js');
    const write = (text: string) => vscode.workspace.fs.writeFile(source, new TextEncoder().encode(text));
    await write('export const other = () => {};\n');
    await until(() => rules(manifest()).includes('function-handler-export'), 'the export to be missed');
    await vscode.workspace.fs.delete(file('src'), { recursive: true });
    await until(() => rules(manifest()).includes('function-handler-file'), 'the file to be missed');
    await write('export const handler = () => {};\n');
    await vscode.workspace.fs.writeFile(file('src/refresh.js'), new TextEncoder().encode('export const run = () => {};\n'));
    await until(() => !rules(manifest()).some((rule) => rule.startsWith('function-handler')), 'the files to be seen');
  },
  async 'a manifest that is not open is checked'() {
    const other = file('apps/other/manifest.yml');
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode('modules:\n  jira:issuePanel:\n    - key: a\n'));
    await until(() => rules(other).length, 'problems of a manifest that is not open');
    await vscode.workspace.fs.delete(file('apps'), { recursive: true });
    await until(() => !rules(other).length, 'its problems to go');
  },
  async 'the server starts again when it is asked to'() {
    await vscode.commands.executeCommand('forge-manifest-ls.restart');
    const { server } = extension().exports;
    await until(() => server.isRunning, 'the server');
    await until(() => rules(manifest()).length, 'diagnostics');
  },
  async 'an untitled manifest is checked'() {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'modules:\n  jira:issuePanel:\n    - key: a\n      resource: b\n' });
    await until(() => rules(document.uri).includes('reference-resource'), 'diagnostics');
  },
};

const large: Tests = {
  async 'of files that are too many nothing is said'() {
    await show(manifest());
    await until(() => rules(manifest()).includes('resolver-without-resource'), 'diagnostics');
    await new Promise((resolve) => setTimeout(resolve, 2000)); // time in which files would be missed
    assert.deepStrictEqual([...ever].filter((rule) => /^(function-handler|resource-path)/.test(rule)), []);
  },
  async 'a resource is found in the manifest all the same'() {
    const { document } = await show(manifest());
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', manifest(), place(document, 'key: main', 6));
    assert.ok(found.length > 1 && found.every(({ uri }) => uri.toString() === manifest().toString()), found.map(({ uri }) => uri.toString()).join());
  },
};

export async function run(): Promise<void> {
  vscode.languages.onDidChangeDiagnostics(() => rules(manifest()).forEach((rule) => ever.add(rule)));
  await runAll(manifest().path.includes('web-large') ? large : { ...scenario, ...browser });
}
