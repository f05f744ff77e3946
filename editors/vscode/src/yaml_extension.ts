// Beside Red Hat's YAML extension: the schemas that it has for files named manifest.yml tell mistakes in other words.
import * as vscode from 'vscode';
import { mayBeManifest } from './manifests';

const scheme = 'forge-manifest-everything';
const setting = 'yamlExtension.schemas';

/** YamlExtension is what the YAML extension offers to others. */
interface YamlExtension {
  registerContributor(scheme: string, schemaOf: (resource: string) => string | undefined, contentOf: (schema: string) => string): boolean;
}

/** YamlSchemas turns the YAML extension's schemas off for Forge manifests, if the setting says so. */
export class YamlSchemas {
  private registered = false;

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** start asks once what is wanted, if the YAML extension is there, and does what the setting says, now and later. */
  async start(): Promise<void> {
    if (!vscode.extensions.getExtension('redhat.vscode-yaml')) return;
    this.context.subscriptions.push(vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`forgeManifest.${setting}`)) void this.register();
    }));
    await this.register();
    await this.askOnce();
  }

  private get isOff(): boolean {
    return vscode.workspace.getConfiguration('forgeManifest').get(setting) === 'off';
  }

  /** askOnce asks whether the schemas are to be turned off. The answer is kept: who said no is not asked again. */
  private async askOnce(): Promise<void> {
    if (this.isOff || this.context.globalState.get(setting)) return;
    await this.context.globalState.update(setting, true);
    const yes = 'Turn Off for Forge Manifests';
    const chosen = await vscode.window.showInformationMessage(
      'The YAML extension may check Forge manifests by a schema, too, and tell mistakes twice. Turn its schemas off for them?', yes, 'No',
    );
    if (chosen === yes) {
      await vscode.workspace.getConfiguration('forgeManifest').update(setting, 'off', vscode.ConfigurationTarget.Global);
    }
  }

  /** register gives the YAML extension a schema that allows everything: no other is then looked for. */
  private async register(): Promise<void> {
    if (this.registered || !this.isOff) return;
    this.registered = true;
    const yaml = await vscode.extensions.getExtension<YamlExtension>('redhat.vscode-yaml')?.activate();
    yaml?.registerContributor(scheme, (resource) => (this.isOff && isForge(resource) ? `${scheme}://schema` : undefined), () => '{}');
  }
}

/** isForge reports whether an open document looks like a Forge manifest; others keep their schema. */
function isForge(resource: string): boolean {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === vscode.Uri.parse(resource).toString());
  return document !== undefined && mayBeManifest(document) && /^modules:|ari:cloud:ecosystem:/m.test(document.getText());
}
