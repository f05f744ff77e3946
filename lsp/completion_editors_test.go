package lsp

import (
	"slices"
	"strings"
	"testing"
)

// behaviour is how an editor takes the items of a completion.
type behaviour struct {
	name, capabilities string
	// indents says that the editor indents the lines behind the first as the line is indented on
	// which it inserts them, up to where it inserts them, unless an item says "as it is".
	indents bool
	percent int // of the characters, which the keystrokes may be
}

// behaviours are four editors, each by its documented rules. All make the changes elsewhere
// first.
//
//   - VS Code: what a snippet writes is adjusted to the indentation of the line unless insertTextMode
//     is asIs (microsoft/vscode, snippetSession.ts, adjustWhitespace); it declares both modes.
//   - Neovim 0.11: vim.snippet.expand adds the indentation of the line to all lines but the first
//     (runtime/lua/vim/snippet.lua); no mode is declared.
//   - Helix 25.07: line ends in a snippet are followed by the indentation of the line
//     (helix-lsp, generate_transaction_from_snippet); no mode is declared.
//   - Emacs 30 with eglot and without yasnippet: no snippets; texts are inserted as they are
//     (eglot-completion-at-point).
var behaviours = []behaviour{
	{"VS Code", newestClient, true, 57},
	{"Neovim", `{"textDocument":{"completion":{"contextSupport":true,"completionItem":{"snippetSupport":true,"labelDetailsSupport":true,
		"documentationFormat":["markdown","plaintext"],"tagSupport":{"valueSet":[1]},"resolveSupport":{"properties":["additionalTextEdits","command"]}},
		"completionList":{"itemDefaults":["editRange","insertTextFormat","insertTextMode","data"]}}}}`, true, 57},
	{"Helix", `{"textDocument":{"completion":{"completionItem":{"snippetSupport":true,"insertReplaceSupport":true,"deprecatedSupport":true,
		"tagSupport":{"valueSet":[1]},"resolveSupport":{"properties":["documentation","detail","additionalTextEdits"]}}}}}`, true, 57},
	{"Emacs", `{"textDocument":{"completion":{"contextSupport":true,"completionItem":{"snippetSupport":false,"deprecatedSupport":true,
		"resolveSupport":{"properties":["documentation","details","additionalTextEdits"]},"tagSupport":{"valueSet":[1]},"insertReplaceSupport":false}}}}`, false, 65},
}

// indented is a text of several lines as the editor inserts it behind a text.
func (b behaviour) indented(written, before string, mode int) string {
	if !b.indents || mode == 1 || !strings.Contains(written, "\n") {
		return written
	}
	line := before[strings.LastIndex(before, "\n")+1:]
	blanks := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	return strings.ReplaceAll(written, "\n", "\n"+blanks)
}

// places are those at which the editors are compared: at both ends and in the middle, with two
// spaces and four, on lines that are indented too little and too much.
var places = map[string]string{
	"end":           "app:\n  id: x\nmodules:\n  |",
	"middle":        "modules:\n  |\n  macro:\n    - key: a\n      title: A\n      resource: main\nresources:\n  - key: main\n    path: static/main\n",
	"column zero":   "app:\n  id: x\nmodules:\n|\nresources:\n  - key: main\n    path: static/main\n",
	"in an entry":   "modules:\n  jira:issuePanel:\n    - key: panel\n      |\n  function:\n    - key: resolver\n      handler: index.handler\n",
	"at the dash":   "modules:\n  jira:issuePanel:\n    - key: panel\n    |\n",
	"new item":      "modules:\n  jira:issuePanel:\n    - |\n",
	"four spaces":   "app:\n    id: x\nmodules:\n    |\nresources:\n    - key: main\n      path: static/main\n",
	"CRLF":          "app:\r\n  id: x\r\nmodules:\r\n  |\r\nresources:\r\n  - key: main\r\n    path: src/main.jsx\r\n",
	"too deep":      "app:\n  id: x\n      |\nmodules:\n  function:\n    - key: f\n      handler: index.f\n",
	"too deep type": "modules:\n  function:\n    - key: f\n      handler: index.f\n  macro:\n    - key: a\n      title: A\n        |\n",
	"sections":      "app:\n  id: x\n|\nmodules:\n  function:\n    - key: f\n      handler: index.f\n",
}

// TestEditorsAgree accepts every item in each editor: the text is the same in those that know
// snippets, and those that do not write lines of their own get none.
func TestEditorsAgree(t *testing.T) {
	for name, marked := range places {
		t.Run(name, func(t *testing.T) {
			src, _, _ := strings.Cut(marked, "|")
			first := accepted(t, behaviours[0], marked, len(src))
			for _, editor := range behaviours[1:] {
				all := accepted(t, editor, marked, len(src))
				if editor.name == "Emacs" {
					for label, written := range all {
						if strings.Count(written, "\n") > strings.Count(marked, "\n") {
							t.Errorf("%s writes several lines: %s\n%s", editor.name, label, written)
						}
					}
					continue
				}
				if len(all) != len(first) || len(all) == 0 {
					t.Errorf("%s: %d items, not %d", editor.name, len(all), len(first))
				}
				for label, written := range all {
					if written != first[label] {
						t.Errorf("%s, %s: got\n%s\nwant\n%s", editor.name, label, written, first[label])
					}
				}
			}
		})
	}
}

// accepted are the texts that an editor has when one of the items at a cursor is accepted, by the
// label of the item.
func accepted(t *testing.T, editor behaviour, marked string, cursor int) map[string]string {
	t.Helper()
	doc := strings.Replace(marked, "|", "", 1)
	a := &author{client: open(t, Options{}, editor.capabilities, doc), editor: editor, version: 1, doc: doc, cursor: cursor}
	all := map[string]string{}
	for _, o := range a.offers(1000) {
		parts := slices.Clone(o.pieces[:1])
		for i, piece := range o.pieces[1:] {
			parts = append(parts, o.defaults[i], piece)
		}
		all[o.label] = o.before + strings.Join(parts, "") + o.after
	}
	return all
}
