package explain

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

// uses adds what names a definition.
func (p *page) uses(d manifest.Definition) {
	entries := d.Users()
	var words []string
	for _, e := range entries[:min(len(entries), maxPlaces+1)] {
		words = append(words, user(d, e))
	}
	total := len(entries)
	for _, ref := range d.Entry.File.LooseReferences() {
		if !d.IsNamedBy(ref) {
			continue
		}
		if total++; total <= maxPlaces+1 {
			words = append(words, code(looseName(ref))+" ("+onLine(d.Entry.File, ref.Span.Start)+")")
		}
	}
	switch {
	case total > 0:
		p.fact("Used by " + firstOf(maxPlaces, words, total))
	case isIdle(d):
		p.fact("Nothing in the manifest names it")
	}
}

// user says which entry it is that names a definition, and where it does so.
func user(d manifest.Definition, e *manifest.Entry) string {
	at := map[int]bool{} // an entry may name it thousands of times
	var lines []string
	for ref := range e.References() {
		if !d.IsNamedBy(ref) {
			continue
		}
		if line := e.File.Buffer().LineAt(ref.Span.Start) + 1; !at[line] {
			at[line] = true
			lines = append(lines, number(line))
		}
	}
	where := plural(len(lines), "line") + " "
	if len(lines) > maxPlaces {
		where += atMost(maxPlaces, lines)
	} else {
		where += prose.And(lines)
	}
	typ := e.List.Type
	if typ == "" {
		typ = e.List.Section
	}
	if key, ok := e.Key(); ok && !key.Unknown {
		return code(key.Name) + " (" + code(typ) + ", " + where + ")"
	}
	return code(typ) + " (" + where + ")"
}

// looseName is the property that a reference outside of entries belongs to.
func looseName(ref manifest.Reference) string {
	var names []string
	for _, name := range ref.Path[:len(ref.Path)-1] {
		if _, err := strconv.Atoi(name); err != nil {
			names = append(names, name)
		}
	}
	return strings.Join(names, ".")
}

// isIdle reports whether nothing can name a definition.
func isIdle(d manifest.Definition) bool {
	return slices.ContainsFunc(d.Entry.File.Unused(d.Kind), func(other manifest.Definition) bool { return other.Span == d.Span })
}
