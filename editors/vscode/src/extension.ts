// The extension's life, wherever it runs: desktop.ts and web.ts are what VS Code calls.
import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { whenNeeded } from './manifests';
import { registerRulePages } from './rules';
import { Server, type Host } from './server';
import { registerSnippets } from './snippets';
import { Active } from './status';
import { YamlSchemas } from './yaml_extension';

let server: Server | undefined;

/** Exports is what the extension shows to its tests. */
export interface Exports {
  server: Server;
  /** active follows the active editor; undefined until there is a manifest. */
  active?: Active;
}

/** activateIn is called when YAML is opened. Until there is a manifest it starts nothing. */
export function activateIn(host: Host, context: vscode.ExtensionContext): Exports {
  const output = vscode.window.createOutputChannel('Forge Manifest', { log: true });
  const ours = server = new Server(context, output, host);
  context.subscriptions.push(output, ours, registerRulePages());
  registerCommands(context, ours);
  const exports: Exports = { server: ours };
  void whenNeeded(context, () => {
    exports.active = new Active(ours);
    context.subscriptions.push(exports.active, registerSnippets(), restartOnChange(ours));
    void ours.start();
    void new YamlSchemas(context).start();
  });
  return exports;
}

/** deactivate is called when the extension or the window ends. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** restartOnChange starts the server anew when another program is to be it. */
function restartOnChange(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('forgeManifest.server.path')) void server.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.restart()),
  );
}
