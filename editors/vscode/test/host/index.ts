// The tests that run within the extension host, with the API that extensions have. VS Code calls run; what it throws fails
// the run. The environment says for which kind of workspace: see ../host.mjs.
import { beside } from './beside';
import { elsewhere } from './elsewhere';
import { folder } from './folder';
import { folders } from './folders';
import type { Tests } from './help';
import { scenario } from './scenario';
import { untrusted } from './untrusted';

const kinds: Record<string, Tests> = { folder: { ...scenario, ...folder }, folders, untrusted, elsewhere, beside };

export async function run(): Promise<void> {
  const tests = kinds[process.env.FORGE_MANIFEST_LS_TESTS ?? 'folder'] ?? {};
  const failed: string[] = [];
  for (const [name, test] of Object.entries(tests)) {
    const began = Date.now();
    try {
      await test();
      console.log(`ok   ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed.push(name);
      console.log(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length) throw new Error(`${failed.length} of ${Object.keys(tests).length} tests failed`);
}
