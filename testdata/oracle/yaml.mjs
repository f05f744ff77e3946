// Reads JSON strings, one a line, and answers each with what the YAML parser that
// Forge
// uses says of it: "" when it accepts the text as one document, else the code
// of its first error.
import { createInterface } from 'node:readline';
import { parseAllDocuments } from 'yaml';

process.removeAllListeners('warning');
process.on('warning', () => {});
for await (const line of createInterface({ input: process.stdin })) {
  let verdict = '';
  try {
    for (const doc of parseAllDocuments(JSON.parse(line))) {
      if (doc.errors.length > 0) verdict ||= doc.errors[0].message.split('\n')[0];
      else doc.toJS();
    }
  } catch (e) {
    verdict = 'THROWN ' + e.message;
  }
  process.stdout.write(JSON.stringify(verdict) + '\n');
}
