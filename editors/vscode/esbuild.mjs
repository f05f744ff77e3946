// Bundles the extension into out/extension.js and, for a browser, out/web.js; and the tests that run in the extension host.
import { build } from 'esbuild';

const common = {
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  loader: { '.md': 'text', '.yml': 'text' },
  logLevel: 'warning',
};
const desktop = {
  ...common,
  platform: 'node',
  target: 'node20',
  conditions: ['node'], // the client's package has no other entry
};
const web = { ...common, platform: 'browser', target: 'es2022', conditions: ['browser'] };

await build({ ...desktop, entryPoints: ['src/desktop.ts'], outfile: 'out/extension.js', minify: true });
await build({ ...web, entryPoints: ['src/web.ts'], outfile: 'out/web.js', minify: true });
if (process.argv.includes('--tests')) {
  await build({ ...desktop, entryPoints: ['test/host/index.ts'], outfile: 'out/test.js', sourcemap: 'inline' });
  await build({ ...web, entryPoints: ['test/host/web.ts'], outfile: 'out/web_test.js', sourcemap: 'inline', alias: { 'node:assert': './test/host/assert.ts' } });
}
