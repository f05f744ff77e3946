// try_archive.mjs VERSION DIRECTORY: tries the archive that a release in a directory has for the system on which this runs, Linux, macOS
// or Windows: its checksum, the first command of the README, what it says of itself, and a session of an editor. Needs Node and tar.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [version, directory] = process.argv.slice(2);
const here = import.meta.dirname;
const isWindows = process.platform === 'win32';
const system = `${isWindows ? 'windows' : process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
const name = `forge-manifest-ls_${version.replace(/^v/, '')}_${system}.${isWindows ? 'zip' : 'tar.gz'}`;
const archive = resolve(directory, name);

const sum = createHash('sha256').update(readFileSync(archive)).digest('hex');
assert.match(readFileSync(join(directory, 'SHA256SUMS'), 'utf8'), new RegExp(`^${sum} [ *]${name.replaceAll('.', '\\.')}$`, 'm'), `the checksum of ${name}`);

const work = mkdtempSync(join(tmpdir(), 'archive-'));
try {
  // Windows has a tar that unpacks zip; Git's, which may stand before it, does not.
  const tar = isWindows ? join(process.env.SystemRoot, 'System32', 'tar.exe') : 'tar';
  execFileSync(tar, ['-xf', archive, '-C', work]);
  const program = join(work, isWindows ? 'forge-manifest-ls.exe' : 'forge-manifest-ls');

  const { status, stdout } = spawnSync(program, ['check', join(here, '../testdata/apps/dashboard-insights')], { encoding: 'utf8' });
  assert.equal(status, 1, stdout);
  assert.match(stdout, /resolver-without-resource/);
  assert.equal(JSON.parse(execFileSync(program, ['version', '--format', 'json'], { encoding: 'utf8' })).version, version);
  execFileSync(process.execPath, [join(here, 'try_session.mjs'), isWindows ? 'windows' : 'linux', join(work, 'session'), program], { stdio: 'inherit' });
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10 });
}
console.log(`${name}: the first command of the README and a session of an editor, on ${process.platform}, ${process.arch}`);
