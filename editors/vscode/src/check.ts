// The check of all manifests of the workspace, as on the command line.
import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import type { Server } from './server';

/** wrongUsage is the exit code of a check that could not look at everything; below it, all was checked. */
const wrongUsage = 2;

/** checkWorkspace checks the saved manifests of the workspace and writes what it found to the output. */
export async function checkWorkspace(server: Server): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
  if (!server.program || folders.length === 0) {
    void vscode.window.showInformationMessage('There is no folder to check, or no server.');
    return;
  }
  const schema = vscode.workspace.isTrusted ? [] : ['--schema', 'off'];
  const { code, text } = await run(server.program.path, ['check', '--color', 'never', ...schema, '--', ...folders], folders[0]);
  server.output.info(`check\n${text}`);
  const summary = code < wrongUsage ? text.trim().split('\n').at(-1) ?? '' : 'The check could not look at everything.';
  const problems = 'Show Problems', output = 'Show Output';
  const chosen = await vscode.window.showInformationMessage(summary, problems, output);
  if (chosen === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (chosen === output) server.output.show();
}

/** run runs a program to its end. */
function run(program: string, args: string[], cwd: string | undefined): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? wrongUsage : 0, text: stderr + stdout });
    });
  });
}
