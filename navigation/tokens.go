package navigation

import (
	"cmp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// TokenType says what a token means.
type TokenType uint8

// Types of tokens.
const (
	TokenSection  TokenType = iota // a key at the top of the file
	TokenModule                    // a module type
	TokenProperty                  // another key
	TokenKey                       // the key of a module, where nothing below says more
	TokenFunction
	TokenResource
	TokenService // a remote, an endpoint or a service
	TokenAction
	TokenScope    // a permission scope
	TokenEvent    // a product event
	TokenVariable // "${NAME}"
	TokenText     // what stands around variables in a text
)

// TokenModifier says more about a token. Modifiers are bits.
type TokenModifier uint8

// Modifiers of tokens.
const (
	TokenDeclaration TokenModifier = 1 << iota // the token declares a name
	TokenDeprecated                            // Forge will drop it
	TokenUnresolved                            // nothing declares the name
)

// Token is a part of a line that an editor can show in a colour of its own.
type Token struct {
	Span      text.Span // not empty, on one line
	Type      TokenType
	Modifiers TokenModifier
}

// Tokens returns the tokens that begin in a span, in the order of the text. None overlaps
// another.
func Tokens(f *manifest.File, span text.Span) []Token {
	w := tokenWalk{file: f, buf: f.Buffer(), within: span, kept: keptOf(tokensIn, f)}
	w.tokens = make([]Token, 0, 3*(w.buf.LineAt(span.End)-w.buf.LineAt(span.Start)+1)/2)
	w.lists()
	w.deprecated()
	for _, s := range f.Scopes().All {
		w.add(s.Span, TokenScope, 0)
	}
	for _, r := range f.LooseReferences() {
		w.reference(r)
	}
	w.walk(f.Tree().Stream(), 0)
	slices.SortStableFunc(w.tokens, func(a, b Token) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	end := 0
	return slices.DeleteFunc(w.tokens, func(t Token) bool {
		if t.Span.Start < end {
			return true
		}
		end = t.Span.End
		return false
	})
}

// tokenWalk collects tokens. Of two at one place the first counts.
type tokenWalk struct {
	file   *manifest.File
	buf    *text.Buffer
	within text.Span
	kept   kept[[]Token]
	tokens []Token
}

func (w *tokenWalk) add(span text.Span, typ TokenType, modifiers TokenModifier) {
	if span.Len() > 0 && span.Start >= w.within.Start && span.Start < w.within.End && !hasLines(w.buf.Slice(span)) {
		w.tokens = append(w.tokens, Token{span, typ, modifiers})
	}
}

// lists adds the module types, the keys of entries, and what they refer to.
func (w *tokenWalk) lists() {
	for _, l := range w.file.Lists() {
		if l.Type != "" {
			w.add(l.Pair.Key().Span(), TokenModule, w.ofModule(l))
		}
		if !l.Pair.Outer().Overlaps(w.within) {
			continue
		}
		for _, e := range l.Entries {
			if e.Span().Overlaps(w.within) && text.Within(l.Pair.Outer(), e.Span()) {
				w.entry(e)
			}
		}
	}
}

// ofModule says whether a module type is known, and whether it is still to be used.
func (w *tokenWalk) ofModule(l *manifest.List) TokenModifier {
	m, ok := w.file.Catalogue().Module(l.Type)
	switch {
	case !l.IsModule():
		return 0
	case !ok:
		return TokenUnresolved
	case m.Deprecation != nil:
		return TokenDeprecated
	}
	return 0
}

// entry adds the names in an entry. What an alias brings in from elsewhere is left out.
func (w *tokenWalk) entry(e *manifest.Entry) {
	within := w.within
	defer func() { w.within = within }()
	w.within = overlap(within, e.Span())
	if d, ok := e.Key(); ok {
		w.add(d.Span, tokenTypes[d.Kind], TokenDeclaration)
	}
	for part := range e.Parts() {
		w.add(part.Span, TokenResource, TokenDeclaration)
	}
	for r := range e.References() {
		w.reference(r)
	}
	for _, span := range deprecatedIn.Of(e) {
		w.add(span.Shift(e.Base()), TokenProperty, TokenDeprecated)
	}
	if e.Bare {
		w.events(e)
	}
}

// events adds the product events that an entry names.
func (w *tokenWalk) events(e *manifest.Entry) {
	for item := range e.Pair("events").Value().Items() {
		if v := item.Value(); v.Kind().IsScalar() {
			w.add(manifest.ContentSpan(v), TokenEvent, 0)
		}
	}
}

// tokensIn keeps the tokens of an entry that depend on its text alone: their spans count from its base.
var tokensIn = manifest.NewPerEntry(func(e *manifest.Entry) []Token {
	w := tokenWalk{file: e.File, buf: e.File.Buffer(), within: e.Span()}
	w.events(e)
	w.walk(e.Item.Node, 1)
	for i := range w.tokens {
		w.tokens[i].Span = w.tokens[i].Span.Shift(-e.Base())
	}
	return w.tokens
})

// overlap is the part of a span that lies in another.
func overlap(a, b text.Span) text.Span {
	start := max(a.Start, b.Start)
	return text.Span{Start: start, End: max(start, min(a.End, b.End))}
}

// tokenTypes are the types of tokens that name what is declared.
var tokenTypes = map[manifest.Kind]TokenType{
	manifest.Module: TokenKey, manifest.Function: TokenFunction, manifest.Endpoint: TokenService, manifest.Resource: TokenResource,
	manifest.Remote: TokenService, manifest.Service: TokenService, manifest.Action: TokenAction, manifest.Provider: TokenService,
	manifest.CustomContent: TokenKey, manifest.Page: TokenKey, manifest.AdminPage: TokenKey,
}

// reference adds what a reference names: nothing where it has a variable in it, which is a
// token of its own.
func (w *tokenWalk) reference(r manifest.Reference) {
	var modifiers TokenModifier
	switch {
	case strings.Contains(w.buf.Slice(r.Value), "${"):
		return
	case !r.Unknown && !w.file.Declares(r.Kind, r.Name) && !w.file.MayDeclare(r.Kind, r.Name):
		modifiers = TokenUnresolved
	}
	typ, known := tokenTypes[r.Kind]
	if !known {
		typ = TokenKey
	}
	w.add(r.Span, typ, modifiers)
	if r.HasPart && r.PartSpan != r.Span {
		w.add(r.PartSpan, TokenResource, 0)
	}
}

// walk adds the keys of properties, and the variables in texts, of all that is in a node.
func (w *tokenWalk) walk(n syntax.Node, depth int) {
	for c, e := range w.kept.Below(n) {
		if c.Start() >= w.within.End || c.Outer().End < w.within.Start {
			continue
		}
		switch {
		case e != nil:
			for _, t := range w.kept.of(e) {
				if t.Span = t.Span.Shift(e.Base()); t.Span.Start >= w.within.Start && t.Span.Start < w.within.End {
					w.tokens = append(w.tokens, t)
				}
			}
		case c.Kind() == syntax.Pair:
			w.pair(syntax.PairNode{Node: c}, depth)
		case c.Kind().IsScalar():
			w.text(c)
		default:
			w.walk(c, depth)
		}
	}
}

// pair adds the key of a property, and what is in its value.
func (w *tokenWalk) pair(p syntax.PairNode, depth int) {
	key, typ := p.Key(), TokenProperty
	if depth == 0 {
		typ = TokenSection
	}
	if key.Kind().IsScalar() && p.Colon().Len() > 0 {
		w.add(key.Span(), typ, 0)
	}
	if v := p.Value(); v.Kind().IsScalar() {
		w.text(v)
	} else {
		w.walk(v, depth+1)
	}
}

// text adds the variables in a scalar, and what stands around them where it is on one line.
func (w *tokenWalk) text(n syntax.Node) {
	s := n.Text()
	if !strings.Contains(s, "${") {
		return
	}
	start, end := n.Span().Start, 0
	single := !hasLines(s)
	for {
		at, length := nextVariable(s[end:])
		if single {
			w.add(text.Span{Start: start + end, End: start + end + at}, TokenText, 0)
		}
		if length == 0 {
			return
		}
		w.add(text.Span{Start: start + end + at, End: start + end + at + length}, TokenVariable, 0)
		end += at + length
	}
}

// nextVariable returns where the next "${NAME}" of a text begins, in bytes, and its length; the
// end of the text and 0 where there is none.
func nextVariable(s string) (at, length int) {
	for from := 0; ; {
		i := strings.Index(s[from:], "${")
		if i < 0 {
			return len(s), 0
		}
		at = from + i
		name := s[at+len("${"):]
		n := strings.IndexFunc(name, func(r rune) bool { return !isWord(r) })
		if n > 0 && name[n] == '}' {
			return at, len("${") + n + len("}")
		}
		from = at + len("${")
	}
}
