import { LSPClient, LSPPlugin, Workspace, type Transport, type WorkspaceFile } from '@codemirror/lsp-client';
import { EditorView } from '@codemirror/view';
import { Text, type ChangeSet } from '@codemirror/state';
import { root, uriOf, pathOf, type Changes } from './app';

/** Worker messages are objects; the client sends and takes them as JSON. */
export function workerTransport(worker: Worker): Transport {
  const listeners = new Map<(message: string) => void, (event: MessageEvent) => void>();
  return {
    send: (message) => worker.postMessage(JSON.parse(message)),
    subscribe(handler) {
      const listener = (event: MessageEvent) => handler(JSON.stringify(event.data));
      listeners.set(handler, listener);
      worker.addEventListener('message', listener);
    },
    unsubscribe(handler) {
      const listener = listeners.get(handler);
      if (listener) worker.removeEventListener('message', listener);
      listeners.delete(handler);
    },
  };
}

/** What the client can do beyond what its library says. */
const capabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} } },
  textDocument: {
    // The library declares that it asks for diagnostics, and does not: they are to be published.
    diagnostic: false,
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } }, isPreferredSupport: true },
    rename: { prepareSupport: true },
  },
  experimental: { commands: { commands: ['editor.action.triggerSuggest'] } },
};

/** Manifest is the one document that the server has open. */
class Manifest implements WorkspaceFile {
  version = 0;
  constructor(
    readonly uri: string,
    readonly languageId: string,
    public doc: Text,
    readonly view: EditorView,
  ) {}
  getView(): EditorView {
    return this.view;
  }
}

/** ManifestWorkspace opens the manifest for the server, and other files for the user. */
class ManifestWorkspace extends Workspace {
  files: Manifest[] = [];
  private version = 0;

  constructor(
    client: LSPClient,
    private readonly show: (path: string) => EditorView | null,
  ) {
    super(client);
  }

  syncFiles() {
    const updates: { file: Manifest; prevDoc: Text; changes: ChangeSet }[] = [];
    for (const file of this.files) {
      const plugin = LSPPlugin.get(file.view);
      if (!plugin || plugin.unsyncedChanges.empty) continue;
      updates.push({ file, prevDoc: file.doc, changes: plugin.unsyncedChanges });
      file.doc = file.view.state.doc;
      file.version = ++this.version;
      plugin.clear();
    }
    return updates;
  }

  openFile(uri: string, languageId: string, view: EditorView): void {
    const file = new Manifest(uri, languageId, view.state.doc, view);
    file.version = ++this.version;
    this.files.push(file);
    if (this.client.connected) this.client.didOpen(file);
  }

  closeFile(uri: string): void {
    this.files = this.files.filter((file) => file.uri !== uri);
    this.client.didClose(uri);
  }

  override displayFile(uri: string): Promise<EditorView | null> {
    const path = pathOf(uri);
    return Promise.resolve(path === undefined ? null : this.show(path));
  }
}

/** Published is what the server says of the manifest. */
export interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface TextEdit {
  range: Range;
  newText: string;
}

export interface Diagnostic {
  range: Range;
  severity?: number;
  code?: string;
  message: string;
}

/** newClient returns a client that shows files by show and passes diagnostics on to published. */
export function newClient(show: (path: string) => EditorView | null, published: (params: Published) => void): LSPClient {
  return new LSPClient({
    rootUri: root.slice(0, -1),
    timeout: 20_000, // a phone compiles the server for some seconds
    sanitizeHTML,
    workspace: (client) => new ManifestWorkspace(client, show),
    extensions: [
      {
        clientCapabilities: capabilities,
        notificationHandlers: {
          'textDocument/publishDiagnostics': (_client, params: Published) => {
            published(params);
            return true;
          },
        },
      },
    ],
  });
}

/** giveFiles tells the server of files; see docs/worker.md. */
export function giveFiles(client: LSPClient, changes: Changes): void {
  client.notification('forge-manifest-ls/didChangeFiles', {
    changes: [...changes].map(([path, text]) => ({ uri: uriOf(path), text: text ?? null })),
  });
}

const harmless = new Set(['A', 'BLOCKQUOTE', 'BR', 'CODE', 'DEL', 'EM', 'H1', 'H2', 'H3', 'H4', 'HR', 'LI', 'OL', 'P', 'PRE', 'SPAN', 'STRONG', 'TABLE', 'TBODY', 'TD', 'TH', 'THEAD', 'TR', 'UL']);

/** sanitizeHTML takes out of a text all that is more than formatting: it may quote a manifest that came by a link. */
export function sanitizeHTML(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of [...body.querySelectorAll('*')]) {
    if (!harmless.has(element.tagName)) {
      element.replaceWith(document.createTextNode(element.textContent ?? ''));
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const isLink = element.tagName === 'A' && name === 'href' && /^https:/i.test(value);
      if (!isLink && name !== 'class') element.removeAttribute(name);
    }
    if (element.tagName === 'A') {
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noopener noreferrer');
    }
  }
  return body.innerHTML;
}
