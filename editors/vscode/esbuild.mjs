// Bundles the extension into out/extension.js, and the tests that run in the extension host into out/test.js.
import { build } from 'esbuild';

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  conditions: ['node'], // the client's package has no other entry
  loader: { '.md': 'text', '.yml': 'text' },
  logLevel: 'warning',
};

await build({ ...common, entryPoints: ['src/extension.ts'], outfile: 'out/extension.js', minify: true });
if (process.argv.includes('--tests')) {
  await build({ ...common, entryPoints: ['test/host/index.ts'], outfile: 'out/test.js', sourcemap: 'inline' });
}
