import { LSPPlugin } from '@codemirror/lsp-client';
import { autocompletion, snippet, startCompletion, insertCompletionText, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import type { Position, Range, TextEdit } from './server';
import { snippetTemplate } from './snippet';

interface Item {
  label: string;
  kind?: number;
  detail?: string;
  documentation?: unknown;
  sortText?: string;
  filterText?: string;
  insertText?: string;
  insertTextFormat?: number;
  textEdit?: TextEdit;
  textEditText?: string;
  additionalTextEdits?: TextEdit[];
  command?: { command: string };
}

interface List {
  isIncomplete: boolean;
  itemDefaults?: { editRange?: Range; insertTextFormat?: number };
  items: Item[];
}

/** serverCompletion offers what the server offers. The library's own leaves out the further edits of snippets. */
export function serverCompletion(): Extension {
  return autocompletion({ override: [complete], icons: true, maxRenderedOptions: 200 });
}

/** Names of CodeMirror for kinds of the protocol. */
const kinds: Record<number, string> = { 6: 'variable', 9: 'namespace', 10: 'property', 12: 'constant', 13: 'enum', 15: 'text', 17: 'text', 18: 'variable', 21: 'constant' };

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const plugin = context.view && LSPPlugin.get(context.view);
  if (!plugin) return null;
  const typed = context.state.sliceDoc(context.pos - 1, context.pos);
  const triggers = plugin.client.serverCapabilities?.completionProvider?.triggerCharacters ?? [];
  const isTrigger = !context.explicit && triggers.includes(typed);
  if (!context.explicit && !isTrigger && !/[\w$@./:-]/.test(typed)) return null;
  plugin.client.sync();
  const params = {
    textDocument: { uri: plugin.uri },
    position: plugin.toPosition(context.pos),
    context: isTrigger ? { triggerKind: 2, triggerCharacter: typed } : { triggerKind: 1 },
  };
  context.addEventListener('abort', () => plugin.client.cancelRequest(params));
  const answer = await plugin.client.request<unknown, List | null>('textDocument/completion', params).catch(() => null);
  if (!answer || answer.items.length === 0 || context.aborted) return null;
  return resultOf(context, plugin, answer);
}

/** resultOf makes a list of CodeMirror of the server's. */
function resultOf(context: CompletionContext, plugin: LSPPlugin, list: List): CompletionResult {
  const { doc } = context.state;
  const at = (position: Position) => plugin.fromPosition(position, doc);
  const rangeOf = (item: Item) => item.textEdit?.range ?? list.itemDefaults?.editRange;
  const first = list.items.map(rangeOf).find((range) => range);
  const from = first ? at(first.start) : (context.matchBefore(/[\w-]+$/)?.from ?? context.pos);
  const options = list.items.map((item): Completion => {
    const range = rangeOf(item);
    return {
      label: item.filterText ?? item.label,
      displayLabel: item.label,
      type: kinds[item.kind ?? 0],
      detail: item.detail,
      sortText: item.sortText,
      info: () => documentationOf(plugin, item),
      apply: (view, _completion, start, end) => {
        const span = range ? { from: start + at(range.start) - from, to: end + at(range.end) - context.pos } : { from: start, to: end };
        write(view, item, list.itemDefaults?.insertTextFormat, span, (item.additionalTextEdits ?? []).map((edit) => ({ from: at(edit.range.start), to: at(edit.range.end), insert: edit.newText })), end - context.pos);
      },
    };
  });
  return { from, to: context.pos, options, validFor: list.isIncomplete ? undefined : /^[\w$@./:-]*$/ };
}

/**
 * write puts an item into the text. further are edits elsewhere, in the text as it was when the list was
 * asked for; typed is how many characters were typed since.
 */
function write(view: EditorView, item: Item, format: number | undefined, span: { from: number; to: number }, further: { from: number; to: number; insert: string }[], typed: number): void {
  const text = item.textEdit?.newText ?? item.textEditText ?? item.insertText ?? item.label;
  const changes = view.state.changes(further.map((edit) => (edit.from >= span.from ? { ...edit, from: edit.from + typed, to: edit.to + typed } : edit)));
  if (!changes.empty) view.dispatch({ changes });
  const from = changes.mapPos(span.from, 1);
  const to = changes.mapPos(span.to, 1);
  if ((item.insertTextFormat ?? format) === 2) snippet(snippetTemplate(text))(view, null, from, to);
  else view.dispatch(insertCompletionText(view.state, text, from, to));
  if (item.command?.command === 'editor.action.triggerSuggest') startCompletion(view);
}

/** documentationOf shows what the server says of an item when it is asked. */
async function documentationOf(plugin: LSPPlugin, item: Item): Promise<Node | null> {
  const resolved = await plugin.client.request<Item, Item>('completionItem/resolve', item).catch(() => item);
  if (!resolved.documentation) return null;
  const shown = document.createElement('div');
  shown.className = 'cm-lsp-documentation';
  shown.innerHTML = plugin.docToHTML(resolved.documentation as string, 'markdown');
  return shown;
}
