package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"forge-manifest-ls/internal/text"
)

// every is the distance in bytes of the places that are asked about.
const every = 7

// Servers look at files behind the backs of those who ask: what is known of them may be late
// in one of the two. An answer that differs is asked for again, as often as this.
const (
	tries   = 20
	between = 50 * time.Millisecond
)

// maxDifferences is how many differences are shown before the comparison is given up.
const maxDifferences = 20

// pair are the servers of both binaries, in the same state.
type pair struct {
	servers [2]*server
	asked   int // questions so far
	differs int // answers that differed
}

// compareServers asks both servers about manifests: the client that knows everything, and
// the one that knows little, take turns.
func compareServers(before, after string, manifests []string) error {
	asked, differs := 0, 0
	for i, capabilities := range []object{newClient(), oldClient()} {
		p := &pair{}
		for side, binary := range []string{before, after} {
			s, err := startServer(binary, capabilities)
			if err != nil {
				return err
			}
			p.servers[side] = s
		}
		for n, path := range manifests {
			if n%2 == i {
				if err := p.manifest(path); err != nil {
					return err
				}
			}
		}
		for _, s := range p.servers {
			if err := s.stop(); err != nil {
				return err
			}
		}
		asked, differs = asked+p.asked, differs+p.differs
	}
	fmt.Printf("%d answers about %d manifests, %d differ\n", asked, len(manifests), differs)
	if differs > 0 {
		return errDifferent
	}
	return nil
}

// document is an open manifest.
type document struct {
	*pair
	path, uri string
	version   int
}

// manifest asks all that there is to ask about one manifest.
func (p *pair) manifest(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	buf := text.New(strings.ToValidUTF8(string(content), "\uFFFD"))
	d := &document{p, path, "file://" + filepath.ToSlash(path), 1}
	if err := d.notify("textDocument/didOpen", object{"textDocument": object{
		"uri": d.uri, "languageId": "yaml", "version": d.version, "text": buf.String(),
	}}); err != nil {
		return err
	}
	for _, ask := range []func(*text.Buffer) error{d.diagnostics, d.cursors, d.actions, d.halves, d.diagnostics} {
		if err := ask(buf); err != nil {
			return err
		}
	}
	return d.notify("textDocument/didClose", object{"textDocument": object{"uri": d.uri}})
}

// cursorMethods are the methods that ask about a place of the text.
var cursorMethods = []string{
	"textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/implementation", "textDocument/references",
	"textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename", "textDocument/prepareCallHierarchy",
}

// cursors asks what can be written at places of the text, and what stands there.
func (d *document) cursors(buf *text.Buffer) error {
	for at := range places(buf) {
		for _, method := range cursorMethods {
			if err := d.same(method, d.at(buf, at)); err != nil {
				return err
			}
		}
	}
	return nil
}

// halves asks what can be written where the rest of the line is not there yet.
func (d *document) halves(buf *text.Buffer) error {
	for at := range places(buf) {
		rest := text.Span{Start: at, End: buf.Line(buf.LineAt(at)).End}
		end := text.At(at)
		if rest.Len() == 0 {
			continue
		}
		if err := d.change(buf, rest, ""); err != nil {
			return err
		}
		if err := d.same("textDocument/completion", d.at(buf, at)); err != nil {
			return err
		}
		if err := d.change(buf, end, buf.Slice(rest)); err != nil {
			return err
		}
	}
	return nil
}

// actions asks for the code actions of each line, and those of the whole text.
func (d *document) actions(buf *text.Buffer) error {
	for n := range buf.Lines() {
		if err := d.action(buf, buf.Line(n), "quickfix", "refactor"); err != nil {
			return err
		}
	}
	return d.action(buf, text.Span{End: buf.Len()}, "source")
}

func (d *document) action(buf *text.Buffer, of text.Span, only ...string) error {
	return d.same("textDocument/codeAction", object{
		"textDocument": object{"uri": d.uri}, "range": ranged(buf, of),
		"context": object{"diagnostics": []any{}, "only": only},
	})
}

// diagnostics asks for the diagnostics, and looks at those that were published.
func (d *document) diagnostics(*text.Buffer) error {
	return d.same("textDocument/diagnostic", object{"textDocument": object{"uri": d.uri}})
}

func (d *document) change(buf *text.Buffer, of text.Span, written string) error {
	d.version++
	return d.notify("textDocument/didChange", object{
		"textDocument":   object{"uri": d.uri, "version": d.version},
		"contentChanges": []object{{"range": ranged(buf, of), "text": written}},
	})
}

func (d *document) notify(method string, params object) error {
	for _, s := range d.servers {
		if err := s.notify(method, params); err != nil {
			return err
		}
	}
	return nil
}

func (d *document) at(buf *text.Buffer, offset int) object {
	return object{
		"textDocument": object{"uri": d.uri}, "position": position(buf, offset),
		"context": object{"triggerKind": 1, "includeDeclaration": true}, "newName": "fresh",
	}
}

// same asks both servers a question until the answers are equal. Where they are not in the
// end it shows them.
func (d *document) same(method string, params object) error {
	d.asked++
	var answers [2]string
	for range tries {
		var err error
		if answers, err = d.both(method, params); err != nil {
			return err
		}
		if answers[0] == answers[1] {
			return nil
		}
		time.Sleep(between)
	}
	d.differs++
	fmt.Printf("%s of %s, %v:\n%s", method, d.path, params["position"], difference(answers[0], answers[1]))
	if d.differs == maxDifferences {
		fmt.Println("there may be more")
		return errDifferent
	}
	return nil
}

// both asks both servers at the same time. To what they say about diagnostics belongs what
// they have published.
func (d *document) both(method string, params object) (answers [2]string, err error) {
	for _, s := range d.servers {
		if err := s.ask(method, params); err != nil {
			return answers, err
		}
	}
	for i, s := range d.servers {
		if answers[i], err = s.answer(); err != nil {
			return answers, err
		}
		answers[i] = listNumber.ReplaceAllString(answers[i], `{"list":0}`)
		if method == "textDocument/diagnostic" {
			answers[i] += s.published[d.uri]
		}
	}
	return answers, nil
}

// listNumber is the number that a server gives to a list of items. It counts those that have
// items, also those whose answer is asked for again.
var listNumber = regexp.MustCompile(`\{"list":\d+\}`)

// places yields the offsets that are asked about.
func places(buf *text.Buffer) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; at <= buf.Len(); at += every {
			for at < buf.Len() && !utf8.RuneStart(buf.String()[at]) {
				at++
			}
			if !yield(at) {
				return
			}
		}
	}
}

// position is an offset as the protocol counts if nobody says otherwise.
func position(buf *text.Buffer, offset int) object {
	p := buf.PositionAt(offset, text.UTF16)
	return object{"line": p.Line, "character": p.Character}
}

func ranged(buf *text.Buffer, s text.Span) object {
	return object{"start": position(buf, s.Start), "end": position(buf, s.End)}
}

// around is how many bytes of answers are shown in front of and behind their first difference.
const around = 200

// difference shows two answers from shortly before the first byte that differs.
func difference(before, after string) string {
	at := 0
	for at < min(len(before), len(after)) && before[at] == after[at] {
		at++
	}
	show := func(s string) string { return s[max(0, min(at-around, len(s))):min(at+around, len(s))] }
	return fmt.Sprintf("- %s\n+ %s\n", show(before), show(after))
}
