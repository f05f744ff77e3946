package usage

import (
	"strings"

	"forge-manifest-ls/internal/javascript"
)

// hole stands for a part of a text that is not known.
const hole = "{}"

// maxFollowed is how many constants are followed, one to the other.
const maxFollowed = 8

// textOf returns what a value says as text, with holes for what is not known; "" where nothing is. It is literal
// where the value is a text in quotes or a template.
func (r *reader) textOf(v *javascript.Value) (s string, literal bool) {
	s = r.known(v, maxFollowed)
	if strings.ReplaceAll(s, hole, "") == "" {
		return "", false
	}
	switch v.Kind {
	case javascript.StringValue, javascript.TemplateValue, javascript.TaggedTemplate:
		return s, !v.Cast
	}
	return s, false
}

// written is the text of a literal or template as "forge lint" reads it, which follows no constants: all operands are holes.
func (r *reader) written(v *javascript.Value) string {
	if v.Kind == javascript.StringValue {
		return v.Text
	}
	return strings.Join(v.Parts, hole)
}

// known is the text of a value, with a hole for all of it or for parts.
func (r *reader) known(v *javascript.Value, depth int) string {
	if depth == 0 {
		return hole
	}
	switch v.Kind {
	case javascript.StringValue:
		return v.Text
	case javascript.TemplateValue, javascript.TaggedTemplate:
		var b strings.Builder
		for i, part := range v.Parts {
			b.WriteString(part)
			if i < len(v.Operands) {
				b.WriteString(r.known(&v.Operands[i], depth-1))
			} else if i < len(v.Parts)-1 {
				b.WriteString(hole)
			}
		}
		return b.String()
	case javascript.SumValue:
		var b strings.Builder
		for i := range v.Operands {
			b.WriteString(r.known(&v.Operands[i], depth-1))
		}
		return b.String()
	case javascript.NameValue:
		if constant := r.constant(v); constant != nil {
			return r.known(constant, depth-1)
		}
	case javascript.CallValue:
		if name := v.Path.Name(); name == "assumeTrustedRoute" && len(v.Operands) == 1 {
			return r.known(&v.Operands[0], depth-1)
		}
	}
	return hole
}

// constant returns the value of a constant of the file that a name stands for; nil where there is none.
func (r *reader) constant(v *javascript.Value) *javascript.Value {
	constant, ok := r.facts.Constants[strings.Join(v.Path.Names, ".")]
	if !ok {
		return nil
	}
	return &constant
}
