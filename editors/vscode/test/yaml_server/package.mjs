// package.mjs FILE: packages an extension with yaml-language-server, which bench/ installs, into a file. The server is one script, as
// in Red Hat's package. For measuring alone: nothing of it is published.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const peer = join(here, '../../../../bench/node_modules/yaml-language-server');
const work = mkdtempSync(join(tmpdir(), 'yaml-server-'));
const common = { bundle: true, format: 'cjs', platform: 'node', target: 'node20', minify: true, external: ['vscode'], logLevel: 'error' };

await build({ ...common, entryPoints: [join(here, 'extension.ts')], outfile: join(work, 'extension.js'), conditions: ['node'] });
await build({ ...common, entryPoints: [join(peer, 'out/src/server.js')], outfile: join(work, 'server.js'), mainFields: ['module', 'main'] });
cpSync(join(peer, 'l10n'), join(work, 'l10n'), { recursive: true });
copyFileSync(join(here, 'package.json'), join(work, 'package.json'));
execFileSync(join(here, '../../node_modules/.bin/vsce'), ['package', '--no-dependencies', '--skip-license', '--out', resolve(process.argv[2])], { cwd: work, stdio: 'pipe' });
rmSync(work, { recursive: true });
