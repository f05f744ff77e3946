import { LSPPlugin } from '@codemirror/lsp-client';
import { showDialog, type EditorView, type KeyBinding } from '@codemirror/view';
import type { WorkspaceEdit } from './edits';
import type { Range } from './server';

/** apply makes the edits of a renaming. */
let apply: (edit: WorkspaceEdit) => void = () => {};

/** onRename sets what is done with the edits of a renaming. */
export function onRename(handler: (edit: WorkspaceEdit) => void): void {
  apply = handler;
}

/** renameSymbol asks for another name of what is at the cursor. Unlike the library's it knows names with dashes and dots. */
export function renameSymbol(view: EditorView): boolean {
  const plugin = LSPPlugin.get(view);
  if (!plugin) return false;
  plugin.client.sync();
  const place = { textDocument: { uri: plugin.uri }, position: plugin.toPosition(view.state.selection.main.head) };
  plugin.client
    .request<unknown, { range: Range; placeholder: string } | null>('textDocument/prepareRename', place)
    .then(async (name) => {
      if (!name) throw new Error('there is no name at the cursor');
      const { close, result } = showDialog(view, { label: 'New name', input: { name: 'name', value: name.placeholder, type: 'text' }, focus: true, submitLabel: 'Rename', class: 'cm-lsp-rename-panel' });
      const form = await result;
      view.dispatch({ effects: close });
      view.focus();
      const typed = (form?.elements.namedItem('name') as HTMLInputElement | null)?.value;
      if (!typed || typed === name.placeholder) return;
      plugin.client.sync();
      const edit = await plugin.client.request<unknown, WorkspaceEdit | null>('textDocument/rename', { ...place, newName: typed });
      if (edit) apply(edit);
    })
    .catch((error: unknown) => plugin.reportError('Not renamed', error));
  return true;
}

export const renameKeymap: readonly KeyBinding[] = [{ key: 'F2', run: renameSymbol, preventDefault: true }];
