package manifest

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/syntax"
)

// variables are the environment variables that a file declares, with their values in the
// environment or their defaults; nil where there is neither. Of several declarations of one
// name Forge takes the first.
type variables map[string]*string

var variablePattern = regexp.MustCompile(`\$\{([a-zA-Z_][a-zA-Z0-9_]*)\}`)

// findVariables reads the variables that the section "environment" declares.
func (f *File) findVariables() variables {
	vars := variables{}
	declare := func(name string, value *string) {
		if _, again := vars[name]; !again {
			vars[name] = value
		}
	}
	for s := range f.eachSection() {
		if s.Name != "environment" {
			continue
		}
		for item := range f.get(f.content(s.Pair), "variables").Items() {
			n, _ := f.resolve(item.Value())
			switch {
			case n.Kind() == syntax.Mapping:
				if key := f.get(n, "key"); key.Kind().IsScalar() {
					declare(key.Scalar().Text, f.defaultOf(n))
				}
			case n.Kind().IsScalar() && n.Scalar().Type == syntax.String:
				declare(n.Scalar().Text, nil)
			}
		}
	}
	for name := range vars {
		if f.environment == nil {
			break
		}
		if value, ok := f.environment(name); ok {
			vars[name] = &value
		}
	}
	return vars
}

// defaultOf returns the default of a variable; nil where there is none.
func (f *File) defaultOf(n syntax.Node) *string {
	d := f.get(n, "default")
	if !d.Kind().IsScalar() || d.Kind() == syntax.Empty || f.isBroken(d) {
		return nil
	}
	text := d.Scalar().Text
	return &text
}

// maxSubstituted is about how long a text may become by the values in it: beyond it, it cannot
// be told.
const maxSubstituted = 1 << 16

// substitute puts values in the place of declared variables, as Forge does. It is false
// when a variable has none, so that the text cannot be told.
func (v variables) substitute(s string) (string, bool) {
	if len(v) == 0 || !strings.Contains(s, "${") {
		return s, true
	}
	known, size := true, 0
	out := variablePattern.ReplaceAllStringFunc(s, func(use string) string {
		value, declared := v[use[2:len(use)-1]]
		switch {
		case !declared:
			return use
		case value == nil || size > maxSubstituted:
			known = false
			return use
		}
		size += len(*value)
		return *value
	})
	return out, known
}

// fingerprint is equal for equal variables.
func (v variables) fingerprint() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(v)) {
		b.WriteString(strconv.Quote(name))
		if value := v[name]; value != nil {
			b.WriteString("=" + strconv.Quote(*value))
		}
	}
	return b.String()
}
