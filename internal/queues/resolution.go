package queues

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// resolution looks for the names that a maker gives.
type resolution struct {
	code  *Code
	maker *maker
	seen  int // how many values were looked at
}

// maxSeen is how many values are looked at for one maker: those that constants choose from multiply.
const maxSeen = 200

// value notes the texts that a value may be, or a property of it, by the names that lead there. Via are the constants on the
// way to it. What is not understood leaves the maker open.
func (r *resolution) value(f *code.File, v javascript.Value, members []string, via []constant, steps int) {
	isWhole := len(members) == 0
	r.seen++
	switch {
	case steps == 0 || r.seen > maxSeen:
	case v.Kind == javascript.StringValue && isWhole, v.Kind == javascript.TemplateValue && isWhole && len(v.Parts) == 1:
		name := v.Text
		if v.Kind == javascript.TemplateValue {
			name = v.Parts[0]
		}
		r.maker.names = append(r.maker.names, named{Place{f, quoted(f, v.Span)}, name, via})
		return
	case v.Kind == javascript.TemplateValue && isWhole:
		r.maker.shapes = append(r.maker.shapes, [2]string{v.Parts[0], v.Parts[len(v.Parts)-1]})
		return
	case v.Kind == javascript.SumValue && isWhole && len(v.Operands) > 0:
		r.maker.shapes = append(r.maker.shapes, [2]string{v.Operands[0].Text, v.Operands[len(v.Operands)-1].Text})
		return
	case v.Kind == javascript.ObjectValue && !isWhole:
		p := v.Property(members[0])
		isAll := !slices.ContainsFunc(v.Properties, func(p javascript.Property) bool { return p.Name == "" })
		if p == nil || !isAll { // a spread or a name that is worked out may set it, too
			break
		}
		r.value(f, p.Value, members[1:], via, steps-1)
		return
	case v.Kind == javascript.CallValue && isFrozen(v):
		r.value(f, v.Operands[0], members, via, steps-1)
		return
	case v.Kind == javascript.ConditionalValue, v.Kind == javascript.LogicalValue:
		for _, o := range v.Operands {
			r.value(f, o, members, via, steps-1)
		}
		return
	case v.Kind == javascript.NameValue && v.Path != nil && !slices.Contains(v.Path.Names, ""):
		r.name(f, v, members, via, steps)
		return
	}
	r.maker.open = true
}

// quoted is the text within the first quotes of a value, which may stand in parentheses or have a type behind it.
func quoted(f *code.File, span text.Span) text.Span {
	src := f.Content.Bytes()[:span.End]
	start := span.Start
	for start < span.End && !strings.ContainsRune("\"'`", rune(src[start])) {
		start++
	}
	end := start + 1
	for end < span.End && src[end] != src[start] {
		if src[end] == '\\' {
			end++
		}
		end++
	}
	return text.Span{Start: min(start+1, span.End), End: min(end, span.End)}
}

// inside is the text within the quotes of a text, as it is written.
func inside(f *code.File, t javascript.Text) text.Span {
	return quoted(f, text.Span{Start: t.At - 1, End: len(f.Content.Bytes())})
}

// isFrozen reports whether a call gives back what is given to it.
func isFrozen(v javascript.Value) bool {
	return len(v.Operands) == 1 && len(v.Path.Names) == 2 && v.Path.Names[0] == "Object" && v.Path.Name() == "freeze"
}

// name goes on with the constant that a chain of names leads to.
func (r *resolution) name(f *code.File, v javascript.Value, members []string, via []constant, steps int) {
	at, names := f, v.Path.Names
	if v.Path.Target.Module != "" {
		var target javascript.Target
		at, target = r.code.follow(f, v.Path.Target)
		names = target.Names
	}
	if at == nil {
		r.maker.open = true
		return
	}
	names = slices.Concat(names, members)
	root := constant{at, names[0], strings.Join(names[1:], ".")}
	via = append(slices.Clone(via), root)
	value, isConstant := at.Facts.Constants[names[0]]
	texts := outline(at).Enums[strings.Join(names, ".")]
	switch {
	case isConstant:
		r.value(at, value, names[1:], via, steps-1)
	case len(texts) == 1:
		r.maker.names = append(r.maker.names, named{Place{at, inside(at, texts[0])}, texts[0].Text, via})
	default:
		r.maker.open = true
		return
	}
	r.code.followed[spot{f, v.Path.Start}] = true
}
