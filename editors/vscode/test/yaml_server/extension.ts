// Starts yaml-language-server as Red Hat's YAML extension does: with the first YAML document, in a process of Node that is spoken to by
// IPC, and with the same notifications once it answers. Left out are telemetry, the status item and the catalogue of schemas, which
// is fetched from a network; all of that costs the extension time, and not this one.
import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';

/** activate starts the server. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const client = new LanguageClient('yaml', 'YAML Support', {
    run: { module: context.asAbsolutePath('server.js'), transport: TransportKind.ipc },
    debug: { module: context.asAbsolutePath('server.js'), transport: TransportKind.ipc },
  }, {
    documentSelector: [{ language: 'yaml' }],
    synchronize: { fileEvents: [vscode.workspace.createFileSystemWatcher('{**/*.json,**/*.yaml,**/*.eyaml,**/*.yml}')] },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { l10nPath: context.asAbsolutePath('l10n') },
  });
  context.subscriptions.push(client);
  // No extension here has schemas to offer.
  client.onRequest('custom/schema/request', () => []);
  client.onRequest('custom/schema/content', () => '');
  client.onRequest('vscode/content', (address: string) => textOf(vscode.Uri.parse(address)));
  client.onRequest('fs/readFile', (path: string) => textOf(vscode.Uri.file(path)));
  client.onRequest('fs/readUri', (address: string) => textOf(vscode.Uri.parse(address)));
  await client.start();
  await client.sendNotification('json/schemaAssociations', []);
  await client.sendNotification('yaml/registerCustomSchemaRequest');
  await client.sendNotification('yaml/registerContentRequest');
  await client.sendNotification('yaml/supportSchemaSelection');
}

/** textOf returns the text of a file. */
async function textOf(address: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(address));
}
