package manifest

import (
	"maps"
	"slices"

	"forge-manifest-ls/text"
)

// Variable is an environment variable that a file declares.
type Variable struct {
	Name string
	// Default is what Forge puts in its place while the deployment does not say otherwise;
	// it counts if HasDefault.
	Default    string
	HasDefault bool
}

// Variables returns the environment variables that the file declares and that can be named,
// sorted by name.
func (f *File) Variables() []Variable {
	all := f.variables()
	var out []Variable
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !variablePattern.MatchString("${" + name + "}") {
			continue
		}
		v := Variable{Name: name}
		if d := all[name]; d != nil {
			v.Default, v.HasDefault = *d, true
		}
		out = append(out, v)
	}
	return out
}

// inVariable sets the name of the variable that the cursor is in: what stands behind a
// "${" in the text of a value, to the closing brace if there is one.
func (l *locator) inVariable() {
	if l.out.Role != RoleValue && l.out.Role != RoleItem {
		return
	}
	src, span := l.f.buf.String(), text.At(l.offset)
	for span.Start > l.line.Start && isVariableByte(src[span.Start-1]) {
		span.Start--
	}
	if span.Start < l.line.Start+2 || src[span.Start-2:span.Start] != "${" {
		return
	}
	for span.End < l.line.End && isVariableByte(src[span.End]) {
		span.End++
	}
	if span.End < l.line.End && src[span.End] == '}' {
		span.End++
	}
	l.out.Variable = span
}

func isVariableByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
