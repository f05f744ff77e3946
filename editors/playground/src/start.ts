// The server starts before the page is there: both take their time, and need not wait for each other.

declare global {
  var playground: { worker: Worker; failed: boolean };
}

performance.mark('worker starts');
const worker = new Worker('worker.js');
globalThis.playground = { worker, failed: false };
worker.addEventListener('error', () => (globalThis.playground.failed = true));
worker.postMessage({ wasm: new URL('forge-manifest-ls.wasm.gz', location.href).href });

export {};
