package completion

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/completion/refused"
	"forge-manifest-ls/completion/trial"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// keys completes the name of a property of a map.
func (l lister) keys(at manifest.Declared) {
	path := l.ctx.Path
	switch {
	case len(path) == 0:
		l.sections()
		return
	case len(path) == 1 && path[0].Key == "modules":
		l.moduleTypes()
		return
	case isPath(path, "permissions", "scopes"):
		if l.ctx.Role == manifest.RoleKey {
			l.scopeKeys()
		}
		return
	}
	if isPath(path, "connectModules") {
		l.connectTypes()
		return
	}
	l.properties(at)
	if at.Conditions {
		l.operators()
	}
}

// properties offers the properties of a map.
func (l lister) properties(at manifest.Declared) {
	all := l.candidates(at)
	for _, c := range all {
		l.addKey(c, at.Schemas)
	}
	if len(all) == 0 && !hasNames(at.Schemas) {
		l.freeMember()
	}
}

// hasNames reports whether schemas of a map name its properties.
func hasNames(schemas []*schema.Schema) bool {
	return slices.ContainsFunc(schema.PartsOf(schemas, nil), func(s *schema.Schema) bool { return len(s.Properties) > 0 || s.Names != nil })
}

// freeMember offers a member of a map whose names are the author's to choose, as the documentation's
// examples have it.
func (l lister) freeMember() {
	v := l.example()
	if !l.opts.Snippets || l.ctx.Flow || l.keepsValue() || v == nil || v.Type != schema.Map || len(v.Fields) != 1 || v.Fields[0].Value.Type != schema.Map {
		return
	}
	one := v.Fields[0]
	name := one.Name
	for n := 2; slices.Contains(l.ctx.Keys, name); n++ {
		name = one.Name + strconv.Itoa(n)
	}
	r := l.rendering(l.entryType())
	written := r.stop(name) + r.text(":") + r.block(r.value(one.Value), l.key)
	l.addForm(name+": "+one.Value.Title(), name, written, r)
}

func isPath(p manifest.Path, keys ...string) bool {
	return slices.EqualFunc(p, keys, func(s manifest.Step, key string) bool { return s.Index < 0 && s.Key == key })
}

// addKey adds the item of a property.
func (l lister) addKey(c candidate, of []*schema.Schema) {
	item := Item{Label: c.name, Kind: Property, Deprecated: c.deprecated || schema.IsEarlierSpelling(c.name), Detail: describe(c)}
	item.document = l.propertyText(c.name, of, c.schemas)
	if len(c.schemas) == 0 {
		l.writeKey(item, &example.Value{}, l.entryType())
		return
	}
	v := example.Of(l.file.Catalogue()).Value(l.place(c.name), c.schemas[0])
	if c.name == "key" && v.Type == schema.String && l.isEntry() {
		marked := *v
		marked.IsKey = true
		v = &marked
	}
	v = l.withoutRefused(v, c.name)
	if isBelowFallback(l.ctx.Path) && v.Type == schema.List {
		v = l.fallbackOf(c.name)
	}
	l.writeKey(item, v, l.entryType())
}

// withoutRefused is the example of the value of a property without the alternatives that have a
// property which the new map must not get; the whole example where none is left.
func (c *cursor) withoutRefused(v *example.Value, name string) *example.Value {
	var left []*example.Value
	for _, one := range append([]*example.Value{v}, v.Others...) {
		isFine := !slices.ContainsFunc(one.Fields, func(f example.Field) bool {
			return refused.Property(c.file, c.ctx.Entry, c.at.Node, c.place(name, f.Name))
		})
		if isFine {
			left = append(left, one)
		}
	}
	if len(left) == 0 || len(left) == 1+len(v.Others) {
		return v
	}
	out := *left[0]
	out.Others = left[1:]
	return &out
}

// propertyText is what there is to say about a property of the map at the cursor.
func (c *cursor) propertyText(name string, of, schemas []*schema.Schema) func() string {
	return func() string {
		return explain.Property(c.file.Catalogue(), explain.In(explain.Names(c.ctx.Path, name), of, schemas))
	}
}

// writeKey adds an item that writes a key with what its value looks like; typ is the module
// type, or the section, of the entries in it. An editor without placeholders gets the key alone,
// for some of them cannot write lines; only what stands on the line goes with it.
func (l lister) writeKey(item Item, v *example.Value, typ string) {
	name := l.quoted(item.Label)
	if l.keepsValue() {
		if l.ctx.Quote == 0 && !l.ctx.Colon {
			name += ":"
		}
		l.add(item, name)
		return
	}
	if !l.opts.Snippets && !l.ctx.Flow && (v.Type == schema.Map || v.Type == schema.List) {
		l.add(item, name+":")
		return
	}
	r := l.rendering(typ)
	if v.Type == schema.Map || v.Type == schema.List {
		v = r.property(item.Label, v)
	}
	written := r.text(name+":") + r.afterKey(v, l.key, l.ctx.Flow)
	item.Continue = item.Continue || strings.HasSuffix(written, ": ")
	l.addRendered(item, written, r)
}

// keepsValue reports whether a key at the cursor has a value, or a colon, that stays.
func (c *cursor) keepsValue() bool {
	isOver := c.ctx.Role == manifest.RoleKey && !c.ctx.Pair.IsZero()
	return c.ctx.Quote != 0 || isOver && (c.ctx.Colon || c.ctx.Pair.Value().Span().Len() > 0)
}

// afterKey is what comes behind the colon: nothing but a space where a scalar is to be
// written that may be anything.
func (r *rendering) afterKey(v *example.Value, column int, flow bool) string {
	switch {
	case v.Type == schema.Map && !flow, v.Type == schema.List && !flow:
		return r.block(v, column)
	case v.Type == schema.Map, v.Type == schema.List:
		return " " + r.flow(v)
	case v.Fixed && v.Refers == "", v.IsKey:
		return " " + r.scalar(v)
	}
	return " "
}

var snippetTexts = strings.NewReplacer(`\\`, `\`, `\$`, `$`, `\}`, `}`)

func unescaped(s string) string { return snippetTexts.Replace(s) }

// quoted is a name in the quotes that the cursor stands in, or in those that it needs.
func (c *cursor) quoted(name string) string {
	switch c.ctx.Quote {
	case '\'':
		return strings.ReplaceAll(name, "'", "''")
	case '"':
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
	}
	return yamledit.Quoted(name)
}

// describe says what a property holds, in a few words.
func describe(c candidate) string {
	var words []string
	switch {
	case c.oneOf:
		words = append(words, "one of")
	case c.required:
		words = append(words, "required")
	}
	if types := typesOf(c.schemas); types != "" {
		words = append(words, types)
	}
	return strings.Join(words, " ")
}

// typesOf names the types that schemas allow.
func typesOf(schemas []*schema.Schema) string {
	var types schema.Types
	for _, part := range schema.PartsOf(schemas, nil) {
		types |= part.Types
	}
	if types == 0 {
		return ""
	}
	return types.String()
}

// operators offers what combines display conditions.
func (l lister) operators() {
	for _, name := range []string{"and", "or", "not"} {
		if !slices.Contains(l.ctx.Keys, name) {
			l.writeKey(Item{Label: name, Kind: Property, Detail: "map of conditions"}, &example.Value{Type: schema.Map}, l.entryType())
		}
	}
}

// candidate is a property that a map may get.
type candidate struct {
	name       string
	schemas    []*schema.Schema // of its value, by alternative
	required   bool
	oneOf      bool // it or another one is required
	deprecated bool
	rank       int
	need       int // how soon it is to be offered: the less, the sooner
}

// candidates are the properties that a map may get, in the order to offer them.
func (c *cursor) candidates(at manifest.Declared) []candidate {
	parts := schema.PartsOf(at.Schemas, nil)
	var all []candidate
	index := map[string]int{}
	for _, part := range parts {
		for i, prop := range part.Properties {
			n, again := index[prop.Name]
			if !again {
				n = len(all)
				index[prop.Name] = n
				all = append(all, candidate{name: prop.Name, rank: i})
			}
			one := &all[n]
			one.schemas = append(one.schemas, prop.Schema)
			one.deprecated = one.deprecated || prop.Deprecated != nil
			if prop.Hidden || slices.Contains(part.Internal, prop.Name) {
				one.rank = -1
			}
		}
		all = append(all, fixedNames(part, index, len(all))...)
	}
	t := c.tried(at)
	_, isTranslated := c.file.Section("translations")
	all = slices.DeleteFunc(all, func(one candidate) bool {
		return one.rank < 0 || isTranslated && schema.IsEarlierSpelling(one.name) || slices.Contains(c.ctx.Keys, one.name) || !c.mayGet(t, one)
	})
	for i := range all {
		all[i].required = t.Needs(all[i].name)
		all[i].oneOf = all[i].required && t.IsOneOf(all[i].name)
	}
	need := c.propertyNeed(at)
	for i := range all {
		all[i].need = need(all[i])
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return a.need - b.need })
	return all
}

// isRefused reports whether the map that a path leads to must not get a property, to which the names
// lead.
func (c *cursor) isRefused(m manifest.Path, names []string) bool {
	var outer syntax.Node
	if len(m) > 0 {
		outer = c.nodeAt(m[:len(m)-1])
	}
	return refused.Property(c.file, c.ctx.Entry, outer, names)
}

// mayGet reports whether a map may get a property.
func (c *cursor) mayGet(t *trial.Map, one candidate) bool {
	if c.isRefused(c.ctx.Path, c.place(one.name)) || one.name == nativeKey && isOnlyNative(one.schemas) && c.namesFolder(c.at.Node) {
		return false
	}
	if len(one.schemas) == 0 {
		return t.Allows(one.name, trial.Unknown{})
	}
	return slices.ContainsFunc(one.schemas, func(s *schema.Schema) bool {
		return t.Allows(one.name, example.Of(c.file.Catalogue()).Value(c.place(one.name), s).Judged())
	})
}

// fixedNames are properties that are not declared one by one, but whose names are listed.
func fixedNames(s *schema.Schema, index map[string]int, after int) []candidate {
	if s.Names == nil {
		return nil
	}
	var out []candidate
	for _, part := range s.Names.Parts(nil) {
		for _, v := range part.Enum {
			if _, again := index[v.Text()]; again || v.Type() != schema.String {
				continue
			}
			index[v.Text()] = after + len(out)
			c := candidate{name: v.Text(), rank: 500 + len(out)}
			for _, named := range s.Patterns {
				if named.Name.Match(v.Text()) {
					c.schemas = append(c.schemas, named.Schema)
				}
			}
			if s.Additional != nil && c.schemas == nil {
				c.schemas = append(c.schemas, s.Additional)
			}
			out = append(out, c)
		}
	}
	return out
}

// sections completes the name of a section.
func (l lister) sections() {
	catalogue := l.file.Catalogue()
	root := catalogue.Skeleton()
	var required, rest []schema.Property
	for _, prop := range root.Properties {
		switch {
		case prop.Hidden || slices.Contains(l.ctx.Keys, prop.Name) || slices.Contains(root.Forbidden, prop.Name):
		case slices.Contains(root.Required, prop.Name):
			required = append(required, prop)
		default:
			rest = append(rest, prop)
		}
	}
	for i, prop := range append(required, rest...) {
		item := Item{Label: prop.Name, Kind: Property, Deprecated: prop.Deprecated != nil}
		c := candidate{name: prop.Name, required: i < len(required)}
		v := &example.Value{Type: schema.Map}
		if section, ok := catalogue.Section(prop.Name); ok && prop.Name != "modules" {
			c.schemas = []*schema.Schema{section.Schema}
			v = example.Of(catalogue).Value([]string{prop.Name}, section.Schema)
			if section.Item != nil {
				v = &example.Value{Type: schema.List, Item: example.Of(catalogue).Entry(prop.Name, section.Item)}
			}
		}
		item.Detail = describe(c)
		item.document = func() string {
			return explain.Property(catalogue, explain.In([]string{prop.Name}, []*schema.Schema{root}, c.schemas))
		}
		l.writeKey(item, v, prop.Name)
	}
}
