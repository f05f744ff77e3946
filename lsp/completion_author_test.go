package lsp

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
)

// TestWriteFromNothing writes manifests from an empty file through the server, as a person
// would: by typing prefixes and accepting items, in four editors. What it costs is counted in
// keystrokes.
func TestWriteFromNothing(t *testing.T) {
	names, err := filepath.Glob("../testdata/written/*.yml")
	if err != nil || len(names) < 8 {
		t.Fatalf("%v, %v", names, err)
	}
	for _, editor := range behaviours {
		for _, name := range names {
			t.Run(editor.name+"/"+filepath.Base(name), func(t *testing.T) {
				goal, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				a := &author{client: open(t, Options{}, editor.capabilities, ""), editor: editor, version: 1}
				a.write(strings.TrimSuffix(string(goal), "\n"))
				a.typeText("\n")
				if got := a.text(manifestURI); got != string(goal) {
					t.Fatalf("wrote\n%s\nwant\n%s", got, goal)
				}
				for _, d := range a.published(manifestURI, a.version).Diagnostics {
					if d["severity"] == 1.0 {
						t.Errorf("the manifest has a mistake: %v", d)
					}
				}
				t.Logf("%d characters in %d lines: %d keystrokes (%d typed, %d to ask for a list, %d to choose and accept %d items, %d to move)",
					len(goal), strings.Count(string(goal), "\n"), a.keystrokes(), a.typed, a.asked, a.chosen, a.accepted, a.moved)
				if 100*a.keystrokes() > editor.percent*len(goal) {
					t.Errorf("%d keystrokes for %d characters are more than %d %%", a.keystrokes(), len(goal), editor.percent)
				}
			})
		}
	}
}

// author writes at a cursor.
type author struct {
	*client
	editor  behaviour
	version int
	doc     string
	cursor  int  // byte offset
	isOpen  bool // the list opens by itself
	// Keystrokes: characters typed, requests for a list that does not open by itself, keys
	// that choose and accept items, and those that move the cursor or change indentation.
	typed, asked, chosen, moved int
	accepted                    int
}

func (a *author) keystrokes() int { return a.typed + a.asked + a.chosen + a.moved }

// offer is an item that is offered, applied: before and after are the document around what
// it writes.
type offer struct {
	label         string
	index         int // in the list, as it is shown
	before, after string
	pieces        []string // of what is written, around its placeholders
	defaults      []string // of the placeholders
	continues     bool
}

// write makes goal of the document, by writing at the cursor.
func (a *author) write(goal string) {
	a.t.Helper()
	for a.doc != goal {
		if !strings.HasPrefix(goal, a.doc[:a.cursor]) || !strings.HasSuffix(goal, a.doc[a.cursor:]) {
			a.t.Fatalf("the document\n%s|%s\ncannot become\n%s", a.doc[:a.cursor], a.doc[a.cursor:], goal)
		}
		best, values := a.choose(goal)
		if best == nil {
			a.typeNext(goal[a.cursor:])
			continue
		}
		a.accept(best, values)
	}
}

// typeNext types the next character; a line end with the indentation behind it.
func (a *author) typeNext(rest string) {
	if rest[0] != '\n' {
		a.typeText(rest[:1])
		a.typed++
		a.isOpen = true
		return
	}
	next := rest[1:]
	indent := next[:len(next)-len(strings.TrimLeft(next, " "))]
	last := a.doc[:a.cursor]
	last = last[strings.LastIndex(last, "\n")+1:]
	itself := len(last) - len(strings.TrimLeft(last, " ")) // as editors do
	if strings.HasSuffix(last, ":") {
		itself += 2
	}
	a.typeText("\n" + indent)
	a.typed++
	a.moved += max(itself-len(indent), len(indent)-itself) / 2
	a.isOpen = false
}

func (a *author) typeText(s string) {
	a.edit(text.Edit{Span: text.At(a.cursor), New: s})
	a.cursor += len(s)
}

// edit changes the document.
func (a *author) edit(e text.Edit) {
	buf := text.New(a.doc)
	from, to := buf.PositionAt(e.Span.Start, text.UTF16), buf.PositionAt(e.Span.End, text.UTF16)
	a.version++
	a.didChange(manifestURI, a.version, change(from.Line, from.Character, to.Line, to.Character, e.New))
	a.doc = a.doc[:e.Span.Start] + e.New + a.doc[e.Span.End:]
}

// choose returns the item that writes most of the goal, and the values of its placeholders;
// nil when typing is cheaper.
func (a *author) choose(goal string) (best *offer, values []string) {
	most := 0
	for _, o := range a.offers(farthest) {
		got, gain, ok := o.match(goal, a.doc)
		cost := o.index + 1
		if !a.isOpen {
			cost++
		}
		if ok && gain-cost > most {
			best, values, most = o, got, gain-cost
		}
	}
	return best, values
}

// farthest is how far down a list the author goes.
const farthest = 6

// offers asks for the list, holds it against the word at the cursor, and returns the first of it.
func (a *author) offers(most int) (out []*offer) {
	list := a.complete(a.doc[:a.cursor], `,"context":{"triggerKind":1}`)
	type read struct {
		answeredItem
		edits []text.Edit // the first is that of the item
	}
	var all []read
	for _, raw := range list.Items {
		var item struct {
			answeredItem
			AdditionalTextEdits []struct {
				Range   state.WireRange
				NewText string
			}
		}
		item.InsertTextFormat = list.format()
		if err := json.Unmarshal(raw, &item); err != nil {
			a.t.Fatal(err)
		}
		r := read{item.answeredItem, []text.Edit{a.mainEdit(item.answeredItem, list)}}
		for _, e := range item.AdditionalTextEdits {
			r.edits = append(r.edits, text.Edit{Span: a.span(e.Range), New: e.NewText})
		}
		filter := item.FilterText
		if filter == "" {
			filter = item.Label
		}
		typed := a.doc[r.edits[0].Span.Start:a.cursor]
		if strings.HasPrefix(strings.ToLower(filter), strings.ToLower(typed)) {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(x, y read) int { return strings.Compare(x.SortText, y.SortText) })
	for i, r := range all[:min(len(all), most)] {
		out = append(out, a.applied(i, r.answeredItem, r.edits))
	}
	return out
}

func (a *author) span(r state.WireRange) text.Span {
	s, err := r.ToSpan(text.New(a.doc), text.UTF16)
	if err != nil {
		a.t.Fatal(err)
	}
	return s
}

// mainEdit is what an item writes over the whole word.
func (a *author) mainEdit(item answeredItem, list answeredList) text.Edit {
	var at struct {
		state.WireRange
		Range, Replace *state.WireRange
		NewText        string
	}
	source := item.TextEdit
	if source == nil {
		source, at.NewText = list.ItemDefaults.EditRange, item.Label
	}
	if err := json.Unmarshal(source, &at); err != nil {
		a.t.Fatalf("%v: %s", err, source)
	}
	if item.TextEditText != nil {
		at.NewText = *item.TextEditText
	}
	for _, r := range []*state.WireRange{at.Range, at.Replace} {
		if r != nil {
			at.WireRange = *r
		}
	}
	return text.Edit{Span: a.span(at.WireRange), New: at.NewText}
}

// applied is the document with an item accepted.
func (a *author) applied(index int, item answeredItem, edits []text.Edit) *offer {
	o := &offer{label: item.Label, index: index, continues: item.Command != nil}
	o.before, o.after = a.doc[:edits[0].Span.Start], a.doc[edits[0].Span.End:]
	// The last first: the others keep their offsets.
	also := slices.SortedFunc(slices.Values(edits[1:]), func(x, y text.Edit) int { return y.Span.Start - x.Span.Start })
	for _, e := range also {
		if e.Span.End <= len(o.before) {
			o.before = o.before[:e.Span.Start] + e.New + o.before[e.Span.End:]
			continue
		}
		shift := edits[0].Span.End
		o.after = o.after[:e.Span.Start-shift] + e.New + o.after[e.Span.End-shift:]
	}
	written := a.editor.indented(edits[0].New, o.before, item.InsertTextMode)
	o.pieces = []string{written}
	if item.InsertTextFormat == 2 {
		o.pieces, o.defaults = readSnippet(written)
	}
	return o
}

// readSnippet takes a snippet apart: the text around its placeholders, and their defaults.
func readSnippet(s string) (pieces, defaults []string) {
	var piece, standard strings.Builder
	into := &piece
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			into.WriteByte(s[i])
		case s[i] == '$' && i+1 < len(s):
			pieces = append(pieces, piece.String())
			piece.Reset()
			if s[i+1] != '{' {
				i++
				defaults = append(defaults, "")
				continue
			}
			into = &standard
			i += 2
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				i++
			}
			if s[i] == '}' {
				i--
			}
		case s[i] == '}' && into == &standard:
			defaults = append(defaults, standard.String())
			standard.Reset()
			into = &piece
		default:
			into.WriteByte(s[i])
		}
	}
	return append(pieces, piece.String()), defaults
}

// match holds the document that an item makes against the goal: the values that its
// placeholders must get, and how many characters it saves.
func (o *offer) match(goal, doc string) (values []string, gain int, ok bool) {
	if !strings.HasPrefix(goal, o.before) || !strings.HasSuffix(goal, o.after) || len(goal) < len(o.before)+len(o.after) {
		return nil, 0, false
	}
	rest := goal[len(o.before) : len(goal)-len(o.after)]
	gain = len(o.before) + len(o.after) - len(doc)
	for i, piece := range o.pieces {
		if i > 0 {
			line, _, _ := strings.Cut(rest, "\n")
			if stop, _, _ := strings.Cut(piece, "\n"); stop != "" {
				before, _, found := strings.Cut(line, stop)
				if !found {
					return nil, 0, false
				}
				line = before
			}
			values = append(values, line)
			rest = rest[len(line):]
			gain--
			if line == o.defaults[i-1] {
				gain += len(line)
			}
		}
		if !strings.HasPrefix(rest, piece) {
			return nil, 0, false
		}
		rest = rest[len(piece):]
		gain += len(piece)
	}
	// What is written must end where the goal may go on.
	return values, gain, rest == "" || o.pieces[len(o.pieces)-1] == "" || !isWordByte(rest[0]) || !isWordByte(lastByte(o.pieces))
}

func lastByte(pieces []string) byte {
	last := pieces[len(pieces)-1]
	return last[len(last)-1]
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_/.:", c) >= 0
}

// accept accepts an item and fills its placeholders.
func (a *author) accept(o *offer, values []string) {
	a.accepted++
	a.chosen += o.index + 1
	if !a.isOpen {
		a.asked++
	}
	doc, starts := o.before, []int{}
	for i, piece := range o.pieces {
		if i > 0 {
			starts = append(starts, len(doc))
			doc += o.defaults[i-1]
		}
		doc += piece
	}
	end := len(doc)
	a.replace(doc + o.after)
	shift := 0
	for i, value := range values {
		start, standard := starts[i]+shift, o.defaults[i]
		a.moved++ // to the next placeholder, or out of the last
		if value == standard {
			continue
		}
		a.edit(text.Edit{Span: text.Span{Start: start, End: start + len(standard)}})
		a.cursor, a.isOpen = start, false
		a.write(a.doc[:start] + value + a.doc[start:])
		shift += len(value) - len(standard)
	}
	a.cursor, a.isOpen = end+shift, o.continues && len(values) == 0
}

// replace sends what differs between the document and a new one.
func (a *author) replace(doc string) {
	start := 0
	for start < min(len(doc), len(a.doc)) && doc[start] == a.doc[start] {
		start++
	}
	end := 0
	for end < min(len(doc), len(a.doc))-start && doc[len(doc)-1-end] == a.doc[len(a.doc)-1-end] {
		end++
	}
	a.edit(text.Edit{Span: text.Span{Start: start, End: len(a.doc) - end}, New: doc[start : len(doc)-end]})
	if a.doc != doc {
		a.t.Fatalf("the edit made\n%s\nnot\n%s", a.doc, doc)
	}
}
