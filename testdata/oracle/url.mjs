// Takes addresses apart as Node does. Reads a JSON string a line, and answers each with a line {"valid", "path"}: whether it is an
// address that Forge accepts in a manifest, which is told by the behaviour of the official validator, and whether it has a path.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const root = dirname(require.resolve('@forge/manifest'));
const { PermissionsValidator } = require(join(root, 'validators', 'permissions-validator.js'));
const validator = new PermissionsValidator();

for await (const line of createInterface({ input: process.stdin })) {
  const address = JSON.parse(line);
  const valid = validator.isValidURL(address, true);
  process.stdout.write(JSON.stringify({ valid, path: valid && address !== '*' && validator.hasPathComponent(address) }) + '\n');
}
