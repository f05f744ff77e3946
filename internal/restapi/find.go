package restapi

import "strings"

// Find returns the operation of a product that a method and a path mean; nil where it is not known. The path may
// begin with a host, and end in a query. Where several templates fit, that counts which has
// a name where the others have a placeholder, from the left. The paths of version 2 of Jira's API mean those of version 3, which need the same.
func (t *Table) Find(product, method, path string) *Operation {
	p := t.templates[product]
	if p == nil {
		return nil
	}
	var best *template
	var found *Operation
	segments := split(pathOf(product, path))
	p.each(segments, func(of *template) bool {
		if !of.isAll(segments) || best != nil && best.isMoreSpecific(of) {
			return true
		}
		if best == nil || of.isMoreSpecific(best) {
			best, found = of, nil
		}
		if found == nil { // templates may differ in the names of placeholders alone
			found = of.operation(method)
		}
		return true
	})
	return found
}

// FirstMatch returns the operation that "forge lint" takes a call for: that of the first template that fits
// the end of the path. It is nil where that has no operation with the method.
func (t *Table) FirstMatch(product, method, path string) *Operation {
	p := t.templates[product]
	if p == nil {
		return nil
	}
	if i := strings.IndexByte(path, '?'); i >= 0 && i+1 < len(path) {
		path = path[:i]
	}
	var first *template
	p.each(strings.Split(strings.TrimSuffix(path, "/"), "/")[1:], func(of *template) bool {
		first = of
		return false
	})
	if first == nil {
		return nil
	}
	return first.operation(method)
}

// each calls a function for the templates that fit the end of a path, in the order of the text, until it returns false.
func (p *product) each(segments []string, fn func(*template) bool) {
	if len(segments) == 0 {
		return
	}
	named, open := p.byEnd[segments[len(segments)-1]], p.byEnd[""]
	if segments[len(segments)-1] == "" {
		named = nil
	}
	for len(named)+len(open) > 0 {
		from := &named
		if len(named) == 0 || len(open) > 0 && open[0] < named[0] {
			from = &open
		}
		of := p.all[(*from)[0]]
		if *from = (*from)[1:]; of.fitsEnd(segments) && !fn(of) {
			return
		}
	}
}

// fitsEnd reports whether the last segments of a path are those of a template, behind its base.
func (t *template) fitsEnd(segments []string) bool {
	from := len(segments) - len(t.segments)
	if from < 0 {
		return false
	}
	for i, s := range t.segments {
		got := segments[from+i]
		if s != got && s != "" || s == "" && (got == "" || strings.ContainsAny(got, " \t\n\r")) {
			return false
		}
	}
	return true
}

// isAll reports whether nothing but the base stands in front of a template that fits the end of a path.
func (t *template) isAll(segments []string) bool {
	before := segments[:len(segments)-len(t.segments)]
	if len(before) != len(t.base) {
		return false
	}
	for i, s := range t.base {
		if before[i] != s {
			return false
		}
	}
	return true
}

// isMoreSpecific reports whether a template has a name where another that fits the same path has a placeholder, from the left.
func (t *template) isMoreSpecific(than *template) bool {
	a, b := append(t.base[:len(t.base):len(t.base)], t.segments...), append(than.base[:len(than.base):len(than.base)], than.segments...)
	for i := range min(len(a), len(b)) {
		if (a[i] == "") != (b[i] == "") {
			return a[i] != ""
		}
	}
	return false
}

// pathOf returns the path in a text, as the table has it: without a host, the prefix of
// api.atlassian.com, a query, a fragment and a slash at the end; "" where there is none.
func pathOf(product, s string) string {
	if _, behind, ok := strings.Cut(s, "://"); ok {
		_, path, _ := strings.Cut(behind, "/")
		s = "/" + path
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	if !strings.HasPrefix(s, "/") {
		return ""
	}
	s = strings.TrimSuffix(s, "/")
	if rest, ok := strings.CutPrefix(s, "/ex/"+product+"/"); ok {
		_, path, _ := strings.Cut(rest, "/")
		s = "/" + path
	}
	switch product {
	case "jira":
		for _, version := range []string{"/rest/api/2/", "/rest/api/latest/"} {
			if rest, ok := strings.CutPrefix(s, version); ok {
				return "/rest/api/3/" + rest
			}
		}
	case "confluence":
		if strings.HasPrefix(s, "/api/v2/") {
			return "/wiki" + s
		}
	}
	return s
}
