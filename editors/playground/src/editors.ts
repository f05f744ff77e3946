import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { formatKeymap, hoverTooltips, jumpToDefinitionKeymap, type LSPClient } from '@codemirror/lsp-client';
import { searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { manifestPath, uriOf, type App, type Files } from './app';
import { serverCompletion } from './completion';
import { languageOf } from './language';
import { renameKeymap } from './rename';

/** syncDelay is how long the manifest rests before the server is told of its changes, in milliseconds. */
const syncDelay = 120;

/** Editors are that of the manifest, which is always there, and one for another file. */
export class Editors {
  readonly manifest: EditorView;
  readonly other: EditorView;
  /** The other file that is shown; "" for none. */
  path = '';
  private readonly states = new Map<string, EditorState>();
  private readonly dark = new Compartment();
  private isDark = false;
  private pending: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly app: App,
    private readonly client: () => LSPClient,
    manifestParent: HTMLElement,
    otherParent: HTMLElement,
  ) {
    this.manifest = new EditorView({ parent: manifestParent });
    this.other = new EditorView({ parent: otherParent });
    app.onChange((changes) => {
      for (const [path, text] of changes) this.follow(path, text);
    });
  }

  /** load begins with the app's files anew. */
  load(): void {
    this.states.clear();
    this.path = '';
    this.manifest.setState(this.manifestState(this.app.text(manifestPath)));
  }

  /** files are those of the app, with the manifest as it is now. */
  files(): Files {
    return { ...this.app.files(), [manifestPath]: this.manifest.state.doc.toString() };
  }

  /** open shows a file and returns its editor. */
  open(path: string): EditorView {
    if (path === manifestPath) return this.manifest;
    if (path !== this.path) {
      if (this.path) this.states.set(this.path, this.other.state);
      this.path = path;
      this.other.setState(this.states.get(path) ?? this.otherState(path, this.app.text(path)));
      this.setDark(this.isDark);
    }
    return this.other;
  }

  /** setDark chooses the colours of what the editors show above the text. */
  setDark(isDark: boolean): void {
    this.isDark = isDark;
    for (const view of [this.manifest, this.other]) {
      if (this.dark.get(view.state) !== undefined) view.dispatch({ effects: this.dark.reconfigure(EditorView.darkTheme.of(isDark)) });
    }
  }

  /** follow takes over a text that was not written in an editor. */
  private follow(path: string, text: string | undefined): void {
    if (path === manifestPath) return;
    this.states.delete(path);
    if (path !== this.path) return;
    if (text === undefined) this.path = '';
    else if (text !== this.other.state.doc.toString()) this.other.dispatch({ changes: { from: 0, to: this.other.state.doc.length, insert: text } });
  }

  private manifestState(doc: string): EditorState {
    const written = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      clearTimeout(this.pending);
      this.pending = setTimeout(() => this.client().sync(), syncDelay);
    });
    const server = [this.client().plugin(uriOf(manifestPath), 'yaml'), serverCompletion(), hoverTooltips(), lintGutter(), keymap.of([...renameKeymap, ...formatKeymap, ...jumpToDefinitionKeymap, ...lintKeymap])];
    return this.state(manifestPath, doc, [written, server]);
  }

  private otherState(path: string, doc: string): EditorState {
    const written = EditorView.updateListener.of((update) => {
      if (update.docChanged && this.path === path) this.app.put(path, update.state.doc.toString());
    });
    return this.state(path, doc, written);
  }

  private state(path: string, doc: string, more: Extension): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        common,
        languageOf(path),
        EditorView.contentAttributes.of({ 'aria-label': path, tabindex: '0' }),
        this.dark.of(EditorView.darkTheme.of(this.isDark)),
        more,
      ],
    });
  }
}

/** What all editors have. Tab is left to the browser, which goes on to what comes next: nobody is caught. */
const common: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  foldGutter(),
  drawSelection(),
  dropCursor(),
  EditorState.tabSize.of(2),
  indentOnInput(),
  syntaxHighlighting(classHighlighter),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  EditorView.lineWrapping,
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap]),
];
