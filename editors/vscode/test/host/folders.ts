// Tests in a workspace of two folders with settings of their own.
import { file, rules, show, until, type Tests } from './help';
import * as assert from 'node:assert';
import * as vscode from 'vscode';

export const folders: Tests = {
  async 'each folder has its settings'() {
    const [first, second] = [file('manifest.yml', 0), file('manifest.yml', 1)];
    await show(first);
    await until(() => rules(first).includes('resolver-without-resource') && rules(second).includes('resolver-without-resource'), 'diagnostics of both');
    const severity = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri)
      .find(({ code }) => typeof code === 'object' && code.value === 'module-deprecated')?.severity;
    await until(() => severity(second) === vscode.DiagnosticSeverity.Error && severity(first) === undefined, 'the settings of both');
    assert.ok(rules(second).includes('module-deprecated'));
  },
};
