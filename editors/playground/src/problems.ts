import { setDiagnostics, type Diagnostic as Lint } from '@codemirror/lint';
import { LSPPlugin, type LSPClient } from '@codemirror/lsp-client';
import type { EditorView } from '@codemirror/view';
import { manifestPath, uriOf } from './app';
import type { WorkspaceEdit } from './edits';
import type { Diagnostic, Published, Range } from './server';

interface Action {
  title: string;
  kind: string;
  diagnostics?: Diagnostic[];
  edit?: WorkspaceEdit;
}

const severities = ['error', 'warning', 'info', 'hint'] as const;
const words = { error: 'Error', warning: 'Warning', info: 'Information', hint: 'Hint' };
const severityOf = (diagnostic: Diagnostic) => severities[(diagnostic.severity ?? 1) - 1] ?? 'error';
const nameOf = (d: Diagnostic) => JSON.stringify([d.range, d.code, d.message]);

/** Problems shows what is wrong, in the list and in the manifest's editor, with fixes. */
export class Problems {
  private version = 0;
  /** How often something was shown. */
  private shown = 0;

  constructor(
    private readonly client: () => LSPClient,
    private readonly manifest: EditorView,
    private readonly list: HTMLElement,
    private readonly summary: HTMLElement,
    private readonly apply: (edit: WorkspaceEdit) => void,
    private readonly goTo: (offset: number) => void,
  ) {}

  /** publish shows what the server says, at once without fixes, and then with them. */
  publish(params: Published): void {
    const version = this.client().workspace.getFile(params.uri)?.version;
    if (params.uri !== uriOf(manifestPath) || (params.version !== undefined && params.version !== version)) return;
    this.version++;
    const mine = this.version;
    const { diagnostics } = params;
    this.show(diagnostics, new Map());
    if (diagnostics.length === 0) return;
    const end = { line: this.manifest.state.doc.lines, character: 0 };
    void this.actions({ start: { line: 0, character: 0 }, end }, ['quickfix']).then((actions) => {
      if (mine !== this.version) return;
      const byName = new Map<string, Action[]>();
      for (const action of actions) {
        if (action.kind !== 'quickfix') continue; // to have a rule ignored mends nothing
        for (const d of action.diagnostics ?? []) byName.set(nameOf(d), [...(byName.get(nameOf(d)) ?? []), action]);
      }
      this.show(diagnostics, byName);
    });
  }

  /** fixAll makes every fix that is safe to make unasked, and says whether there was one. */
  async fixAll(): Promise<boolean> {
    this.client().sync();
    const [action] = await this.actions({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ['source.fixAll']);
    if (!action?.edit) return false;
    this.apply(action.edit);
    return true;
  }

  private actions(range: Range, only: string[], diagnostics: Diagnostic[] = []): Promise<Action[]> {
    const params = { textDocument: { uri: uriOf(manifestPath) }, range, context: { diagnostics, only } };
    return this.client().request<unknown, Action[] | null>('textDocument/codeAction', params).then((actions) => actions ?? [], () => []);
  }

  /** fix asks for a fix once more, for the text may have changed, and makes it. */
  private async fix(diagnostic: Diagnostic, title: string): Promise<void> {
    this.client().sync();
    const actions = await this.actions(diagnostic.range, ['quickfix'], [diagnostic]);
    const action = actions.find((a) => a.title === title && a.diagnostics?.some((d) => d.code === diagnostic.code));
    if (action?.edit) this.apply(action.edit);
  }

  private show(diagnostics: Diagnostic[], fixes: Map<string, Action[]>): void {
    const plugin = LSPPlugin.get(this.manifest);
    if (!plugin) return;
    const spans = diagnostics.map(({ range }) => {
      const [from = 0, to = 0] = [range.start, range.end].map((position) => plugin.unsyncedChanges.mapPos(plugin.fromPosition(position, plugin.syncedDoc)));
      return { from, to };
    });
    const lints = diagnostics.map((d, i): Lint => ({
      ...spans[i]!,
      severity: severityOf(d),
      source: d.code,
      message: d.message,
      actions: (fixes.get(nameOf(d)) ?? []).map(({ title }) => ({ name: title, apply: () => void this.fix(d, title) })),
    }));
    this.manifest.dispatch(setDiagnostics(this.manifest.state, lints));
    this.fill(diagnostics, spans, fixes);
    this.summary.textContent = summaryOf(diagnostics);
    if (this.shown++ === 0) performance.mark('first diagnostics');
    this.list.dataset['shown'] = String(this.shown);
  }

  /** fill writes the list anew; who is in it with the keyboard stays at the place. */
  private fill(diagnostics: Diagnostic[], spans: { from: number; to: number }[], fixes: Map<string, Action[]>): void {
    const buttons = [...this.list.querySelectorAll('button')];
    const focused = buttons.indexOf(document.activeElement as HTMLButtonElement);
    this.list.replaceChildren(...diagnostics.map((d, i) => this.item(d, spans[i]!.from, fixes.get(nameOf(d)) ?? [])));
    if (focused < 0) return;
    const now = [...this.list.querySelectorAll('button')];
    if (now.length > 0) now[Math.min(focused, now.length - 1)]!.focus();
    else this.manifest.focus();
  }

  private item(diagnostic: Diagnostic, from: number, actions: Action[]): HTMLElement {
    const severity = severityOf(diagnostic);
    const item = element('li', `problem ${severity}`);
    const place = element('button', 'place');
    place.append(
      element('span', 'severity', words[severity]),
      element('span', 'message', diagnostic.message),
      element('span', 'code', diagnostic.code ?? ''),
      element('span', 'position', `line ${diagnostic.range.start.line + 1}`),
    );
    place.onclick = () => this.goTo(from);
    item.append(place);
    for (const { title } of actions) {
      const button = element('button', 'fix', title);
      button.onclick = () => void this.fix(diagnostic, title);
      item.append(button);
    }
    return item;
  }
}

/** summaryOf counts problems by severity. */
function summaryOf(diagnostics: Diagnostic[]): string {
  const counts = severities.map((severity) => ({ severity, count: diagnostics.filter((d) => severityOf(d) === severity).length }));
  const said = counts.filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${words[severity].toLowerCase()}${count > 1 && severity !== 'info' ? 's' : ''}`);
  return said.length > 0 ? said.join(', ') : 'No problems';
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text?: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
