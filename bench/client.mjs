// A client that measures servers over their standard input and output: it types into one document and
// takes the time of answers. All times are milliseconds.
import { spawn } from 'node:child_process';

export class Client {
  // server: {label, cmd, config}; see servers.json in run.sh. told: what the server says unasked.
  constructor(server, told = () => {}) {
    Object.assign(this, { server, told, id: 0, waiting: new Map(), received: Buffer.alloc(0) });
    this.process = spawn(server.cmd[0], server.cmd.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
    this.process.stdout.on('data', (data) => this.receive(data));
  }

  receive(data) {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.received.toString('latin1', 0, end))[1]);
      if (this.received.length < end + 4 + length) return;
      const at = performance.now();
      const message = JSON.parse(this.received.toString('utf8', end + 4, end + 4 + length));
      this.received = this.received.subarray(end + 4 + length);
      this.take(message, at);
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

  async initialize(folder, capabilities) {
    const answer = await this.ask('initialize', {
      processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'w' }], capabilities,
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

// percentile is that of times, with one digit behind the point.
export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)].toFixed(1);
}

export const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
