package queues

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/javascript"
)

// Doubt is a reason why the name of a queue cannot be changed by its places alone.
type Doubt struct {
	Place
	// Why goes on behind the place: "is ...".
	Why string
}

// Doubt looks for what a change of a queue's name to a fresh one would miss, or change besides.
//
// A text that is called like the queue is none of its names where all queues of the app are understood: such words are common,
// and to refuse for each would leave no queue that can be renamed. Where something about queues is not understood, each of them may
// be the one, and with the name in only one of two places events would go to a queue that nobody consumes.
func (c *Code) Doubt(name, fresh string) (Doubt, bool) {
	if taken := c.Named(fresh); len(taken) > 0 && c.Makes(name) { // two queues would be one
		return Doubt{taken[0], fmt.Sprintf("makes a queue %q already", fresh)}, true
	}
	constants := map[node][]constant{}
	for _, m := range c.makers {
		for _, n := range m.names {
			if n.name != name {
				continue
			}
			if string(n.File.Content.Bytes()[n.Start:n.End]) != name {
				return Doubt{n.Place, "writes the name with escapes: write it plainly first"}, true
			}
			for _, of := range n.constants {
				if at := (node{of.file, of.name}); !slices.Contains(constants[at], of) {
					constants[at] = append(constants[at], of)
				}
			}
		}
		for _, shape := range m.shapes {
			isSo := shape[0]+shape[1] != "" && len(shape[0])+len(shape[1]) <= len(name)
			if isSo && strings.HasPrefix(name, shape[0]) && strings.HasSuffix(name, shape[1]) {
				return Doubt{m.Place, "makes a queue whose name is put together and may be this one: rename it there"}, true
			}
		}
	}
	if d, ok := c.otherUse(constants); ok {
		return d, true
	}
	isNamed, unclear := c.Makes(name), c.unclear()
	var last *code.File // that of the text before, which has no such word
	for _, at := range c.Others(name) {
		isSaid := at.File != last && bytes.Contains(at.File.Content.Bytes(), []byte("queueName"))
		last = at.File
		if !isNamed || unclear != nil || isSaid {
			return Doubt{at, fmt.Sprintf("has the text %q, and whether that means the queue cannot be told: rename it there", name)}, true
		}
	}
	if unclear != nil && !isNamed && len(c.Others(fresh)) == 0 { // else it is renamed there already
		return Doubt{*unclear, "makes a queue whose name cannot be told: if it is this one, rename it there first"}, true
	}
	return Doubt{}, false
}

// Others are the places of a text that are no names of queues, as far as is understood, in files that may run in the back end.
func (c *Code) Others(name string) (places []Place) {
	known := map[spot]bool{}
	for _, n := range c.Named(name) {
		known[spot{n.File, n.Start}] = true
	}
	for _, f := range c.files {
		for _, at := range javascript.TextsIn(f.Content, f.Name, name) {
			if !known[spot{f, at}] {
				p := Place{File: f}
				p.Start, p.End = at, at+len(name)
				places = append(places, p)
			}
		}
	}
	return places
}

// unclear is a place where something is done with queues that is not understood; nil where there is none.
func (c *Code) unclear() *Place {
	made := map[spot]bool{}
	for i := range c.makers {
		m := &c.makers[i]
		if m.open || len(m.shapes) > 0 {
			return &m.Place
		}
		made[spot{m.File, m.Start}] = true
	}
	for _, f := range c.files {
		for i := range f.Facts.Imports {
			if in := &f.Facts.Imports[i]; in.Module.Text == module && in.Form != javascript.ImportDeclaration && len(in.Names) == 0 {
				return &Place{f, in.Span}
			}
		}
		classes := map[string]bool{}
		for local, b := range c.bindings(f) {
			classes[local] = b.name == "*" && b.module == module || c.isQueue(f, javascript.Target{Module: b.module, Names: []string{b.name}})
		}
		for _, m := range outline(f).Mentions {
			if !classes[m.Name] || made[spot{f, m.At}] || m.Binds || m.Typeof || isType(f, m.At) {
				continue
			}
			if first, _, _ := strings.Cut(m.Members, "."); first == "" || first == "Queue" {
				p := Place{File: f}
				p.Start, p.End = m.At, m.At+len(m.Name)
				return &p
			}
		}
	}
	return nil
}

// isType reports whether a name stands where it only says a type, or is compared with one.
func isType(f *code.File, at int) bool {
	before := strings.TrimRight(string(f.Content.Bytes()[max(0, at-maxBefore):at]), " \t\r\n")
	if strings.HasSuffix(before, "instanceof") {
		return true
	}
	isTyped := strings.HasSuffix(f.Name, "ts") || strings.HasSuffix(f.Name, "tsx")
	return isTyped && slices.ContainsFunc([]string{":", "|", "<", "&", " as"}, func(s string) bool { return strings.HasSuffix(before, s) })
}

// maxBefore is how many bytes in front of a name tell that it says a type.
const maxBefore = 40

// otherUse finds a place where a constant that holds the name of a queue is used for something else. What only writes it to the
// log stays right.
func (c *Code) otherUse(constants map[node][]constant) (Doubt, bool) {
	if len(constants) == 0 {
		return Doubt{}, false
	}
	isTakenOfCall := c.takenOfCalls()
	for _, f := range slices.Concat(c.files, c.others) {
		nodeOf, isLogged, isHandedOn := c.nodesOf(f), logged(f), handedOn(f)
		for _, m := range outline(f).Mentions {
			if m.Binds || m.Typeof || c.followed[spot{f, m.At}] {
				continue
			}
			n, members := nodeOf(m.Name, m.Members)
			isSo := slices.ContainsFunc(constants[n], func(of constant) bool { return overlaps(members, of.members) })
			if !isSo || isLogged(m.At) || isHandedOn(m.At) && !isTakenOfCall(m.Name) {
				continue
			}
			if isEnum := n.file.Facts.Constants[n.name].Kind == javascript.NoValue; isEnum && m.Members == "" && isType(f, m.At) {
				continue
			}
			p := Place{File: f}
			p.Start, p.End = m.At, m.At+len(m.Name)
			return Doubt{p, fmt.Sprintf("uses %s for something else, too: give the queue a text of its own first", m.Name)}, true
		}
	}
	return Doubt{}, false
}

// handedOn returns what reports whether a name is imported or exported at a place of a file, by a statement or not: what is done with it
// stands elsewhere.
func handedOn(f *code.File) func(at int) bool {
	var places map[int]bool
	return func(at int) bool {
		if places == nil {
			places = map[int]bool{}
			for _, e := range f.Facts.Exports.List {
				places[e.At] = true
			}
			for i := range f.Facts.Imports {
				for _, b := range f.Facts.Imports[i].Names {
					places[b.Span.Start], places[b.LocalSpan.Start] = true, true
				}
			}
		}
		return places[at]
	}
}

// ofCall is a property that is taken of what a call returns.
var ofCall = regexp.MustCompile(`\)\.([\pL\pN_$]+)`)

// takenOfCalls returns what reports whether a file takes a property of that name of what a call returns, such as "require('./names').JOBS",
// where no name of its own stands for it.
func (c *Code) takenOfCalls() func(name string) bool {
	var names map[string]bool
	return func(name string) bool {
		if names == nil {
			names = map[string]bool{}
			for _, f := range slices.Concat(c.files, c.others) {
				for _, found := range ofCall.FindAllSubmatch(f.Content.Bytes(), -1) {
					names[string(found[1])] = true
				}
			}
		}
		return names[name]
	}
}

// overlaps reports whether one of two chains of members begins with the other.
func overlaps(a, b string) bool {
	return a == "" || b == "" || strings.HasPrefix(a+".", b+".") || strings.HasPrefix(b+".", a+".")
}

// logged returns what reports whether a place of a file is in a call of the console. It is to be asked of one place behind the
// other.
func logged(f *code.File) func(at int) bool {
	calls, end := f.Facts.Calls, 0
	return func(at int) bool {
		for len(calls) > 0 && calls[0].Start <= at {
			if names := calls[0].Callee.Names; len(names) == 2 && names[0] == "console" {
				end = max(end, calls[0].End)
			}
			calls = calls[1:]
		}
		return at < end
	}
}
