// Tests of what is shown of a manifest in the source files of its app.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { file, fix, rules, show, until, type Tests } from './help';

const rule = 'source-sql-module-missing';

export const sources: Tests = {
  async 'what a source file needs of the manifest is shown in it once, open or not, and fixed from there'() {
    const { document: manifest } = await show(file('manifest.yml'));
    const source = file('src/index.js');
    await until(() => rules(manifest.uri).includes(rule), 'the diagnostic of the manifest');
    const shown = (line: number) => {
      const found = vscode.languages.getDiagnostics(source);
      return found.length === 1 && found[0]?.range.start.line === line && found[0].relatedInformation?.[0]?.location.uri.toString() === manifest.uri.toString();
    };
    await until(() => shown(0), 'the diagnostic of the file that is not open');
    const editor = await show(source);
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// one\n// two\n')));
    await until(() => shown(2), 'the diagnostic that follows the edit');
    await new Promise((resolve) => setTimeout(resolve, 3000)); // a question for the workspace has its answer meanwhile
    assert.ok(shown(2), `once: ${rules(source).join(', ')}`);
    await fix(editor.document, rule, 'Add a module "sql"');
    assert.ok(manifest.getText().includes('engine: mysql'));
    await until(() => rules(source).length === 0 && !rules(manifest.uri).includes(rule), 'the end of both');
  },
};
