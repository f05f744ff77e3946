package navigation

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// SymbolKind says what a symbol stands for.
type SymbolKind uint8

// Kinds of symbols.
const (
	Section  SymbolKind = iota + 1 // app, modules, resources, ...
	Module                         // a module type
	Entry                          // an entry of a module type, or of resources, remotes, ...
	Property                       // anything else worth a line
)

// Symbol is a line of the outline.
type Symbol struct {
	Name      string // never empty, on one line
	Detail    string // on one line
	Kind      SymbolKind
	Span      text.Span // everything that belongs to it
	Selection text.Span // the name, inside Span
	Children  []Symbol  // each inside Span, in the order of the text
}

// Symbols returns the outline: sections, module types, and entries named by their
// keys. What an alias brings in from elsewhere is not repeated.
func Symbols(f *manifest.File) []Symbol {
	lists := map[int]*manifest.List{} // by the start of their pairs
	for _, l := range f.Lists() {
		lists[l.Pair.Outer().Start] = l
	}
	var out []Symbol
	leads := leads{}
	for _, s := range f.Sections() {
		sym := ofPair(s.Pair, Section)
		switch s.Name {
		case "modules", "connectModules":
			for p := range s.Pair.Value().Pairs() {
				if l := lists[p.Outer().Start]; l != nil {
					sym.add(leads.ofList(l, Module))
				}
			}
		case "resources", "remotes", "services":
			if l := lists[s.Pair.Outer().Start]; l != nil {
				sym = leads.ofList(l, Section)
			}
		default:
			for p := range s.Pair.Value().Pairs() {
				sym.add(ofPair(p, Property))
			}
		}
		out = append(out, sym)
	}
	return out
}

// ofPair is a property; its detail is its value, if that is a scalar.
func ofPair(p syntax.PairNode, kind SymbolKind) Symbol {
	name := p.KeyText()
	if !p.Key().Kind().IsScalar() {
		name = p.Key().Text()
	}
	return makeSymbol(name, scalarText(p.Value()), kind, p.Outer(), p.Key().Span())
}

// ofList is the key of a list with the entries of the list.
func (m leads) ofList(l *manifest.List, kind SymbolKind) Symbol {
	sym := ofPair(l.Pair, kind)
	for _, e := range l.Entries {
		sym.add(m.ofEntry(e))
	}
	return sym
}

// ofEntry is an entry with its parts; its detail is where it leads.
func (m leads) ofEntry(e *manifest.Entry) Symbol {
	sym := nameSymbol(e)
	if target := m.targetOf(e); target != "" {
		sym.Detail = oneLine(target)
	}
	for p := range e.Parts() {
		part := makeSymbol(p.Name, e.File.Buffer().Slice(p.Value), Property, text.Span{Start: p.Span.Start, End: p.Value.End}, p.Span)
		sym.add(part)
	}
	return sym
}

// nameSymbol is an entry by its name; its detail is its number where it has none.
func nameSymbol(e *manifest.Entry) Symbol {
	if d, ok := e.Key(); ok {
		return makeSymbol(d.Name, "", Entry, e.Span(), d.Span)
	}
	return makeSymbol("(no key)", "#"+strconv.Itoa(e.Index+1), Entry, e.Span(), firstLine(e))
}

// pointers are the properties of which the first that an entry has says what it stands for.
var pointers = []string{"handler", "function", "resource", "endpoint", "path", "baseUrl", "remote"}

// lead is where an entry leads: the value of one of its pointers, and the entry of that name, nil
// where there is none.
type lead struct {
	value string
	next  *manifest.Entry
}

// leads keeps where entries lead: many may lead to the same one.
type leads map[*manifest.Entry]lead

// of returns where an entry leads; nowhere if the value is "".
func (m leads) of(e *manifest.Entry) lead {
	found, known := m[e]
	if !known {
		p := pointerIn.Of(e)
		if found.value = p.value; found.value != "" {
			found.next = namedBy(e, p.start+e.Base())
		}
		m[e] = found
	}
	return found
}

// targetOf says where an entry leads: to what one of its properties names, and from there to
// what the entry of that name leads to, such as "-> main -> static/main/build". It is "" for
// an entry that leads nowhere.
func (m leads) targetOf(e *manifest.Entry) string {
	var out []string
	for range 3 { // module, endpoint, remote
		to := m.of(e)
		if to.value != "" {
			out = append(out, "-> "+to.value)
		}
		if e = to.next; e == nil {
			break
		}
	}
	return strings.Join(out, " ")
}

// pointer is the value of the first of the pointers that an entry has.
type pointer struct {
	value string // "" where there is none
	start int    // where it begins, in bytes from the base of the entry
}

// pointerIn keeps the pointer of an entry.
var pointerIn = manifest.NewPerEntry(func(e *manifest.Entry) (found pointer) {
	best := len(pointers)
	for p := range e.Node().Pairs() {
		if i := slices.Index(pointers[:best], p.KeyText()); i >= 0 && scalarText(p.Value()) != "" {
			best, found = i, pointer{strings.Clone(scalarText(p.Value())), p.Value().Span().Start - e.Base()}
		}
	}
	return found
})

// namedBy is the entry that the value of an entry that begins at an offset names; nil where there is none.
func namedBy(e *manifest.Entry, value int) *manifest.Entry {
	for r := range e.References() {
		if r.Value.Start == value {
			if d, ok := definitionOf(e.File, r); ok {
				return d.Entry
			}
		}
	}
	return nil
}

// firstLine is the part of an entry that lies on its first line.
func firstLine(e *manifest.Entry) text.Span {
	span, buf := e.Span(), e.File.Buffer()
	span.End = min(span.End, max(span.Start, buf.Line(buf.LineAt(span.Start)).End))
	return span
}

// add adds a child, unless an alias brings it in from elsewhere.
func (s *Symbol) add(child Symbol) {
	if s.Span.Start <= child.Span.Start && child.Span.End <= s.Span.End {
		s.Children = append(s.Children, child)
	}
}

// makeSymbol keeps the promises of [Symbol].
func makeSymbol(name, detail string, kind SymbolKind, span, selection text.Span) Symbol {
	if name = oneLine(name); name == "" {
		name = "(empty)"
	}
	if selection.Start < span.Start || selection.End > span.End || selection.End < selection.Start {
		selection = text.At(span.Start)
	}
	return Symbol{Name: name, Detail: oneLine(detail), Kind: kind, Span: span, Selection: selection}
}

func scalarText(n syntax.Node) string {
	if !n.Kind().IsScalar() {
		return ""
	}
	return n.Scalar().Text
}

// oneLine joins the words of a text, up to a length that an outline can show.
func oneLine(s string) string {
	const longest = 100 // characters
	if len(s) <= longest && isOneLine(s) {
		return s
	}
	words := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " "))
	if len(words) > longest {
		return string(words[:longest-1]) + "…"
	}
	return string(words)
}

// isOneLine reports whether a text is of printed ASCII with single blanks between its words, as most are.
func isOneLine(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f || s[i] == ' ' && before == ' ' {
			return false
		}
		before = s[i]
	}
	return s == "" || before != ' '
}
