// The language server as a worker, of a browser or of Node. It speaks the protocol with the page by
// postMessage: each message is an object, as vscode-jsonrpc's BrowserMessageReader and
// BrowserMessageWriter send and take them. docs/worker.md says more. build.sh puts Go's wasm_exec.js
// in front of this file.
(() => {
  const inBrowser = typeof self === "object" && typeof self.postMessage === "function";
  const port = inBrowser ? self : require("node:worker_threads").parentPort;
  const beside = typeof location === "object" ? location.href : undefined;
  const unread = []; // messages that came before the server was there
  let started = false;

  // compiled returns the program as a module. wasm is a module, or the bytes or the address of one, plain or
  // packed by gzip.
  async function compiled(wasm) {
    if (wasm instanceof WebAssembly.Module) return wasm;
    let response = wasm;
    let isPacked;
    if (typeof wasm === "string" || wasm instanceof URL) {
      response = await fetch(wasm);
      if (!response.ok) throw new Error(`${wasm} cannot be read: ${response.status} ${response.statusText}`);
      isPacked = new URL(wasm, beside).pathname.endsWith(".gz") && !response.headers.has("Content-Encoding"); // else it is unpacked already
    } else {
      const [first, second] = new Uint8Array(wasm.buffer ?? wasm, wasm.byteOffset ?? 0, 2);
      isPacked = first === 0x1f && second === 0x8b;
      response = new Response(wasm);
    }
    const stream = isPacked ? response.body.pipeThrough(new DecompressionStream("gzip")) : response.body;
    return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
  }

  async function start(wasm) {
    const go = new Go();
    go.env = { GOGC: "400" }; // there is one thread, and the start makes what stays: it is not cleaned up meanwhile
    const server = {
      receive: undefined, // set by the program
      send: (message) => port.postMessage(JSON.parse(message)),
      ready() {
        for (const message of unread.splice(0)) server.receive(JSON.stringify(message));
        take = (message) => server.receive(JSON.stringify(message));
      },
      end: () => port.close(),
    };
    globalThis.forgeManifestWorker = server;
    const instance = await WebAssembly.instantiate(await compiled(wasm), go.importObject);
    await go.run(instance);
    for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer); // they would wake a program that has ended
    go._scheduledTimeouts.clear();
  }

  // take is what is done with a message of the page.
  let take = (message) => {
    const given = message?.wasm;
    if (!given) unread.push(message);
    if (started) return;
    started = true;
    start(given ?? new URL("forge-manifest-ls.wasm.gz", beside)).catch((error) => setTimeout(() => { throw error; })); // the page is told
  };

  if (inBrowser) port.onmessage = (event) => take(event.data);
  else port.on("message", (message) => take(message));
})();
