// Measures whole processes, one after the other: node start.mjs COUNT COMMAND ARGUMENT... Prints milliseconds from the start to the
// end of a process: the least, the median and the 95th percentile.
import { spawnSync } from 'node:child_process';
import { percentile } from './client.mjs';

const [count, command, ...args] = process.argv.slice(2);
const times = [];
for (let i = 0; i < Number(count); i++) {
  const start = performance.now();
  const { error, signal } = spawnSync(command, args, { stdio: 'ignore' });
  times.push(performance.now() - start);
  if (error || signal) throw error ?? new Error(`ended by ${signal}`);
}
console.log(`${percentile(times, 0)} / ${percentile(times, 0.5)} / ${percentile(times, 0.95)}`);
