// Tests in a workspace that is not trusted: its settings name a program, and it has a package with a schema.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { extension, file, rules, show, until, type Tests } from './help';

export const untrusted: Tests = {
  async 'the bundled server alone is started, with its own schema'() {
    assert.strictEqual(vscode.workspace.isTrusted, false);
    const { document } = await show(file('manifest.yml'));
    await until(() => rules(document.uri).includes('resolver-without-resource'), 'diagnostics');
    const { server } = extension().exports;
    assert.strictEqual(server.program?.origin, 'bundled');
    assert.strictEqual((await server.schemaOf(document))?.builtIn, true);
  },
};
