package javascript

import "forge-manifest-ls/internal/javascript/scanner"

// importAt reads the import that begins with a keyword.
func (r *reader) importAt(i int) {
	if r.Is(i+1, ":") || r.Is(i+1, ".") || r.Is(i+2, "=") {
		return
	}
	if r.Is(i+1, "(") {
		r.requireAt(i)
		return
	}
	in := Import{Span: r.span(i, i)}
	at := i + 1
	if r.isTypeKeyword(at) {
		in.TypeOnly = true
		at++
	}
	in.Names, at = r.importClause(at, in.TypeOnly)
	if r.Says(at, "from") {
		at++
	} else if len(in.Names) > 0 {
		return
	}
	if r.At(at).Kind != scanner.String {
		return
	}
	in.Module, in.End = r.textOf(at), int(r.At(at).End)
	r.addImport(in)
}

// isTypeKeyword reports whether a token is the "type" behind "import" or "export", and no name.
func (r *reader) isTypeKeyword(i int) bool {
	if !r.Says(i, "type") {
		return false
	}
	if r.Says(i+1, "from") {
		return r.Says(i+2, "from")
	}
	return r.At(i+1).Kind == scanner.Name || r.Is(i+1, "{") || r.Is(i+1, "*")
}

// importClause reads the names between "import" and "from", and returns the index behind them.
func (r *reader) importClause(at int, typeOnly bool) (names []Binding, behind int) {
	if name := r.Name(at); name != "" {
		names = append(names, Binding{Span: r.span(at, at), Imported: "default", Local: name, LocalSpan: r.span(at, at), TypeOnly: typeOnly})
		if at++; r.Is(at, ",") {
			at++
		}
	}
	if r.Is(at, "*") {
		if r.Says(at+1, "as") && r.Name(at+2) != "" {
			names = append(names, Binding{Span: r.span(at, at+2), Imported: "*", Local: r.Text(at + 2), LocalSpan: r.span(at+2, at+2), TypeOnly: typeOnly})
			at += 3
		}
	}
	if r.Is(at, "{") {
		listed, behind := r.specifiers(at, typeOnly)
		return append(names, listed...), behind
	}
	return names, at
}

// specifiers reads "{ a, b as c, type d }", and returns the index behind it.
func (r *reader) specifiers(open int, typeOnly bool) (names []Binding, behind int) {
	for at := open + 1; ; {
		switch {
		case r.Is(at, "}"):
			return names, at + 1
		case r.Is(at, ","):
			at++
		case r.At(at).Kind == scanner.Name || r.At(at).Kind == scanner.String:
			var b Binding
			b, at = r.specifier(at)
			b.TypeOnly = b.TypeOnly || typeOnly
			names = append(names, b)
		default:
			return names, at
		}
	}
}

// specifier reads "a", "a as b", "type a" or "type a as b", and returns the index behind it.
func (r *reader) specifier(at int) (Binding, int) {
	var words []int
	for i := at; r.At(i).Kind == scanner.Name || r.At(i).Kind == scanner.String; i++ {
		if words = append(words, i); len(words) == 4 {
			break
		}
	}
	n := len(words)
	first := 0
	if r.Says(at, "type") && (n == 2 || n == 4 || n == 3 && !r.Says(at+1, "as")) {
		first = 1
	}
	b := Binding{TypeOnly: first == 1, Span: r.span(at+first, at+n-1), LocalSpan: r.span(at+n-1, at+n-1)}
	b.Imported, b.Local = r.nameOf(at+first), r.nameOf(at+n-1)
	if n-first == 2 { // "a as" is still being written, or a comma is missing
		return r.plain(at + first), at + first + 1
	}
	return b, at + n
}

// plain returns a binding of a name that keeps its name.
func (r *reader) plain(at int) Binding {
	name := r.nameOf(at)
	return Binding{Span: r.span(at, at), Imported: name, Local: name, LocalSpan: r.span(at, at)}
}

// nameOf returns a name, which may stand in quotes.
func (r *reader) nameOf(i int) string {
	if r.At(i).Kind == scanner.String {
		return unquote(r.Text(i))
	}
	return r.Text(i)
}

// addImport notes an import, and what its names stand for.
func (r *reader) addImport(in Import) {
	r.facts.Imports = append(r.facts.Imports, in)
	for _, b := range in.Names {
		r.names[b.Local] = Target{in.Module.Text, []string{b.Imported}}
	}
}

// reexportAt reads "export … from" that begins with a keyword, if it is one.
func (r *reader) reexportAt(i int) {
	out := Reexport{Span: r.span(i, i)}
	at := i + 1
	if r.isTypeKeyword(at) && !r.At(at+1).Newline {
		out.TypeOnly = true
		at++
	}
	switch {
	case r.Is(at, "*") && r.Says(at+1, "as"):
		name := r.nameOf(at + 2)
		out.Names = []Binding{{Span: r.span(at, at+2), Imported: "*", Local: name, LocalSpan: r.span(at+2, at+2), TypeOnly: out.TypeOnly}}
		at += 3
	case r.Is(at, "*"):
		out.Names = []Binding{{Span: r.span(at, at), Imported: "*", TypeOnly: out.TypeOnly}}
		at++
	case r.Is(at, "{"):
		out.Names, at = r.specifiers(at, out.TypeOnly)
	default:
		return
	}
	if r.Says(at, "from") && r.At(at+1).Kind == scanner.String {
		out.Module, out.End = r.textOf(at+1), int(r.At(at+1).End)
		r.facts.Reexports = append(r.facts.Reexports, out)
	}
}

// requireAt reads "require('module')" or "import('module')" that begins with a name, and the names that its value gets.
func (r *reader) requireAt(i int) {
	if !r.Is(i+1, "(") || r.At(i+2).Kind != scanner.String || !r.Is(i+3, ")") && !r.Is(i+3, ",") {
		return
	}
	closing := r.Skip(i+1) - 1
	in := Import{Span: r.span(i, closing), Module: r.textOf(i + 2), Form: RequireCall}
	if r.Says(i, "import") {
		in.Form = ImportCall
	}
	to := i - 1
	if r.Says(to, "await") {
		to--
	}
	if r.Is(to, "=") {
		in.Names = r.bound(to-1, closing)
	}
	r.addImport(in)
}

// bound reads the name or pattern that ends at a token, to which a module is given, or a property of
// it that is taken behind a token.
func (r *reader) bound(last, behind int) []Binding {
	imported := "*"
	if r.Is(behind+1, ".") && r.At(behind+2).Kind == scanner.Name && !r.Is(behind+3, "(") && !r.Is(behind+3, ".") {
		imported = r.Text(behind + 2)
	}
	switch {
	case r.At(last).Kind == scanner.Name && !r.isProperty(last):
		return []Binding{{Span: r.span(last, last), Imported: imported, Local: r.Text(last), LocalSpan: r.span(last, last)}}
	case r.Is(last, "}") && imported == "*" && r.At(last).Match >= 0:
		return r.pattern(int(r.At(last).Match))
	}
	return nil
}

// pattern reads "{ a, b: c, ...d }", to which an object is given.
func (r *reader) pattern(open int) (names []Binding) {
	for i := open + 1; len(names) < maxMembers; i++ {
		end := r.expressionEnd(i, 0)
		first := r.At(i)
		switch {
		case first.Kind != scanner.Name && first.Kind != scanner.String:
		case r.Is(i+1, ":") && r.At(i+2).Kind == scanner.Name:
			names = append(names, Binding{Span: r.span(i, i+2), Imported: r.nameOf(i), Local: r.Text(i + 2), LocalSpan: r.span(i+2, i+2)})
		case !r.Is(i+1, ":"):
			names = append(names, r.plain(i))
		}
		if !r.Is(end, ",") {
			return names
		}
		i = end
	}
	return names
}
