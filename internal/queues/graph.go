package queues

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// node is a name at the top of a file, or that of a constant.
type node struct {
	file *code.File
	name string
}

// statement is one at the top of a file, by its index in the outline.
type statement struct {
	file  *code.File
	index int
}

// mention is one of a node, by the statement that has it and by what it takes of the node.
type mention struct {
	by      statement
	members string
}

// graph has what mentions what, of the files of the back end.
type graph struct {
	// in are the statements that mention a node.
	in map[node][]mention
	// of are the statements that a node consists of: its declaration, and what is done to it.
	of map[node][]statement
	// names are the nodes that a statement belongs to.
	names map[statement][]node
}

// nodeOf is what a name of a file stands for; what it is imported as, if it is, where the file of that is known. Rest are the
// members of the node.
func (c *Code) nodeOf(f *code.File, name, members string) (n node, rest string) {
	b, isImported := c.bindings(f)[name]
	if !isImported {
		return node{f, name}, members
	}
	target := javascript.Target{Module: b.module, Names: []string{b.name}}
	if b.name == "*" {
		first, others, _ := strings.Cut(members, ".")
		target.Names, members = append(target.Names, first), others
	}
	at, found := c.follow(f, target)
	if at == nil {
		return node{}, ""
	}
	return node{at, found.Names[0]}, members
}

// nodesOf returns what finds [Code.nodeOf] of a file, and keeps what was found.
func (c *Code) nodesOf(f *code.File) func(name, members string) (n node, rest string) {
	type spelled struct{ name, members string }
	type found struct {
		node node
		rest string
	}
	known := map[spelled]found{}
	return func(name, members string) (node, string) {
		at, ok := known[spelled{name, members}]
		if !ok {
			at.node, at.rest = c.nodeOf(f, name, members)
			known[spelled{name, members}] = at
		}
		return at.node, at.rest
	}
}

// outline is that of a file.
func outline(f *code.File) *javascript.Outline { return javascript.OutlineIn(f.Content, f.Name) }

// mentions returns the graph.
func (c *Code) mentions() *graph {
	if c.graph != nil {
		return c.graph
	}
	g := &graph{in: map[node][]mention{}, of: map[node][]statement{}, names: map[statement][]node{}}
	for _, f := range c.files {
		nodeOf, all := c.nodesOf(f), outline(f)
		for i, s := range all.Statements {
			at := statement{f, i}
			for _, name := range s.Names {
				n := node{f, name}
				if !s.Declares {
					n, _ = nodeOf(name, "")
				}
				g.of[n], g.names[at] = append(g.of[n], at), append(g.names[at], n)
			}
		}
		for _, m := range all.Mentions {
			if m.Binds {
				continue
			}
			n, rest := nodeOf(m.Name, m.Members)
			at := mention{statement{f, m.Statement}, rest}
			if all := g.in[n]; len(all) == 0 || all[len(all)-1] != at {
				g.in[n] = append(all, at)
			}
		}
	}
	delete(g.in, node{})
	delete(g.of, node{})
	c.graph = g
	return g
}

// isWatching reports whether of a queue is taken what shows its events and pushes none.
func isWatching(members string) bool {
	first, _, _ := strings.Cut(members, ".")
	return first == "getJob"
}

// Makes reports whether the app makes queues of a name, as far as is understood.
func (c *Code) Makes(name string) bool {
	return slices.ContainsFunc(c.makers, func(m maker) bool { return m.makes(name) })
}

// makes reports whether a queue may have a name.
func (m *maker) makes(name string) bool {
	return slices.ContainsFunc(m.names, func(n named) bool { return n.name == name })
}

// Reach is what leads to a queue.
type Reach struct {
	code   *Code
	makers []maker
	nodes  map[node]bool
	kept   map[node][]string // the properties of objects that only keep the queues
	// statements are those that lead there, of each file by their indices.
	statements map[*code.File][]int
	inFiles    map[*code.File][]text.Span // what File returned
}

// Reach finds what leads to the queues of a name.
func (c *Code) Reach(name string) *Reach {
	r := &Reach{code: c, nodes: map[node]bool{}, kept: map[node][]string{}, statements: map[*code.File][]int{}, inFiles: map[*code.File][]text.Span{}}
	g := c.mentions()
	seen := map[statement]bool{}
	var open []statement
	enter := func(s statement) {
		if !seen[s] {
			seen[s] = true
			open = append(open, s)
		}
	}
	for _, m := range c.makers {
		if !m.makes(name) {
			continue
		}
		r.makers = append(r.makers, m)
		if n, property := keeper(m); property != "" {
			r.kept[n] = append(r.kept[n], property)
		} else if i := outline(m.File).StatementAt(m.Start); i >= 0 {
			enter(statement{m.File, i})
		}
	}
	for n := range r.kept {
		for _, in := range g.in[n] {
			if r.leads(n, in.members) {
				enter(in.by)
			}
		}
	}
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		r.statements[s.file] = append(r.statements[s.file], s.index)
		for _, n := range g.names[s] {
			if n.file == nil || r.nodes[n] {
				continue
			}
			r.nodes[n] = true
			for _, in := range g.in[n] {
				if r.leads(n, in.members) {
					enter(in.by)
				}
			}
		}
	}
	return r
}

// leads reports whether what is taken of a node leads to the queues.
func (r *Reach) leads(n node, members string) bool {
	if r.nodes[n] && !isWatching(members) {
		return true
	}
	return slices.ContainsFunc(r.kept[n], func(property string) bool {
		return overlaps(members, property) && !isWatching(strings.TrimPrefix(members, property+"."))
	})
}

// keeper is the object at the top of a file that keeps a queue in one of its properties; the property is "" where none does.
func keeper(m maker) (n node, property string) {
	all := outline(m.File)
	i := all.StatementAt(m.Start)
	if i < 0 || len(all.Statements[i].Names) != 1 || !all.Statements[i].Declares {
		return node{}, ""
	}
	name := all.Statements[i].Names[0]
	v := m.File.Facts.Constants[name]
	if v.Kind == javascript.CallValue && isFrozen(v) {
		v = v.Operands[0]
	}
	for _, p := range v.Properties {
		if p.Value.Span.Contains(m.Start) && p.Value.Kind != javascript.FunctionValue {
			return node{m.File, name}, p.Name
		}
	}
	return node{}, ""
}

// Function tells how a name at the top of a file leads to the queues: the places in the file where it makes them, or mentions
// what leads there. It is not known where the file has no such name.
func (r *Reach) Function(f *code.File, name string) (from []text.Span, known bool) {
	n := node{f, name}
	parts := r.code.mentions().of[n]
	if !r.nodes[n] {
		return nil, len(parts) > 0
	}
	for _, part := range parts {
		if part.file == f {
			from = append(from, r.places(part, n)...)
		}
	}
	slices.SortFunc(from, func(a, b text.Span) int { return a.Start - b.Start })
	if len(from) == 0 { // what another file does to it leads there
		from = append(from, outline(f).Statements[parts[0].index].Span)
	}
	return from, true
}

// places are those in a statement at which it makes the queues, or mentions what leads there, but for itself.
func (r *Reach) places(s statement, itself node) (from []text.Span) {
	all := outline(s.file)
	span := all.Statements[s.index].Span
	for _, m := range r.makers {
		if m.File == s.file && span.Contains(m.Start) {
			from = append(from, m.Span)
		}
	}
	first, _ := slices.BinarySearchFunc(all.Mentions, s.index, func(m javascript.Mention, index int) int { return m.Statement - index })
	for _, m := range all.Mentions[first:] {
		if m.Statement != s.index {
			break
		}
		if to, rest := r.code.nodeOf(s.file, m.Name, m.Members); !m.Binds && to != itself && r.leads(to, rest) {
			from = append(from, text.Span{Start: m.At, End: m.At + len(m.Name)})
		}
	}
	return from
}

// File returns the places in a file at which it makes the queues or mentions what leads there. To keep a queue in a variable, which
// others may import, is not to push to it.
func (r *Reach) File(f *code.File) (from []text.Span) {
	from, known := r.inFiles[f]
	if known {
		return from
	}
	for _, index := range r.statements[f] {
		for _, span := range r.places(statement{f, index}, node{}) {
			if !r.isKept(f, span) {
				from = append(from, span)
			}
		}
	}
	slices.SortFunc(from, func(a, b text.Span) int { return a.Start - b.Start })
	r.inFiles[f] = from
	return from
}

// isKept reports whether a place makes a queue that a declaration at the top keeps.
func (r *Reach) isKept(f *code.File, at text.Span) bool {
	if !slices.ContainsFunc(r.makers, func(m maker) bool { return m.File == f && m.Start == at.Start }) {
		return false
	}
	all := outline(f)
	s := all.Statements[all.StatementAt(at.Start)]
	before, ok := strings.CutSuffix(strings.TrimSpace(string(f.Content.Bytes()[s.Start:at.Start])), "new")
	before = strings.TrimSpace(before)
	return s.Declares && ok && strings.IndexByte(before, '=') == len(before)-1 && !strings.ContainsAny(before, "({")
}
