// The server in a worker: docs/worker.md tells how it is spoken with.
import * as vscode from 'vscode';
import {
  BrowserMessageReader, BrowserMessageWriter, Message, type MessageTransports, type MessageWriter,
} from 'vscode-languageclient/browser';
import type { WebFiles } from './web_files';

/**
 * startWorker starts the server, and returns how it is spoken with. It is read as a file of the extension, because
 * workers are not started from other addresses than that of the page, where the extension seldom lies.
 */
export async function startWorker(extension: vscode.Uri, files: WebFiles): Promise<MessageTransports> {
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'worker', name));
  const [script, wasm] = await Promise.all([read('worker.js'), read('forge-manifest-ls.wasm.gz')]);
  const address = URL.createObjectURL(new Blob([script as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.postMessage({ wasm });
  return { reader: new Reader(worker), writer: filesFirst(new BrowserMessageWriter(worker), files) };
}

/** Reader reads from a worker, and is closed when the worker fails. */
class Reader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener('error', () => this.fireClose());
  }
}

/** filesFirst returns a writer that gives the files right behind "initialized": documents are opened after that. */
function filesFirst(writer: MessageWriter, files: WebFiles): MessageWriter {
  return {
    onError: writer.onError.bind(writer),
    onClose: writer.onClose.bind(writer),
    end: () => writer.end(),
    dispose: () => writer.dispose(),
    async write(message: Message) {
      await writer.write(message);
      if ('method' in message && message.method === 'initialized') {
        const given = { jsonrpc: '2.0', method: 'forge-manifest-ls/didChangeFiles', params: { changes: files.all() } };
        await writer.write(given as Message);
      }
    },
  };
}
