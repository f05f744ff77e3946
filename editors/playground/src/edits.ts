import { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { manifestPath, pathOf, type App } from './app';
import type { Position, TextEdit } from './server';

type DocumentChange = { kind: string; uri?: string } | { kind?: undefined; textDocument: { uri: string }; edits: TextEdit[] };

/** WorkspaceEdit is the protocol's, as the server writes it for this page. */
export interface WorkspaceEdit {
  changes?: Record<string, TextEdit[]>;
  documentChanges?: DocumentChange[];
  changeAnnotations?: Record<string, { label: string; description?: string; needsConfirmation?: boolean }>;
}

/** isAgreed asks about what the server wants to be agreed to, and reports whether it is. */
export function isAgreed(edit: WorkspaceEdit): boolean {
  const asked = Object.values(edit.changeAnnotations ?? {}).filter((annotation) => annotation.needsConfirmation);
  return asked.length === 0 || confirm(asked.map(({ label, description }) => (description ? `${label}: ${description}` : label)).join('\n'));
}

/** applyEdit makes the edits of the server, in the manifest's editor and in the app's files, and returns the paths. */
export function applyEdit(app: App, manifest: EditorView, edit: WorkspaceEdit, userEvent: string): string[] {
  const paths: string[] = [];
  const change = (uri: string, edits: TextEdit[]) => {
    const path = pathOf(uri);
    if (path === undefined || edits.length === 0) return;
    paths.push(path);
    if (path === manifestPath) manifest.dispatch({ changes: changesIn(manifest.state.doc, edits), userEvent, scrollIntoView: true });
    else app.put(path, edited(app.text(path), edits));
  };
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) change(uri, edits);
  for (const one of edit.documentChanges ?? []) {
    if (one.kind === undefined) change(one.textDocument.uri, one.edits);
    else if (one.kind === 'create') {
      const path = pathOf(one.uri ?? '');
      if (path !== undefined && !app.has(path)) app.put(path, '');
    }
  }
  return paths;
}

/** changesIn returns edits as changes of CodeMirror. */
function changesIn(doc: Text, edits: TextEdit[]) {
  const at = (position: Position) => {
    if (position.line >= doc.lines) return doc.length;
    const line = doc.line(position.line + 1);
    return Math.min(line.from + position.character, line.to);
  };
  return edits.map((edit) => ({ from: at(edit.range.start), to: at(edit.range.end), insert: edit.newText }));
}

/** edited returns a text after edits. */
function edited(text: string, edits: TextEdit[]): string {
  const doc = Text.of(text.split('\n'));
  const changes = changesIn(doc, edits).reverse().sort((a, b) => b.from - a.from); // of two at one place the first comes first
  return changes.reduce((now, { from, to, insert }) => now.replace(from, to, Text.of(insert.split('\n'))), doc).toString();
}
