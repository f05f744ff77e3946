// What VS Code calls in a browser: the server runs in a worker.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateIn, type Exports } from './extension';
import type { Host } from './server';
import { WebFiles } from './web_files';
import { startWorker } from './worker';

/** webHost returns the host of an extension in a browser. */
function webHost(context: vscode.ExtensionContext): Host {
  let files: WebFiles | undefined;
  context.subscriptions.push({ dispose: () => files?.dispose() });
  return {
    platform: 'a browser',
    findProgram: () => ({ path: vscode.Uri.joinPath(context.extensionUri, 'worker').toString(), origin: 'bundled' }),
    async newClient(_program, options) {
      files?.dispose();
      const known = files = new WebFiles();
      await known.gather();
      const client = new LanguageClient('forge-manifest-ls', 'Forge manifest', () => startWorker(context.extensionUri, known), {
        ...options,
        uriConverters: { code2Protocol: (uri) => known.addressOf(uri), protocol2Code: (address) => known.uriOf(address) },
      });
      known.follow((changes) => client.sendNotification('forge-manifest-ls/didChangeFiles', { changes }));
      return client;
    },
    async checkWorkspace() {
      void vscode.window.showInformationMessage('In a browser the problems of all manifests of the workspace are shown as they are.');
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    },
  };
}

export { deactivate } from './extension';

/** activate is called when YAML is opened. */
export const activate = (context: vscode.ExtensionContext): Exports => activateIn(webHost(context), context);
