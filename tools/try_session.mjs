// try_session.mjs SYSTEM FOLDER COMMAND...: a short session with a server of a system, such as linux or windows, as
// an editor has it: an app is written into a folder, its manifest opened, and the server says which file is missing, where
// a handler is, and what changes when that moves. Addresses are written as VS Code writes them; where the server for Windows runs
// elsewhere, the folder is on the drive "z:", as wine has it. It fails where an answer is another one.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Client } from '../bench/client.mjs';

const [system, folder, ...command] = process.argv.slice(2);
const root = process.platform === 'win32'
  ? folder.replace(/^(\w):/, (_, drive) => `file:///${drive.toLowerCase()}%3A`).replaceAll('\\', '/')
  : (system === 'windows' ? 'file:///z%3A' : 'file://') + folder;
const manifest = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  webtrigger:
    - key: found
      function: here
    - key: missed
      function: gone
  function:
    - key: here
      handler: index.run
    - key: gone
      handler: nowhere.run
`;
mkdirSync(`${folder}/src`, { recursive: true });
writeFileSync(`${folder}/manifest.yml`, manifest);
writeFileSync(`${folder}/.forge-manifest-ls.yml`, 'per-file:\n  "manifest.yml":\n    function-handler-file: hint\n');
writeFileSync(`${folder}/src/index.js`, 'export const run = () => {};\n');

// What the server says of the manifest may change while it looks at files: the last word counts.
const expected = 'function-handler-file 4'; // a hint, as the file of settings has it
let said = 'nothing';
let heard = () => {};
const told = (message) => {
  if (message.method !== 'textDocument/publishDiagnostics' || message.params.uri !== uri) return;
  said = message.params.diagnostics.map((d) => `${d.code} ${d.severity}`).join(', ');
  if (said === expected) heard();
};
const uri = `${root}/manifest.yml`;
const client = new Client({ cmd: command }, told);
const ended = new Promise((resolve) => { client.process.on('exit', resolve); });
const late = setTimeout(() => { console.error(`no answer for a minute; of the manifest it says: ${said}`); client.process.kill(); process.exit(1); }, 60_000);

await client.ask('initialize', {
  processId: null, rootUri: root, workspaceFolders: [{ uri: root, name: 'app' }],
  capabilities: { workspace: { fileOperations: { willRename: true } } },
});
client.tell('initialized', {});
const diagnostics = new Promise((resolve) => { heard = resolve; });
client.open(uri, manifest);
await diagnostics;

const at = { textDocument: { uri }, position: { line: 12, character: 17 } };
const [definition] = [(await client.ask('textDocument/definition', at)).result].flat();
assert.equal(definition.uri ?? definition.targetUri, `${root}/src/index.js`);

const files = [{ oldUri: `${root}/src/index.js`, newUri: `${root}/src/main.js` }];
const { changes } = (await client.ask('workspace/willRenameFiles', { files })).result;
assert.deepEqual(Object.keys(changes), [uri]);
assert.match(changes[uri][0].newText, /main/);

assert.equal((await client.ask('shutdown')).result, null);
client.tell('exit');
assert.equal(await ended, 0);
clearTimeout(late);
