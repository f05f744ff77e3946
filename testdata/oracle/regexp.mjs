// Says which texts are regular expressions of JavaScript, without flags.
//
//   node regexp.mjs
//
// Reads a JSON string a line, and answers each with a line: true or false.
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  let valid = true;
  try {
    new RegExp(JSON.parse(line));
  } catch {
    valid = false;
  }
  process.stdout.write(valid + '\n');
}
