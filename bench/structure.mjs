// Measures the requests about a whole manifest, and about the name at a cursor, in several servers by
// turns: node structure.mjs SERVERS.json MANIFEST... Each is asked right behind a key, so that no server
// can answer from what it keeps. Prints a Markdown table: the median and the 95th percentile, "-" where
// a server has no such request.
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, percentile, sleep } from './client.mjs';

const [serversFile, ...manifests] = process.argv.slice(2);
const servers = JSON.parse(readFileSync(serversFile));
const runs = Number(process.env.RUNS ?? 100);
const pause = 40; // milliseconds from an answer to the next key: people leave more

const capabilities = {
  workspace: { configuration: true, workspaceFolders: true },
  experimental: { commands: { commands: ['forge-manifest-ls.showReferences', 'forge-manifest-ls.openDocumentation'] } },
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true }, foldingRange: { lineFoldingOnly: true }, definition: { linkSupport: true },
    codeLens: { resolveSupport: { properties: ['command'] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
    semanticTokens: { requests: { full: { delta: true }, range: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  },
};
const options = { tabSize: 2, insertSpaces: true };
const part = { start: { line: 40, character: 0 }, end: { line: 90, character: 0 } };

// Each is a method, the capability of the server, and what it is asked beside the document, given a position
// and a lens.
const requests = [
  ['documentSymbol', 'documentSymbolProvider', () => ({})],
  ['foldingRange', 'foldingRangeProvider', () => ({})],
  ['selectionRange', 'selectionRangeProvider', (position) => ({ positions: [position] })],
  ['linkedEditingRange', 'linkedEditingRangeProvider', (position) => ({ position })],
  ['documentLink', 'documentLinkProvider', () => ({})],
  ['codeLens', 'codeLensProvider', () => ({})],
  ['codeLens/resolve', 'codeLensProvider', (_, lens) => lens],
  ['inlayHint', 'inlayHintProvider', () => ({ range: part })],
  ['semanticTokens/full', 'semanticTokensProvider', () => ({})],
  ['semanticTokens/range', 'semanticTokensProvider', () => ({ range: part })],
  ['formatting', 'documentFormattingProvider', () => ({ options })],
  ['onTypeFormatting', 'documentOnTypeFormattingProvider', (position) => ({ position, ch: '\n', options })],
  ['codeAction', 'codeActionProvider', (position) => ({ range: { start: position, end: position }, context: { diagnostics: [] } })],
  ['definition', 'definitionProvider', (position) => ({ position })],
  ['references', 'referencesProvider', (position) => ({ position, context: { includeDeclaration: true } })],
  ['documentHighlight', 'documentHighlightProvider', (position) => ({ position })],
  ['rename', 'renameProvider', (position) => ({ position, newName: 'fresh' })],
  ['prepareCallHierarchy', 'callHierarchyProvider', (position) => ({ position })],
];

// measure returns how long the requests took in one server about one manifest.
async function measure(server, manifest) {
  const folder = mkdtempSync(join(tmpdir(), 'structure-'));
  const path = join(folder, 'manifest.yml');
  copyFileSync(manifest, path);
  const source = readFileSync(manifest, 'utf8');
  const lines = source.split('\n');
  const place = (pattern) => {
    const line = lines.findIndex((text) => pattern.test(text));
    return { line, character: lines[line].length };
  };
  const typed = place(/^ +title: /);
  const cursor = place(/^ +function: /);
  const client = new Client(server);
  await client.initialize(pathToFileURL(folder).href, capabilities);
  client.open(pathToFileURL(path).href, source);
  await sleep(2000);
  const document = { textDocument: { uri: client.document.uri } };
  const lenses = client.can.codeLensProvider && (await client.ask('textDocument/codeLens', document)).result;
  const lens = lenses?.find(({ command }) => !command);
  const found = {};
  for (const [method, capability, more] of requests) {
    const resolves = method.endsWith('/resolve');
    if (!client.can[capability] || resolves && !lens) continue;
    const times = [];
    let failed = false;
    for (let i = 0; i < runs && !failed; i++) {
      client.edit(typed.line, typed.character, typed.character + (i % 2), i % 2 ? '' : 'x');
      const answer = await (resolves ? client.ask(method, more(cursor, lens)) : client.ask(`textDocument/${method}`, { ...document, ...more(cursor) }));
      failed = answer.error !== undefined;
      times.push(answer.took);
      await sleep(pause);
    }
    found[method] = failed ? 'error' : `${percentile(times, 0.5)} / ${percentile(times, 0.95)}`;
    if (times.length % 2) client.edit(typed.line, typed.character, typed.character + 1, '');
  }
  await client.close();
  return found;
}

const columns = [];
for (const manifest of manifests) {
  for (const server of servers) {
    const title = `${server.label} ${basename(manifest).replace(/\D/g, '')}`;
    console.error(title);
    columns.push([title, await measure(server, manifest)]);
  }
}
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
row(['', ...columns.map(([title]) => title)]);
row(['---', ...columns.map(() => '---:')]);
for (const [method] of requests) row([method, ...columns.map(([, found]) => found[method] ?? '-')]);
