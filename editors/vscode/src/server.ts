// The language client, from its start to its end.
import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, RevealOutputChannelOn, State,
  type BaseLanguageClient, type CloseHandlerResult, type LanguageClientOptions, type StaticFeature,
} from 'vscode-languageclient';
import { selector } from './manifests';
import { newMiddleware } from './middleware';

/** Commands of this extension and of VS Code that the server may have run. */
const clientCommands = ['editor.action.triggerSuggest', 'forge-manifest-ls.showReferences', 'forge-manifest-ls.openDocumentation'];

/** maxEnds is how many ends of the server within endsWithin milliseconds are one too many. */
const maxEnds = 3;
const endsWithin = 3 * 60 * 1000;

/** Program is a server that can be started, and where it was found. */
export interface Program {
  path: string;
  origin: 'setting' | 'bundled' | 'PATH';
}

/** Host is where the extension runs: beside programs, or in a browser. */
export interface Host {
  /** platform names it in reports. */
  readonly platform: string;
  /** findProgram returns the server. It throws an Error whose message says what is missing. */
  findProgram(context: vscode.ExtensionContext): Program;
  /** newClient returns a client that starts the server. */
  newClient(program: Program, options: LanguageClientOptions): Promise<BaseLanguageClient>;
  /** checkWorkspace checks the saved manifests of the workspace. */
  checkWorkspace(server: Server): Promise<void>;
}

/** Schema is what the server answers to forge-manifest-ls/schema. */
export interface Schema {
  version: string;
  builtIn: boolean;
}

/** Server starts and stops the language server. One object serves as long as the extension is active. */
export class Server implements vscode.Disposable {
  /** client is the running client; undefined before the start, and where no program was found. */
  client?: BaseLanguageClient;
  program?: Program;
  /** failure is why the server does not run; undefined while it does. */
  failure?: string;
  private readonly changed = new vscode.EventEmitter<void>();
  /** onDidChange fires whenever the server started, stopped or failed. */
  readonly onDidChange = this.changed.event;
  private ends: number[] = [];
  /** isTelling says that the message about a failure is on the screen. */
  private isTelling = false;

  constructor(private readonly context: vscode.ExtensionContext, readonly output: vscode.LogOutputChannel, readonly host: Host) {}

  /** start starts the server. What stands in the way is told in one message. */
  async start(): Promise<void> {
    try {
      this.program = this.host.findProgram(this.context);
      this.output.info(`The server is ${this.program.path} (${this.program.origin}).`);
      this.client = await this.newClient(this.program);
      this.failure = undefined;
      await this.client.start();
      this.changed.fire();
    } catch (error) {
      await this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** stop ends the server. */
  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // A server that does not answer, or never started, cannot be asked to end: it is disposed of all the same.
    await client?.dispose(2000).catch((error) => this.output.warn(String(error)));
    this.changed.fire();
  }

  /** restart starts the server anew; the ends that there were no longer count. */
  async restart(): Promise<void> {
    this.ends = [];
    await this.stop();
    await this.start();
  }

  /** version is what the server says of itself; undefined while it does not run. */
  get version(): string | undefined {
    return this.isRunning ? this.client?.initializeResult?.serverInfo?.version : undefined;
  }

  /** isStarting reports whether the server has been started and has not answered yet. */
  get isStarting(): boolean {
    return this.client !== undefined && !this.isRunning && this.failure === undefined;
  }

  /** isRunning reports whether the server can be asked. */
  get isRunning(): boolean {
    return this.client?.state === State.Running;
  }

  /** schemaOf asks by which schema a document is judged: null where it is not a Forge manifest. */
  async schemaOf(document: vscode.TextDocument): Promise<Schema | null> {
    if (!this.isRunning || !this.client) return null;
    try {
      return await this.client.sendRequest<Schema | null>('forge-manifest-ls/schema', { textDocument: this.client.code2ProtocolConverter.asTextDocumentIdentifier(document) });
    } catch {
      return null; // a server from before this request
    }
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async newClient(program: Program): Promise<BaseLanguageClient> {
    const options: LanguageClientOptions = {
      documentSelector: selector,
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      middleware: newMiddleware(async (document) => await this.schemaOf(document) !== null),
      initializationFailedHandler: () => false,
      errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed: () => this.ended() },
    };
    const client = await this.host.newClient(program, options);
    // What goes wrong is written to the output alone: the person gets one message, that of fail.
    const error = client.error.bind(client);
    client.error = (message, data) => error(message, data, false);
    client.registerFeature(commandsFeature);
    client.onDidChangeState(() => this.changed.fire());
    return client;
  }

  /** ended decides what follows on an end of the server that nobody asked for. */
  private ended(): CloseHandlerResult {
    const now = Date.now();
    this.ends = [...this.ends.filter((then) => now - then < endsWithin), now];
    if (this.ends.length < maxEnds) return { action: CloseAction.Restart, handled: true };
    void this.fail(`The server ended ${maxEnds} times within three minutes.`);
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  /** fail notes why the server does not run, and shows the ways out. */
  private async fail(why: string): Promise<void> {
    this.failure = why;
    this.output.error(why);
    this.changed.fire();
    if (this.isTelling) return;
    this.isTelling = true;
    const restart = 'Restart', log = 'Show Output', setting = 'Open Setting', copy = 'Copy Report';
    const chosen = await vscode.window.showErrorMessage(`Forge manifests are not checked. ${why}`, restart, log, setting, copy);
    this.isTelling = false;
    if (chosen === restart) await this.restart();
    if (chosen === log) this.output.show();
    if (chosen === setting) await vscode.commands.executeCommand('workbench.action.openSettings', 'forgeManifest.server.path');
    if (chosen === copy) await vscode.env.clipboard.writeText(this.report());
  }

  /** report is what a report about a failure needs to hold. It names no file of the workspace. */
  report(): string {
    return [
      `failure: ${this.failure ?? 'none'}`,
      `extension: ${String(this.context.extension.packageJSON.version)}`,
      `server: ${this.version ?? 'not running'} (${this.program?.origin ?? 'not found'})`,
      `editor: ${vscode.env.appName} ${vscode.version}, ${this.host.platform}`,
    ].join('\n');
  }
}

/** commandsFeature tells the server which commands it may have run here. */
const commandsFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), commands: { commands: clientCommands } };
  },
  initialize() {},
  getState() { return { kind: 'static' }; },
  clear() {},
};
