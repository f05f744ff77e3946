// The files of the workspace for a server that reaches none: it is given all of a folder that is not too large.
import * as vscode from 'vscode';

/** Change is a file with its text; null where there is none any more. */
export interface Change {
  uri: string;
  text: string | null;
}

/** Bounds of a folder whose files are given: of files and directories in it, and of the length of all texts. */
const maxEntries = 5_000;
const maxLength = 32 << 20;

/** isText matches the names of files in which manifests, or rules about them, are interested. Of others the server only knows that they are there. */
const isText = /\.([cm]?[jt]sx?|json|ya?ml|md|txt|html|svg|properties)$/i;

/** isForeign matches directories that hold what package managers and tools brought. */
const isForeign = /^(node_modules|\..*)$/;

/** unread is the scheme of files that the server is not given, instead of their own. */
const unread = 'unread-file';

/** rest is how long changes are collected, in milliseconds. */
const rest = 250;

/**
 * WebFiles are the files of the folders of the workspace. The server knows them below addresses of files, whatever
 * their own are. Folders that cannot be read whole are left out: the addresses in them are not those of files, and about such
 * documents the server says nothing that depends on files.
 */
export class WebFiles implements vscode.Disposable {
  /** roots are the folders whose files are known. */
  private roots: vscode.Uri[] = [];
  private texts = new Map<string, string>();
  private pending = new Map<string, vscode.Uri>();
  private timer?: ReturnType<typeof setTimeout>;
  private readonly disposables: vscode.Disposable[] = [];

  /** gather reads the folders of the workspace. */
  async gather(): Promise<void> {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      try {
        const texts = await read(uri);
        this.roots.push(uri);
        for (const [name, text] of texts) this.texts.set(this.addressOf(vscode.Uri.parse(name)), text);
      } catch {
        // left out
      }
    }
  }

  /** all are the files that are known. */
  all(): Change[] {
    return [...this.texts].map(([uri, text]) => ({ uri, text }));
  }

  /** follow tells of changes, as long as the files are not disposed of. */
  follow(tell: (changes: Change[]) => unknown): void {
    const changed = (uri: vscode.Uri) => {
      if (!this.rootOf(uri) || uri.path.split('/').some((part) => isForeign.test(part))) return;
      this.pending.set(uri.toString(), uri);
      this.timer ??= setTimeout(() => void this.flush(tell), rest);
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.disposables.push(
      watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)), // not all file systems are watched
    );
  }

  /** flush reads what changed, and tells of it. */
  private async flush(tell: (changes: Change[]) => unknown): Promise<void> {
    this.timer = undefined;
    const changed = [...this.pending.values()];
    this.pending.clear();
    const changes: Change[] = [];
    for (const uri of changed) changes.push({ uri: this.addressOf(uri), text: null }, ...await this.now(uri));
    for (const { uri, text } of changes) {
      if (text === null) this.forget(uri);
      else this.texts.set(uri, text);
    }
    if (changes.length) tell(changes);
  }

  /** now are the files at an address, and below it. */
  private async now(uri: vscode.Uri): Promise<Change[]> {
    try {
      return [...await read(uri)].map(([name, text]) => ({ uri: this.addressOf(vscode.Uri.parse(name)), text }));
    } catch {
      return []; // it is gone
    }
  }

  private forget(address: string): void {
    for (const name of this.texts.keys()) {
      if (name === address || name.startsWith(`${address}/`)) this.texts.delete(name);
    }
  }

  private rootOf(uri: vscode.Uri): vscode.Uri | undefined {
    return this.roots.find((root) => root.scheme === uri.scheme && root.authority === uri.authority
      && (uri.path === root.path || uri.path.startsWith(root.path.replace(/\/?$/, '/'))));
  }

  /** addressOf is the address by which the server knows a file: its scheme and authority become directories. */
  addressOf(uri: vscode.Uri): string {
    if (!this.rootOf(uri)) return (uri.scheme === 'file' ? uri.with({ scheme: unread }) : uri).toString();
    const authority = uri.authority ? encodeURIComponent(uri.authority) : '-';
    return vscode.Uri.from({ scheme: 'file', path: `/${uri.scheme}/${authority}${uri.path}` }).toString();
  }

  /** uriOf is the file that the server calls by an address. */
  uriOf(address: string): vscode.Uri {
    const uri = vscode.Uri.parse(address);
    if (uri.scheme === unread) return uri.with({ scheme: 'file' });
    const [, scheme, authority, path] = /^\/([^/]+)\/([^/]+)(\/.*)$/.exec(uri.path) ?? [];
    if (uri.scheme !== 'file' || !path) return uri;
    return vscode.Uri.from({ scheme, authority: authority === '-' ? '' : decodeURIComponent(authority), path });
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.disposables).dispose();
  }
}

/** read returns the texts of a file, or of the files in a directory, by their addresses. It throws where not all can be read. */
async function read(from: vscode.Uri): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let entries = 0, length = 0;
  const readAt = async (uri: vscode.Uri, type: vscode.FileType): Promise<void> => {
    if (++entries > maxEntries || length > maxLength) throw new Error('too many files');
    if (type & vscode.FileType.Directory) {
      const inside = (await vscode.workspace.fs.readDirectory(uri)).filter(([name, kind]) => !(kind & vscode.FileType.Directory && isForeign.test(name)));
      await Promise.all(inside.map(([name, kind]) => readAt(vscode.Uri.joinPath(uri, name), kind)));
      return;
    }
    const text = isText.test(uri.path) ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : '';
    length += text.length;
    texts.set(uri.toString(), text);
  };
  await readAt(from, (await vscode.workspace.fs.stat(from)).type);
  return texts;
}
