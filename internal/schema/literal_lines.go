package schema

import "strings"

// writeLines writes a map literal with each property, and each of a map in it, on its own
// line, so that changes can be read.
func writeLines(l *Literal) []byte {
	var b strings.Builder
	b.WriteString("{\n")
	for i, name := range l.names {
		b.WriteString(quote(name) + ": ")
		if inner := l.items[i]; inner.typ == Map {
			b.WriteString("{\n")
			for j, item := range inner.items {
				b.WriteString(quote(inner.names[j]) + ": " + item.json() + comma(j, inner) + "\n")
			}
			b.WriteString("}")
		} else {
			b.WriteString(inner.json())
		}
		b.WriteString(comma(i, l) + "\n")
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

func comma(i int, l *Literal) string {
	if i+1 < len(l.items) {
		return ","
	}
	return ""
}

func textList(all []string) *Literal {
	l := &Literal{typ: List}
	for _, text := range all {
		l.items = append(l.items, StringLiteral(text))
	}
	return l
}

func textLists(all map[string][]string) *Literal {
	l := &Literal{typ: Map}
	for _, name := range sortedKeys(all) {
		l.put(name, textList(all[name]))
	}
	return l
}
