// What follows the active editor: the language status, the context key for menus, and the rules for Enter.
import * as vscode from 'vscode';
import { onEnterRules } from './enter';
import { mayBeManifest, selector } from './manifests';
import type { Schema, Server } from './server';

/** Active keeps in step with the active editor. It shows nothing for documents that are not Forge manifests. */
export class Active implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private item?: vscode.LanguageStatusItem;
  private enter?: vscode.Disposable;
  private wait?: NodeJS.Timeout;
  constructor(private readonly server: Server) {
    this.disposables.push(
      vscode.window.onDidChangeActiveTextEditor(() => this.lookAgain(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document && mayBeManifest(document)) this.lookAgain(300);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('forge-manifest-ls')) this.lookAgain(300);
      }),
      server.onDidChange(() => this.lookAgain(0)),
    );
    this.lookAgain(0);
  }

  /** hasEnterRules reports whether the rules for Enter hold now. */
  get hasEnterRules(): boolean {
    return this.enter !== undefined;
  }

  dispose(): void {
    clearTimeout(this.wait);
    for (const each of [...this.disposables, this.item, this.enter]) each?.dispose();
  }

  /** lookAgain looks after some milliseconds. What is asked for meanwhile is done once. */
  private lookAgain(after: number): void {
    clearTimeout(this.wait);
    this.wait = setTimeout(() => void this.look(), after);
  }

  private async look(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const named = document !== undefined && mayBeManifest(document);
    const schema = named ? await this.server.schemaOf(document) : null;
    if (document !== vscode.window.activeTextEditor?.document) return;
    this.setEnter(schema !== null);
    this.setItem(schema, named && !document.isUntitled);
    await vscode.commands.executeCommand('setContext', 'forgeManifest.active', schema !== null);
  }

  /** setEnter sets the rules for Enter. VS Code has them by language only: they hold while a Forge manifest is active. */
  private setEnter(on: boolean): void {
    if (on === (this.enter !== undefined)) return;
    this.enter?.dispose();
    this.enter = on ? vscode.languages.setLanguageConfiguration('yaml', { onEnterRules }) : undefined;
  }

  /** setItem shows the language status, also on a file with a manifest's name when the server does not run. */
  private setItem(schema: Schema | null, named: boolean): void {
    const failure = named ? this.server.failure : undefined;
    const isStarting = named && this.server.isStarting;
    if (!schema && !failure && !isStarting) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    this.item ??= vscode.languages.createLanguageStatusItem('forge-manifest-ls', selector);
    this.item.name = 'Forge manifest';
    this.item.busy = isStarting;
    if (failure) {
      this.item.text = 'Forge: not checked';
      this.item.detail = failure;
      this.item.severity = vscode.LanguageStatusSeverity.Error;
      this.item.command = { command: 'forge-manifest-ls.restart', title: 'Restart' };
      return;
    }
    this.item.text = schema ? `Forge schema ${schema.version}` : 'Forge: starting';
    this.item.detail = schema ? `${schema.builtIn ? 'built in' : 'installed'}, server ${this.server.version}` : undefined;
    this.item.severity = vscode.LanguageStatusSeverity.Information;
    this.item.command = schema ? { command: 'forge-manifest-ls.switchSchema', title: 'Switch' } : undefined;
  }
}
