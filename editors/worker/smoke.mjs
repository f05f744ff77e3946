// smoke.mjs [DIRECTORY]: plays a short session with the worker that build.sh made, in Node's worker_threads.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";

const dir = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, "../../dist/worker"));
const begun = performance.now();
const worker = new Worker(path.join(dir, "worker.js"));
worker.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
const late = setTimeout(() => {
  console.error("the worker does not answer; it told", JSON.stringify(told));
  process.exit(1);
}, 120_000);

const answers = new Map(); // what waits for an answer, by id
const told = []; // what the server told: {method, params}
let onTold = () => {};
worker.on("message", (message) => {
  assert.equal(message.jsonrpc, "2.0");
  if (message.method) {
    told.push(message);
    onTold();
  } else answers.get(message.id)(message);
});

const send = (message) => worker.postMessage({ jsonrpc: "2.0", ...message });
const notify = (method, params) => send({ method, params });
let id = 0;
const ask = (method, params) =>
  new Promise((resolve) => {
    answers.set(++id, resolve);
    send({ id, method, params });
  }).then((message) => {
    assert.equal(message.error, undefined, `${method}: ${JSON.stringify(message.error)}`);
    return message.result;
  });

// tells waits until the server has told something that is as wanted.
const tells = (method, isWanted) =>
  new Promise((resolve) => {
    onTold = () => {
      const found = told.find((message) => message.method === method && isWanted(message.params));
      if (found) resolve(found.params);
    };
    onTold();
  });
const codes = (params) => params.diagnostics.map((d) => d.code).sort();

const uri = "file:///app/manifest.yml";
const text = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs22.x
modules:
  function:
    - key: main
      handler: index.run
  jira:issuePanel:
    - key: panel
      title: Panel 😀
      icon: https://example.com/icon.svg
      resolver:
        function: mian
      resource: page
resources:
  - key: page
    path: static/page
`;

worker.postMessage({ wasm: readFileSync(path.join(dir, "forge-manifest-ls.wasm.gz")) });
const { serverInfo, capabilities } = await ask("initialize", { processId: null, rootUri: "file:///app", capabilities: { general: { positionEncodings: ["utf-16"] } } });
console.log(`initialize answered after ${Math.round(performance.now() - begun)} ms`);
assert.equal(serverInfo.name, "forge-manifest-ls");
assert.ok(capabilities.hoverProvider);
notify("initialized", {});
notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
await tells("textDocument/publishDiagnostics", (p) => p.uri === uri && codes(p).includes("reference-function"));
console.log(`first diagnostics after ${Math.round(performance.now() - begun)} ms`);

// Files that are not there are told of, and no more when the page gives them.
const tellsCodes = (...wanted) => tells("textDocument/publishDiagnostics", (p) => codes(p).join() === wanted.join());
await tellsCodes("function-handler-file", "reference-function", "resource-path-missing");
told.length = 0;
notify("forge-manifest-ls/didChangeFiles", {
  changes: [
    { uri: "file:///app/src/index.js", text: "export const run = () => 'ä';\n" },
    { uri: "file:///app/static/page/index.html", text: "<!doctype html>" },
  ],
});
await tellsCodes("reference-function");
told.length = 0;
notify("forge-manifest-ls/didChangeFiles", { changes: [{ uri: "file:///app/static" }] });
await tellsCodes("reference-function", "resource-path-missing");

const hover = await ask("textDocument/hover", { textDocument: { uri }, position: { line: 8, character: 8 } });
assert.match(JSON.stringify(hover.contents), /issuePanel/);
assert.equal(await ask("shutdown"), null);
notify("exit");
await new Promise((resolve) => worker.on("exit", resolve));
clearTimeout(late);
console.log("the session ended well");
