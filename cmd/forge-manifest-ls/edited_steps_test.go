package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"forge-manifest-ls/internal/testing/mutate"
)

// step is one thing that happens in a session: one of its fields is set. Steps are data, so
// that they can be made again, some of them too.
type step struct {
	Edit   [][]change `json:",omitempty"` // notifications, with their changes
	Files  delta      `json:",omitempty"`
	Save   string     `json:",omitempty"` // what is saved: the manifest, with its "text", or a file
	Fire   *shot      `json:",omitempty"`
	Reopen bool       `json:",omitempty"`
	Ask    *questions `json:",omitempty"`
}

// shot is a request whose answer nobody waits for.
type shot struct {
	Method string
	At     position
	Cancel bool
}

// questions are what servers are asked that must agree.
type questions struct {
	At     []position // hover and completion
	Pick   int        // the item to resolve
	Action *place     // code actions; nil for none
}

// script is a session.
type script struct {
	habits
	Text  string
	Files tree
	Steps []step
}

// newScript makes a session of about n edits.
func newScript(r *rand.Rand, encoding string, app, other mutate.App, n int) script {
	s := script{habits: habits{Encoding: encoding, Pulls: r.IntN(2) == 0, Watches: r.IntN(5) > 0, Folds: r.IntN(2) == 0, Waits: r.IntN(4) == 0}}
	s.Text, s.Files = strange(r, app.Text), tree{}.after(ofTree(nil, app.Files))
	y := &typist{r: r, encoding: encoding, text: s.Text, past: []string{s.Text}, others: []string{app.Text, other.Text}}
	files := s.Files
	for n > 0 {
		for range 3 + r.IntN(8) {
			step := step{Edit: y.edit()}
			n -= edits(step)
			s.Steps = append(s.Steps, step)
			if r.IntN(2) == 0 {
				s.Steps = append(s.Steps, beside(r, y, &files, s.Files))
			}
		}
		s.Steps = append(s.Steps, step{Ask: newQuestions(r, y.text, encoding)})
	}
	return s
}

// edits is the number of changes in a step.
func edits(s step) (n int) {
	for _, changes := range s.Edit {
		n += len(changes)
	}
	return n
}

// beside is a step that is no edit.
func beside(r *rand.Rand, y *typist, files *tree, first tree) step {
	switch r.IntN(14) {
	case 0:
		return step{Save: "text"}
	case 1:
		return step{Save: []string{"manifest.yml", "src/index.js", "package.json"}[r.IntN(3)]}
	case 2:
		return step{Reopen: true}
	case 3, 4, 5:
		return step{Fire: &shot{
			[]string{"textDocument/hover", "textDocument/completion", "textDocument/diagnostic", "textDocument/documentSymbol", "workspace/diagnostic"}[r.IntN(5)],
			somewhere(r, y.text, y.encoding), r.IntN(3) == 0,
		}}
	}
	d := files.change(r, first)
	*files = files.after(d)
	return step{Files: d}
}

// somewhere is a position in a text, or once in a while outside.
func somewhere(r *rand.Rand, s, encoding string) position {
	if r.IntN(10) == 0 {
		return position{r.IntN(80), r.IntN(60)}
	}
	return positionOf(s, encoding, snap(s, r.IntN(len(s)+1)))
}

func newQuestions(r *rand.Rand, s, encoding string) *questions {
	q := &questions{Pick: r.IntN(100)}
	for range 1 + r.IntN(4) {
		q.At = append(q.At, somewhere(r, s, encoding))
	}
	if r.IntN(2) == 0 {
		q.Action = &place{somewhere(r, s, encoding), somewhere(r, s, encoding)}
	}
	return q
}

// answer is what a server says to a question.
type answer struct {
	question string
	raw      json.RawMessage
}

// ask asks a server, and adds what it shows by now. The diagnostics that the editor sends
// along are those of another, so that all servers are asked the same.
func (e *editor) ask(q *questions, diagnostics json.RawMessage) []answer {
	e.mu.Lock()
	document, all := object{"uri": e.uri}, []answer{{"shown", e.shown}}
	if e.of != e.version {
		all[0].raw = json.RawMessage(fmt.Sprintf(`"those of version %d, not of %d"`, e.of, e.version))
	}
	e.mu.Unlock()
	put := func(method string, params object) json.RawMessage {
		if strings.HasPrefix(method, "textDocument/") {
			params["textDocument"] = document
		}
		raw := e.call(method, params)
		about, _ := json.Marshal(params)
		all = append(all, answer{method + " " + string(about), raw})
		return raw
	}
	put("textDocument/diagnostic", object{})
	put("textDocument/documentSymbol", object{})
	put("textDocument/foldingRange", object{})
	put("textDocument/selectionRange", object{"positions": q.At})
	for _, list := range []string{"codeLens", "documentLink"} {
		for _, item := range unresolvedIn(put("textDocument/"+list, object{})) {
			all = append(all, answer{list + "/resolve", e.call(list+"/resolve", item)})
		}
	}
	put("workspace/symbol", object{"query": "e"})
	tokens := put("textDocument/semanticTokens/full", object{})
	put("textDocument/semanticTokens/full/delta", object{"previousResultId": resultOf(tokens)})
	options := object{"tabSize": 2, "insertSpaces": true}
	put("textDocument/formatting", object{"options": options})
	for _, at := range q.At {
		put("textDocument/onTypeFormatting", object{"position": at, "ch": "\n", "options": options})
		e.askNames(put, at)
		put("textDocument/hover", object{"position": at})
		put("textDocument/linkedEditingRange", object{"position": at})
		list := put("textDocument/completion", object{"position": at})
		if item := pickItem(list, q.Pick); item != nil {
			all = append(all, answer{"completionItem/resolve", e.call("completionItem/resolve", item)})
		}
	}
	if q.Action != nil {
		put("textDocument/inlayHint", object{"range": q.Action})
		put("textDocument/semanticTokens/range", object{"range": q.Action})
		put("textDocument/rangeFormatting", object{"range": q.Action, "options": options})
		context := object{"diagnostics": diagnostics}
		put("textDocument/codeAction", object{"range": q.Action, "context": context})
		put("textDocument/codeAction", object{
			"range":   place{End: position{1 << 20, 0}},
			"context": object{"diagnostics": []any{}, "only": []string{"quickfix", "refactor", "source"}},
		})
	}
	put("workspace/diagnostic", object{"previousResultIds": []any{}})
	return all
}

// unresolvedIn are the items of an answer that are to be resolved, as an editor sends them back.
func unresolvedIn(raw json.RawMessage) (items []object) {
	var all []object
	_ = json.Unmarshal(raw, &all)
	for _, item := range all {
		if item["data"] != nil {
			items = append(items, item)
		}
	}
	return items
}

// resultOf is the name of an answer about tokens.
func resultOf(answer json.RawMessage) string {
	var named struct{ ResultID string }
	_ = json.Unmarshal(answer, &named) // null about what is not a manifest
	return named.ResultID
}

// askNames asks for all that concerns the name at a position.
func (e *editor) askNames(put func(string, object) json.RawMessage, at position) {
	for _, method := range []string{"definition", "declaration", "implementation", "documentHighlight", "prepareRename"} {
		put("textDocument/"+method, object{"position": at})
	}
	put("textDocument/references", object{"position": at, "context": object{"includeDeclaration": true}})
	put("textDocument/rename", object{"position": at, "newName": "fresh"})
	var items []json.RawMessage
	if json.Unmarshal(put("textDocument/prepareCallHierarchy", object{"position": at}), &items) != nil {
		return
	}
	for _, item := range items {
		put("callHierarchy/incomingCalls", object{"item": item})
		put("callHierarchy/outgoingCalls", object{"item": item})
	}
}

// pickItem is an item of a list as an editor sends it back.
func pickItem(list json.RawMessage, n int) object {
	var l struct {
		ItemDefaults struct{ Data any }
		Items        []object
	}
	if json.Unmarshal(list, &l) != nil || len(l.Items) == 0 {
		return nil
	}
	item := l.Items[n%len(l.Items)]
	if _, ok := item["data"]; !ok && l.ItemDefaults.Data != nil {
		item["data"] = l.ItemDefaults.Data
	}
	return item
}

// outside returns the ranges in an answer about the manifest that do not lie within its text, and on
// characters of it.
func outside(v any, s, encoding string) (wrong []any) {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			wrong = append(wrong, outside(inner, s, encoding)...)
		}
	case object:
		if isElsewhere(v) || isElsewhere(v["textDocument"]) {
			return nil
		}
		start, isStart := positionIn(v["start"])
		end, isEnd := positionIn(v["end"])
		if isStart && isEnd {
			from, to := offsetOf(s, encoding, start), offsetOf(s, encoding, end)
			if from > to || positionOf(s, encoding, from) != start || positionOf(s, encoding, to) != end {
				wrong = append(wrong, v)
			}
			return wrong
		}
		for _, inner := range v {
			wrong = append(wrong, outside(inner, s, encoding)...)
		}
	}
	return wrong
}

// isElsewhere reports whether an object is about another document than the manifest.
func isElsewhere(v any) bool {
	about, _ := v.(object)
	of, ok := about["uri"].(string)
	return ok && !strings.HasSuffix(of, "/manifest.yml")
}

func positionIn(v any) (position, bool) {
	p, _ := v.(object)
	line, ok := p["line"].(float64)
	character, isCharacter := p["character"].(float64)
	return position{int(line), int(character)}, ok && isCharacter
}

// minimal returns fewer steps that still fail. It tries as often as it may.
func minimal(steps []step, fails func([]step) bool, tries int) []step {
	for size := len(steps) / 2; size > 0; {
		shorter := false
		for from := 0; from < len(steps) && tries > 0; {
			fewer := slices.Delete(slices.Clone(steps), from, min(len(steps), from+size))
			if tries--; fails(fewer) {
				steps, shorter = fewer, true
			} else {
				from += size
			}
		}
		if size == 1 && shorter && tries > 0 {
			continue
		}
		size /= 2
	}
	return steps
}
