// Prints the results of lspbench.mjs as a Markdown table: a row a measure, a column a
// server and document. All times are milliseconds.
import { readFileSync } from 'node:fs';

const { machine, results } = JSON.parse(readFileSync(process.argv[2]));
const measures = [
  ['start to initialize', r => r.cold?.initialize],
  ['start to first useful diagnostic', r => r.cold?.first_useful_diagnostics],
  ['key to diagnostics, p50', r => r.keystroke?.wall?.p50],
  ['key to diagnostics, p95', r => r.keystroke?.wall?.p95],
  ['error shown, p95', r => r.visible?.error_shown?.p95],
  ['completion, p95', r => r.completion?.all?.p95],
  ['hover, p50', r => r.hover?.all?.p50],
  ['symbols, p50', r => r.symbols?.p50],
  ['CPU per edit', r => r.keystroke?.cpu_ms_per_edit],
  ['last key to last diagnostics', r => r.typing?.last_key_to_last_diagnostics],
  ['peak memory (MB)', r => r.vmhwm_mb],
];
const row = cells => `| ${cells.join(' | ')} |`;
console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.date.slice(0, 10)}\n`);
console.log(row(['', ...results.map(r => `${r.server} ${r.document.replace(/\D/g, '')}`)]));
console.log(row(['---', ...results.map(() => '---:')]));
for (const [name, value] of measures) {
  console.log(row([name, ...results.map(r => r.error ? 'failed' : value(r) ?? '-')]));
}
const failed = results.filter(r => r.error);
for (const r of failed) console.error(`${r.server} ${r.document}: ${r.error}`);
process.exit(failed.length > 0 ? 1 : 0);
