// What VS Code calls where it can start programs.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { checkWorkspace } from './check';
import { activateIn, type Exports } from './extension';
import { findProgram } from './program';
import type { Host } from './server';

const host: Host = {
  platform: `${process.platform} ${process.arch}`,
  findProgram,
  checkWorkspace,
  async newClient({ path }, options) {
    return new LanguageClient('forge-manifest-ls', 'Forge manifest', { command: path, args: ['serve'], transport: TransportKind.stdio }, options);
  },
};

export { deactivate } from './extension';

/** activate is called when YAML is opened. */
export const activate = (context: vscode.ExtensionContext): Exports => activateIn(host, context);
