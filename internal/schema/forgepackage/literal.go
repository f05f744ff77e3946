package forgepackage

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// writeLines writes a map literal with each property, and each of a map in it, on its own
// line, so that changes can be read.
func writeLines(l *schema.Literal) []byte {
	var b strings.Builder
	b.WriteString("{\n")
	for i, name := range l.Names() {
		b.WriteString(strconv.Quote(name) + ": ")
		if inner := l.Elements()[i]; inner.Type() == schema.Map {
			b.WriteString("{\n")
			for j, item := range inner.Elements() {
				b.WriteString(strconv.Quote(inner.Names()[j]) + ": " + item.JSON() + comma(j, inner) + "\n")
			}
			b.WriteString("}")
		} else {
			b.WriteString(inner.JSON())
		}
		b.WriteString(comma(i, l) + "\n")
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

// comma returns what follows an item of a literal.
func comma(i int, l *schema.Literal) string {
	if i+1 < len(l.Elements()) {
		return ","
	}
	return ""
}

// textList returns a list of strings.
func textList(all []string) *schema.Literal {
	l := schema.NewList()
	for _, text := range all {
		l.Append(schema.StringLiteral(text))
	}
	return l
}

// textLists returns a map of lists of strings.
func textLists(all map[string][]string) *schema.Literal {
	l := schema.NewMap()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		l.Put(name, textList(all[name]))
	}
	return l
}

// object makes a map literal of names and values by turns.
func object(pairs ...any) *schema.Literal {
	l := schema.NewMap()
	for i := 0; i < len(pairs); i += 2 {
		l.Put(pairs[i].(string), pairs[i+1].(*schema.Literal))
	}
	return l
}

// mapOf returns a map with a value for each name.
func mapOf(names []string, values []*schema.Literal) *schema.Literal {
	l := schema.NewMap()
	for i, name := range names {
		l.Put(name, values[i])
	}
	return l
}
