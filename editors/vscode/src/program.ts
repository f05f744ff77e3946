// Which program is the server.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { Program } from './server';

const name = process.platform === 'win32' ? 'forge-manifest-ls.exe' : 'forge-manifest-ls';

/**
 * findProgram returns the server: the one that the setting names, else the bundled one, else the one on the PATH.
 * In a workspace that is not trusted the bundled one alone counts. It throws an Error whose message says what is missing.
 */
export function findProgram(context: vscode.ExtensionContext): Program {
  const bundled = context.asAbsolutePath(join('bin', name));
  if (!vscode.workspace.isTrusted) {
    if (isProgram(bundled)) return { path: bundled, origin: 'bundled' };
    throw new Error('This extension brings no server for this platform, and in a workspace that is not trusted no other is started.');
  }
  const set = vscode.workspace.getConfiguration('forgeManifest').get<string | null>('server.path')?.trim();
  if (set) {
    if (isProgram(set)) return { path: set, origin: 'setting' };
    throw new Error(`The setting forgeManifest.server.path names ${set}, which is not a program.`);
  }
  if (isProgram(bundled)) return { path: bundled, origin: 'bundled' };
  const found = onPath();
  if (found) return { path: found, origin: 'PATH' };
  throw new Error(`This extension brings no server for ${process.platform} ${process.arch}, and there is no forge-manifest-ls on the PATH.`);
}

/** onPath returns the first server in the folders of the PATH. Relative folders are passed over: they depend on the workspace. */
function onPath(): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).filter(isAbsolute).map((folder) => join(folder, name)).find(isProgram);
}

/** isProgram reports whether a path is that of a file which can be run. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isAbsolute(path) && statSync(path).isFile();
  } catch {
    return false;
  }
}
