package manifest

import (
	"maps"
	"slices"
	"strings"

	"forge-manifest-ls/internal/text"
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
// sorted by name. Nobody may change them.
func (f *File) Variables() []Variable { return f.named() }

// findNamed makes the list of [File.Variables].
func (f *File) findNamed() []Variable {
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

// inVariable sets the variable that the cursor is in: what stands behind a "${" in the text
// of a value, to the closing brace if there is one.
func (l *locator) inVariable() {
	if l.out.Role != RoleValue && l.out.Role != RoleItem {
		return
	}
	src, start := l.f.buf.String(), l.offset
	line := src[:l.line.End]
	switch {
	case strings.HasPrefix(line[start:], "${"):
		l.out.Substitution = text.Span{Start: start, End: l.variableEnd(start + len("${"))}
		return
	case start > l.line.Start && strings.HasPrefix(line[start-1:], "${"):
		l.out.Substitution = text.Span{Start: start - 1, End: l.variableEnd(start + 1)}
		return
	}
	for start > l.line.Start && isVariableByte(src[start-1]) {
		start--
	}
	if !strings.HasSuffix(src[l.line.Start:start], "${") {
		return
	}
	l.out.Variable = text.Span{Start: start, End: l.variableEnd(start)}
	l.out.Substitution = text.Span{Start: start - len("${"), End: l.out.Variable.End}
}

// variableEnd is where the name ends that starts at an offset, its closing brace with it.
func (l *locator) variableEnd(at int) int {
	src := l.f.buf.String()
	for at < l.line.End && isVariableByte(src[at]) {
		at++
	}
	if at < l.line.End && src[at] == '}' {
		at++
	}
	return at
}

// isVariableByte reports whether a byte can stand in the name of a variable.
func isVariableByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
