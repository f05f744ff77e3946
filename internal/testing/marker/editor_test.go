package marker_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// editor is a language client: one server for all files, as in real life. It
// knows nothing of the server's packages: it speaks JSON.
type editor struct {
	editorOptions
	dir    string
	client *client
	legend legend
}

type editorOptions struct {
	encoding string
	pull     bool // ask for diagnostics instead of waiting for them
	typed    bool // type the manifest instead of opening it
	rich     bool // knows all that items of a completion can hold
}

func newEditor(t *testing.T, o editorOptions, all []*marker.File) editors {
	t.Helper()
	dir, around := t.TempDir(), memory.Files{}
	for _, f := range all {
		maps.Copy(around, sectionsOf(f, filepath.ToSlash(filepath.Join(dir, name(f)))))
	}
	with := &editor{editorOptions: o, dir: dir, client: startServer(t, files.NewStore(around))}
	without := &editor{editorOptions: o, dir: dir, client: startServer(t, nil)}
	with.initialize(t)
	without.initialize(t)
	return editors{with, without}
}

// editors are one that has the files around manifests, and one without.
type editors struct{ with, without *editor }

func (e editors) open(t *testing.T, f *marker.File) session {
	if hasFiles(f) {
		return e.with.open(t, f)
	}
	return e.without.open(t, f)
}

func (d *document) atWork() bool { return true }

func (e *editor) units() text.Encoding {
	return map[string]text.Encoding{"utf-8": text.UTF8, "utf-16": text.UTF16}[e.encoding]
}

// object keeps the JSON below readable.
type object = map[string]any

// lensProperties are those of lenses that a rich editor asks for later.
var lensProperties = map[bool][]string{true: {"command"}, false: {}}

func (e *editor) initialize(t *testing.T) {
	t.Helper()
	show := object{
		"versionSupport": true, "relatedInformation": true, "codeDescriptionSupport": true,
		"tagSupport": object{"valueSet": []int{1, 2}},
	}
	completion, hover := e.cursorCapabilities()
	textDocument := object{
		"documentLink":       object{"tooltipSupport": e.rich},
		"codeLens":           object{"resolveSupport": object{"properties": lensProperties[e.rich]}},
		"foldingRange":       object{"lineFoldingOnly": !e.rich},
		"completion":         completion,
		"hover":              hover,
		"publishDiagnostics": show,
		"documentSymbol":     object{"hierarchicalDocumentSymbolSupport": true},
		"codeAction": object{
			"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"", "quickfix", "source", "source.fixAll"}}},
		},
	}
	maps.Copy(textDocument, e.navigationCapabilities())
	edits := object{"documentChanges": e.pull}
	if e.pull {
		textDocument["diagnostic"] = show
		edits["changeAnnotationSupport"] = object{}
	}
	var result struct {
		Capabilities struct {
			PositionEncoding       string `json:"positionEncoding"`
			SemanticTokensProvider struct{ Legend legend }
		} `json:"capabilities"`
	}
	e.client.call(t, "initialize", object{
		"processId": nil,
		"rootUri":   uriOf(e.dir),
		"capabilities": object{
			"general":      object{"positionEncodings": []string{e.encoding}},
			"workspace":    object{"workspaceEdit": edits},
			"textDocument": textDocument,
			"experimental": object{"commands": object{"commands": []string{"forge-manifest-ls.showReferences", "forge-manifest-ls.openDocumentation"}}},
		},
		// The last edit of a test is often within a line, and nobody rests here.
		"initializationOptions": object{"inlayHints": allHints, "diagnostics": object{"holdUnfinished": false, "inSources": true}},
	}, &result)
	if got := result.Capabilities.PositionEncoding; got != e.encoding && (got != "" || e.encoding != "utf-16") {
		t.Fatalf("asked for %s, the server chose %q", e.encoding, got)
	}
	e.legend = result.Capabilities.SemanticTokensProvider.Legend
	e.client.notify("initialized", object{})
}

// legend names the types and modifiers of tokens.
type legend struct{ TokenTypes, TokenModifiers []string }

// allHints are settings with which all hints are shown.
var allHints = object{"handlers": true, "resources": true, "intervals": true, "defaults": true}

func uriOf(path string) string { return "file://" + filepath.ToSlash(path) }

// open puts the files on disk and the manifest into the editor.
func (e *editor) open(t *testing.T, f *marker.File) session {
	t.Helper()
	base := uriOf(writeSections(t, filepath.Join(e.dir, name(f)), f)) + "/"
	d := &document{editor: e, t: t, file: f, base: base, uri: base + marker.Manifest, version: 1}
	d.hold(f.Manifest().Text)
	first := d.sent.String()
	if e.typed {
		first = ""
	}
	e.client.notify("textDocument/didOpen", object{"textDocument": object{
		"uri": d.uri, "languageId": "yaml", "version": d.version, "text": first,
	}})
	if e.typed {
		d.typeAll()
	}
	t.Cleanup(func() {
		e.client.notify("textDocument/didClose", object{"textDocument": object{"uri": d.uri}})
	})
	return d
}

// writeSections writes the files of a marker file into dir, which it returns.
func writeSections(t *testing.T, dir string, f *marker.File) string {
	t.Helper()
	for _, s := range f.Sections {
		path := filepath.Join(dir, filepath.FromSlash(s.Name))
		if strings.HasSuffix(s.Name, "/") {
			if err := os.MkdirAll(path, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s.Text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// document is an open document: a manifest, or a section beside it.
type document struct {
	*editor
	t       *testing.T
	file    *marker.File
	base    string // the address of the directory of the manifest, with a slash
	uri     string
	version int
	buf     *text.Buffer
	sent    *text.Buffer // buf as the protocol can carry it
}

// hold makes s the text of the document. A byte that is not UTF-8 cannot be sent:
// an editor has read it as U+FFFD, which counts as one code point as well.
func (d *document) hold(s string) {
	d.buf, d.sent = text.New(s), text.New(string([]rune(s)))
}

// typeAll types the document, one character at a time.
func (d *document) typeAll() {
	typed, all := text.New(""), d.sent.String()
	for all != "" {
		_, size := utf8.DecodeRuneInString(all)
		at := position(typed.PositionAt(typed.Len(), d.units()))
		next, err := typed.Edit(text.Edit{Span: text.At(typed.Len()), New: all[:size]})
		if err != nil {
			d.t.Fatal(err)
		}
		d.change(object{"range": object{"start": at, "end": at}, "text": all[:size]})
		typed, all = next, all[size:]
	}
}

func (d *document) change(event object) {
	d.version++
	d.client.notify("textDocument/didChange", object{
		"textDocument":   object{"uri": d.uri, "version": d.version},
		"contentChanges": []object{event},
	})
}

// mirrored opens the section beside the manifest.
func (d *document) mirrored(section string) []diagnostic {
	source := &document{editor: d.editor, t: d.t, file: d.file, base: d.base, uri: d.base + section, version: 1}
	source.hold(d.file.Section(section).Text)
	about := object{"uri": source.uri, "languageId": "javascript", "version": source.version, "text": source.sent.String()}
	d.client.notify("textDocument/didOpen", object{"textDocument": about})
	d.t.Cleanup(func() { d.client.notify("textDocument/didClose", object{"textDocument": about}) })
	return source.diagnostics()
}

// answers: an editor either knows snippets or does not, one knows edits of other files, and one folds
// characters and not lines.
func (d *document) answers(m marker.Mark) bool {
	switch m.Verb {
	case "accept", "acceptsnippet":
		return d.rich == (m.Verb == "acceptsnippet")
	case "fold":
		return d.rich
	case "rename", "refactor":
		golden, _ := d.file.Golden(m.Arg(1))
		return d.pull || strings.Count(golden, "--- ") == strings.Count(golden, "--- "+marker.Manifest)
	}
	return true
}

// report is a diagnostic as it came, to be sent back with requests for fixes, and
// what it says.
type report struct {
	raw json.RawMessage
	diagnostic
}

func (d *document) reports() []report {
	var raws []json.RawMessage
	if d.pull {
		var answer struct {
			Kind  string            `json:"kind"`
			Items []json.RawMessage `json:"items"`
		}
		d.client.call(d.t, "textDocument/diagnostic", object{"textDocument": object{"uri": d.uri}}, &answer)
		if answer.Kind != "full" {
			d.t.Fatalf("a first report of kind %q", answer.Kind)
		}
		raws = answer.Items
	} else {
		raws = d.client.published(d.t, d.uri, d.version)
	}
	all := make([]report, len(raws))
	for i, raw := range raws {
		all[i] = report{raw, d.decode(raw)}
	}
	return all
}

func (d *document) diagnostics() []diagnostic {
	var all []diagnostic
	for _, r := range d.reports() {
		all = append(all, r.diagnostic)
	}
	return all
}

func (d *document) recheck(s string) []diagnostic {
	whole := d.buf.String()
	d.hold(s)
	d.change(object{"text": d.sent.String()})
	all := d.diagnostics()
	d.hold(whole)
	d.change(object{"text": d.sent.String()})
	return all
}

// decode reads a diagnostic of the protocol.
func (d *document) decode(raw json.RawMessage) diagnostic {
	var in struct {
		Range              lspRange
		Severity           int
		Code               string
		Source             string
		Message            string
		Tags               []uint8
		CodeDescription    *struct{ Href string }
		RelatedInformation []struct {
			Location struct {
				URI   string
				Range lspRange
			}
			Message string
		}
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		d.t.Fatalf("%v: %s", err, raw)
	}
	if in.Source == "" || in.CodeDescription != nil {
		d.t.Errorf("a diagnostic needs a source, and no link where the build knows no pages of rules: %s", raw)
	}
	out := diagnostic{
		span: d.span(in.Range), rule: in.Code, message: in.Message, tags: tagNames(in.Tags),
		severity: [...]string{"none", "error", "warning", "information", "hint"}[in.Severity],
	}
	for _, r := range in.RelatedInformation {
		out.related = append(out.related, d.related(r.Location.URI, r.Location.Range, r.Message))
	}
	return out
}

// related is a place in the document, or in a section of the same file.
func (d *document) related(uri string, in lspRange, message string) related {
	if uri == d.uri {
		return related{"", d.span(in), message}
	}
	name := strings.TrimPrefix(uri, d.base)
	s := d.file.Section(name)
	if s == nil {
		d.t.Errorf("related information in %s", uri)
		return related{}
	}
	buf := s.Buffer()
	return related{name, text.Span{Start: buf.OffsetAt(text.Position(in.Start), d.units()), End: buf.OffsetAt(text.Position(in.End), d.units())}, message}
}
