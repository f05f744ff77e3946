package javascript

import (
	"strings"

	"forge-manifest-ls/internal/javascript/scanner"
	"forge-manifest-ls/internal/text"
)

// elementAt reads the opening tag that begins at a token.
func (r *reader) elementAt(start int) {
	e := Element{Span: r.span(start, start)}
	i := start + 1
	if r.At(i).Kind == scanner.Name {
		e.Name = r.tagName(i)
		e.End = e.Name.End
		i++
	}
	for i < len(r.List) && len(e.Attributes) < maxMembers {
		switch token := r.At(i); {
		case token.Kind == scanner.TagEnd || token.Kind == scanner.TagClose:
			e.End = int(token.End)
			r.facts.Elements = append(r.facts.Elements, e)
			return
		case token.Kind == scanner.Name:
			var a Attribute
			a, i = r.attribute(i)
			e.Attributes = append(e.Attributes, a)
		case r.Is(i, "{") && token.Match > 0:
			e.Spread = e.Spread || r.Is(i+1, "...")
			i = r.Skip(i)
		default:
			r.facts.Elements = append(r.facts.Elements, e)
			return
		}
	}
	r.facts.Elements = append(r.facts.Elements, e)
}

// tagName reads the name of a tag.
func (r *reader) tagName(i int) Path {
	span := r.span(i, i)
	p := Path{Span: span, Last: span}
	if name := r.Text(i); strings.Contains(name, ".") {
		p.Names = strings.Split(name, ".")
	} else {
		p.Names = r.texts.list(1)
		p.Names[0] = name
	}
	p.Last.Start = span.End - len(p.Name())
	p.Target = r.targetOf(p.Names)
	return p
}

// attribute reads the attribute that begins at a token, and returns the index behind it.
func (r *reader) attribute(i int) (Attribute, int) {
	a := Attribute{Span: r.span(i, i), Name: r.Text(i)}
	if !r.Is(i+1, "=") {
		return a, i + 1
	}
	i += 2
	end := r.Skip(i)
	switch token := r.At(i); {
	case token.Kind == scanner.String && !hasEnd(r.Text(i)):
		a.Value.Kind = OtherValue
	case token.Kind == scanner.String:
		a.Value = Value{Kind: StringValue, Text: unescapeCharacters(inQuotes(r.Text(i)))}
	case r.Is(i, "{") && token.Match > 0:
		a.Braces = true
		a.Value = r.value(i+1, end-1, maxNesting)
	case token.Kind == scanner.TagStart:
		a.Value.Kind = ElementValue
	default:
		return a, i
	}
	a.Value.Span = text.Span{Start: int(r.At(i).Start), End: int(r.At(end - 1).End)}
	return a, end
}
