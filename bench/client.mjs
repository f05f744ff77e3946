// A client that measures servers over their standard input and output: it types into one document and
// takes the time of answers. All times are milliseconds.
import { spawn } from 'node:child_process';

export class Client {
  // server: {label, cmd, config}; see servers.json in run.sh. told: what the server says unasked.
  constructor(server, told = () => {}) {
    Object.assign(this, { server, told, id: 0, waiting: new Map(), chunks: [], length: 0, needed: 1 });
    this.process = spawn(server.cmd[0], server.cmd.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
    this.process.stdout.on('data', (data) => this.receive(data));
  }

  // receive takes what came. Chunks are joined once a message is whole: a client that joins each with those
  // before would measure itself on long answers.
  receive(data) {
    this.chunks.push(data);
    this.length += data.length;
    while (this.length >= this.needed) {
      const at = performance.now();
      const received = Buffer.concat(this.chunks);
      const head = received.indexOf('\r\n\r\n');
      const end = head + 4 + Number(/Content-Length: *(\d+)/i.exec(received.toString('latin1', 0, Math.max(head, 0)))?.[1]);
      const isWhole = head >= 0 && received.length >= end;
      this.chunks = [isWhole ? received.subarray(end) : received];
      this.length = this.chunks[0].length;
      this.needed = isWhole ? 1 : head >= 0 ? end : this.length + 1;
      if (isWhole) this.take(JSON.parse(received.toString('utf8', head + 4, end)), at);
    }
  }

  take(message, at) {
    if (message.method === undefined) {
      this.waiting.get(message.id)?.({ ...message, at });
      this.waiting.delete(message.id);
      return;
    }
    if (message.id !== undefined) {
      const result = message.method === 'workspace/configuration'
        ? message.params.items.map((item) => this.server.config?.[item.section] ?? null) : null;
      this.send({ id: message.id, result });
    }
    this.told(message, at);
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  tell(method, params) {
    this.send({ method, params });
  }

  // ask answers with the message of the server and how long it took.
  ask(method, params) {
    const id = ++this.id;
    const start = performance.now();
    this.send({ id, method, params });
    return new Promise((resolve) => {
      this.waiting.set(id, (message) => resolve({ ...message, took: message.at - start }));
    });
  }

  async initialize(folder, capabilities, initializationOptions) {
    const answer = await this.ask('initialize', {
      processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'w' }], capabilities, initializationOptions,
    });
    this.can = answer.result.capabilities;
    this.tell('initialized', {});
  }

  open(uri, text) {
    this.document = { uri, version: 1 };
    this.tell('textDocument/didOpen', { textDocument: { uri, version: 1, languageId: 'yaml', text } });
  }

  // edit replaces what is between two characters of a line.
  edit(line, from, to, text) {
    const range = { start: { line, character: from }, end: { line, character: to } };
    this.document.version++;
    this.tell('textDocument/didChange', { textDocument: this.document, contentChanges: [{ range, text }] });
  }

  async close() {
    await this.ask('shutdown');
    this.tell('exit');
    this.process.kill();
  }
}

// percentile is that of times, with one digit behind the point or more.
export function percentile(times, share, digits = 1) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)].toFixed(digits);
}

export const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
