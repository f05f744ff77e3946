package restapi

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
)

// Table is what is known of operations. It never changes.
type Table struct {
	apis []*API
	// templates are the paths of each product, in the order of the text, which is that of Atlassian's documents.
	templates map[string]*product
}

// product is the paths of a product.
type product struct {
	all []*template
	// byEnd are the indexes in all of those that end in a name; "" stands for a placeholder.
	byEnd map[string][]int
	at    map[string]*template // by API and path, while the table is read
}

// template is a path with placeholders.
type template struct {
	api        *API
	segments   []string // those behind the base; "" stands for a placeholder
	base       []string
	operations []*Operation
}

//go:embed data/operations.tsv.gz
var compressed []byte

// Embedded returns the table that the program carries. It is read when somebody first asks for it.
var Embedded = sync.OnceValue(func() *Table {
	r, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		panic(err) // the text is part of the program
	}
	content, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	t, err := Parse(string(content))
	if err != nil {
		panic(err)
	}
	return t
})

// inUse is the table that [Use] was told of.
var inUse atomic.Pointer[Table]

// Use has a table used in the place of the embedded one. A program calls it once, when it starts: what has been looked up is kept.
func Use(t *Table) { inUse.Store(t) }

// InUse returns the table that is used.
func InUse() *Table {
	if t := inUse.Load(); t != nil {
		return t
	}
	return Embedded()
}

// Parse reads a table. The error names the line that is wrong, from 1.
func Parse(content string) (*Table, error) {
	t := &Table{templates: map[string]*product{}}
	n := 0
	for line := range strings.Lines(content) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := t.add(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if len(t.apis) == 0 {
		return nil, fmt.Errorf("there is no line \"api\"")
	}
	for _, p := range t.templates {
		p.at = nil
	}
	return t, nil
}

// add reads the fields of a line.
func (t *Table) add(fields []string) error {
	if fields[0] == "api" {
		if len(fields) != 6 {
			return fmt.Errorf("an API has 6 fields, this has %d", len(fields))
		}
		api := &API{Product: fields[1], Name: fields[2], Base: fields[3], Date: fields[4], Source: fields[5]}
		t.apis = append(t.apis, api)
		if t.templates[api.Product] == nil {
			t.templates[api.Product] = &product{byEnd: map[string][]int{}, at: map[string]*template{}}
		}
		return nil
	}
	if len(t.apis) == 0 {
		return fmt.Errorf("an operation stands before the first line \"api\"")
	}
	if len(fields) < 2 || len(fields) > 4 || !strings.HasPrefix(fields[1], "/") {
		return fmt.Errorf("an operation has a method, a path that begins with \"/\", and up to two groups of scopes")
	}
	api := t.apis[len(t.apis)-1]
	o := &Operation{API: api, Method: fields[0], Path: api.Base + fields[1], Current: groupAt(fields, 2), Beta: groupAt(fields, 3)}
	in := t.templates[api.Product].find(api, fields[1])
	in.operations = append(in.operations, o)
	return nil
}

// groupAt returns the scopes in a field; nil where there is no group.
func groupAt(fields []string, i int) []string {
	switch {
	case i >= len(fields) || fields[i] == "-":
		return nil
	case fields[i] == "":
		return []string{}
	}
	return strings.Split(fields[i], ",")
}

// find returns the template of a path, a new one where there is none yet.
func (p *product) find(api *API, path string) *template {
	key := api.Name + " " + path
	if of := p.at[key]; of != nil {
		return of
	}
	of := &template{api: api, segments: split(path), base: split(api.Base)}
	for i, s := range of.segments {
		if strings.HasPrefix(s, "{") {
			of.segments[i] = ""
		}
	}
	end := of.segments[len(of.segments)-1]
	p.byEnd[end] = append(p.byEnd[end], len(p.all))
	p.all = append(p.all, of)
	p.at[key] = of
	return of
}

// split returns the segments of a path that begins with a slash; none of the empty path.
func split(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path[1:], "/")
}

// APIs returns the APIs of a table, in the order of its text.
func (t *Table) APIs() []*API { return t.apis }

// Operations returns all operations of a product, in the order of the text.
func (t *Table) Operations(of string) (all []*Operation) {
	if p := t.templates[of]; p != nil {
		for _, in := range p.all {
			all = append(all, in.operations...)
		}
	}
	return all
}

// operation returns the operation with a method; nil where there is none.
func (t *template) operation(method string) *Operation {
	for _, o := range t.operations {
		if strings.EqualFold(o.Method, method) {
			return o
		}
	}
	return nil
}
