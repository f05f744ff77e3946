#!/usr/bin/env node
// Starts the program of the package for this system, which npm has installed beside this one.
'use strict';
const { spawn } = require('node:child_process');
const { join, dirname } = require('node:path');

const system = `${process.platform}-${process.arch}`;
const name = process.platform === 'win32' ? 'forge-manifest-ls.exe' : 'forge-manifest-ls';
let program;
try {
	program = join(dirname(require.resolve(`@forge-manifest-ls/${system}/package.json`)), name);
} catch {
	console.error(`forge-manifest-ls: the package @forge-manifest-ls/${system} is not installed: there may be none for this system, or optional dependencies were left out`);
	process.exit(2);
}
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (error) => {
	console.error(`forge-manifest-ls: ${error.message}`);
	process.exit(2);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
	if (!signal) process.exit(code);
	process.removeAllListeners(signal); // what ended the program ends this one, too
	process.kill(process.pid, signal);
});
