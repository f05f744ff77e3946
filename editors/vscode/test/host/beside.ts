// Tests beside the YAML extension, for which ../yaml_extension stands in.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { file, rules, show, until, type Tests } from './help';

/** Contributor is what an extension registered with the YAML extension. */
interface Contributor {
  schemaOf(resource: string): string | undefined;
  contentOf(schema: string): string;
}

export const beside: Tests = {
  async 'the schemas of the YAML extension are turned off for Forge manifests alone, if that is wanted'() {
    await show(file('other.yml'));
    const { document } = await show(file('manifest.yml'));
    await until(() => rules(document.uri).length, 'diagnostics');
    const yaml = vscode.extensions.getExtension<{ contributors: Contributor[] }>('redhat.vscode-yaml');
    assert.ok(yaml, 'the stand-in is installed');
    await until(() => yaml.isActive, 'the stand-in');
    assert.strictEqual(yaml.exports.contributors.length, 0, 'nothing is turned off unasked');
    await vscode.workspace.getConfiguration('forgeManifest').update('yamlExtension.schemas', 'off', vscode.ConfigurationTarget.Workspace);
    const contributor = await until(() => yaml.exports.contributors[0], 'the schema');
    const schema = contributor.schemaOf(document.uri.toString());
    assert.deepStrictEqual(JSON.parse(contributor.contentOf(schema ?? '')), {});
    assert.strictEqual(contributor.schemaOf(file('other.yml').toString()), undefined);
  },
};
