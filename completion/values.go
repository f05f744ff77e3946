package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/completion/trial"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// scalars completes a scalar: what is allowed or declared, and the variables.
func (l lister) scalars() {
	parts := schema.PartsOf(l.at.Schemas, nil)
	before := len(l.items)
	for _, part := range parts {
		l.constants(part)
	}
	if hasConstants(parts) {
		l.valuesOfOthers()
	}
	if allowsBoolean(parts) {
		l.constants(&schema.Schema{Enum: booleans, Default: defaultOf(parts)})
	}
	for _, part := range parts {
		for _, v := range part.Suggested {
			l.suggested(v, part.Enum != nil)
		}
	}
	for _, part := range parts {
		if part.Refers != "" {
			l.references(part.Refers)
			break
		}
	}
	l.translated(parts)
	l.special()
	if len(l.items) == before && !isText(parts) {
		return
	}
	if !hasConstants(parts) && isText(parts) {
		l.wholeVariables()
	}
}

var booleans = literals("true", "false")

// literals reads constants.
func literals(words ...string) []*schema.Literal {
	var out []*schema.Literal
	for _, w := range words {
		out = append(out, schema.StringLiteral(w))
	}
	return out
}

func isText(parts []*schema.Schema) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool { return s.Types != 0 && s.Types.Has(schema.String) })
}

func hasConstants(parts []*schema.Schema) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool { return s.Enum != nil || s.Const != nil })
}

// allowsBoolean reports whether true and false are asked for, not just tolerated.
func allowsBoolean(parts []*schema.Schema) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool {
		return s.Types != 0 && s.Types.Has(schema.Boolean) && s.Enum == nil && s.Const == nil
	})
}

func defaultOf(parts []*schema.Schema) *schema.Literal {
	for _, s := range parts {
		if s.Default != nil {
			return s.Default
		}
	}
	return nil
}

// constantsOf are the only values that a schema allows; none where it allows others.
func constantsOf(s *schema.Schema) []*schema.Literal {
	if s.Const != nil {
		return []*schema.Literal{s.Const}
	}
	return s.Enum
}

// constants offers the values of an enumeration: those that are outdated last.
func (l lister) constants(s *schema.Schema) {
	values, known := l.likeliest(l.withFiles(constantsOf(s)))
	var old []Item
	for i, v := range values {
		item := Item{Label: v.String(), Kind: Value, document: l.valueText(v.String())}
		if s.Default != nil && s.Default.String() == v.String() {
			item.Detail, item.Preselect = "default", !known
		}
		item.Preselect = item.Preselect || known && i == 0
		if dep := s.Outdates(v); dep != nil {
			item.Deprecated, item.Detail = true, "deprecated"
			if dep.Removal != "" {
				item.Detail = "removed on " + dep.Removal
			}
			old = append(old, item)
			continue
		}
		l.value(item, v)
	}
	for _, item := range old {
		l.value(item, schema.StringLiteral(item.Label))
	}
}

// valuesOfOthers offers the values of alternatives that ask for more than the map around the cursor
// has yet: a custom field of the type "object" needs a view.
func (l lister) valuesOfOthers() {
	last := len(l.ctx.Path) - 1
	if l.ctx.Role != manifest.RoleValue || last < 1 || l.ctx.Path[last].Index >= 0 {
		return
	}
	name := l.ctx.Path[last].Key
	for _, part := range schema.PartsOf(l.around().Schemas(), nil) {
		p := part.Property(name)
		if p == nil || slices.Contains(l.at.Schemas, p.Schema) {
			continue
		}
		for _, v := range constantsOf(p.Schema) {
			isNew := !slices.ContainsFunc(l.items, func(old Item) bool { return old.Label == v.String() })
			if isNew && v.Type() == schema.String && p.Schema.Outdates(v) == nil && l.fits(v) {
				l.add(Item{Label: v.String(), Kind: Value, document: l.valueText(v.String())}, l.scalar(v.Text()))
			}
		}
	}
}

// likeliest returns the values of an enumeration with those in front that people write most. It
// is false where nothing is known of that.
func (c *cursor) likeliest(values []*schema.Literal) ([]*schema.Literal, bool) {
	name := ""
	for _, step := range c.ctx.Path {
		if step.Index < 0 {
			name = step.Key
		}
	}
	list := "values of " + name
	if name == "render" && c.resourceIsSource() {
		list = "values of render of a source file"
	}
	if !schema.HasOrder(list) {
		return values, false
	}
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, func(a, b *schema.Literal) int {
		return schema.PlaceOf(list, a.String()) - schema.PlaceOf(list, b.String())
	})
	return sorted, len(sorted) > 0 && schema.PlaceOf(list, sorted[0].String()) < schema.NotFirst
}

// resourceIsSource reports whether the map around the value at the cursor names a resource that
// is a source file.
func (c *cursor) resourceIsSource() bool {
	last := len(c.ctx.Path) - 1
	if last < 1 {
		return false
	}
	pair, ok := c.file.Value(c.nodeAt(c.ctx.Path[:last])).LastPair("resource")
	return ok && c.isSourceNamed(pair.Value().Scalar().Text)
}

// isSourceNamed reports whether a resource of some name is a source file.
func (c *cursor) isSourceNamed(name string) bool {
	found := c.file.Lookup(manifest.Resource, name)
	return len(found) == 1 && isSource(found[0])
}

// valueText is what there is to say about a value at the cursor.
func (c *cursor) valueText(value string) func() string {
	return func() string {
		return explain.Value(c.file.Catalogue(), explain.Place{Names: explain.Names(c.ctx.Path), Schemas: c.at.Schemas}, value)
	}
}

// value adds an item that writes a literal.
func (l lister) value(item Item, v *schema.Literal) {
	if l.isOffered(item.Label) {
		return
	}
	if l.isBooleans(v) {
		if l.ctx.Quote == 0 {
			l.add(item, v.String())
		}
		return
	}
	if !l.accepts(v) || !l.fits(v) {
		return
	}
	if v.Type() == schema.String {
		l.add(item, l.scalar(v.Text()))
	} else if l.ctx.Quote == 0 {
		l.add(item, v.String())
	}
}

// suggested offers a string that documentation has. Where the schema lists others, another form of
// the map around must accept this one.
func (l lister) suggested(v *schema.Literal, listsOthers bool) {
	item := Item{Label: v.String(), Kind: Value, document: l.valueText(v.String())}
	switch {
	case !listsOthers:
		l.value(item, v)
	case !l.isOffered(item.Label) && l.fitsList(v):
		l.add(item, l.scalar(v.Text()))
	}
}

// fitsList reports whether the map that the list at the cursor belongs to accepts a list of a value.
func (c *cursor) fitsList(v *schema.Literal) bool {
	last := len(c.ctx.Path) - 1
	if last < 2 || c.ctx.Path[last].Index < 0 {
		return false
	}
	return c.tried(c.declared(c.ctx.Path[:last-1])).Allows(c.ctx.Path[last-1].Key, schema.NewList(v))
}

// isOffered reports whether a value need not be offered: it is, or stands in the list already.
func (l lister) isOffered(label string) bool {
	return l.isTaken(label) || slices.ContainsFunc(l.items, func(old Item) bool { return old.Label == label && old.Kind == Value })
}

// fits reports whether the map around the cursor accepts a value: what else it holds may
// tell against it.
func (c *cursor) fits(v schema.Value) bool {
	last := len(c.ctx.Path) - 1
	if c.ctx.Role != manifest.RoleValue || last < 1 || c.ctx.Path[last].Index >= 0 {
		return true
	}
	name := c.ctx.Path[last].Key
	if name == nativeKey && v.Text() == nativeValue && c.namesFolder(c.nodeAt(c.ctx.Path[:last])) {
		return false
	}
	return !c.isRefused(c.ctx.Path[:last], c.place()) && c.around().Allows(name, v)
}

// findAround is the map that the value at the cursor belongs to.
func (c *cursor) findAround() *trial.Map {
	return c.tried(c.declared(c.ctx.Path[:len(c.ctx.Path)-1]))
}

// tried is the map at a place, to try out what it may get; an empty map where there is none.
func (c *cursor) tried(at manifest.Declared) *trial.Map {
	var base schema.Value = trial.EmptyMap{}
	if at.Node.Kind() == syntax.Mapping {
		base = c.file.Draft(at.Node, &c.ctx)
		if at.Conditions {
			base = trial.Conditions{Value: base}
		}
	}
	return trial.New(base, at.Schemas)
}

// accepts reports whether one of the schemas at the cursor accepts a value.
func (c *cursor) accepts(v schema.Value) bool {
	for _, s := range c.at.Schemas {
		if s.Accepts(v) {
			return true
		}
	}
	return len(c.at.Schemas) == 0
}

// isBooleans reports whether a literal stands for a boolean.
func (c *cursor) isBooleans(v *schema.Literal) bool { return slices.Contains(booleans, v) }

// scalar writes a string in the quotes that the cursor stands in, or in those that it needs.
func (c *cursor) scalar(s string) string {
	switch c.ctx.Quote {
	case '\'':
		return strings.ReplaceAll(s, "'", "''")
	case '"':
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	}
	if !c.ctx.Flow && isPlain(s) {
		return s
	}
	return yamledit.Quoted(s)
}

// isPlain reports whether a string can stand in block style without quotes. What it says no
// to may be plain as well.
func isPlain(s string) bool {
	rest, ok := strings.CutPrefix(s, "${")
	if ok { // a variable; braces matter in flow style only
		name, after, _ := strings.Cut(rest, "}")
		return !strings.ContainsAny(name, " #:") && (after == "" || isPlain("x"+after))
	}
	return yamledit.Quoted(s) == s
}

// isTaken reports whether the list that the cursor is in has a member already.
func (c *cursor) isTaken(s string) bool { return slices.Contains(c.taken, s) }

// variables completes the name of a variable behind "${".
func (l lister) variables() {
	for _, v := range l.file.Variables() {
		item := Item{Label: v.Name, Kind: Variable, Detail: describeVariable(v), document: l.variableText(v.Name)}
		item.Edit = text.Edit{Span: l.ctx.Variable, New: v.Name + "}"}
		l.add(item, "")
	}
}

// isOfDeployment reports whether the value at the cursor is one that deployments set as a rule:
// an address, or what identifies the app.
func (c *cursor) isOfDeployment() bool {
	switch c.ctx.Path[0].Key {
	case "app", "remotes", "services", "permissions", "providers":
		return true
	}
	return strings.HasPrefix(schema.ExampleText(c.place()), "https://")
}

// wholeVariables offers variables where nothing is written yet, and everywhere to who begins one.
func (l lister) wholeVariables() {
	prefix := l.ctx.Prefix(l.file)
	isBegun := strings.HasPrefix(prefix, "$")
	if l.isEntryKey() || l.ctx.Path[0].Key == "environment" || !isBegun && (prefix != "" || !l.isOfDeployment()) {
		return
	}
	for _, v := range l.file.Variables() {
		name := "${" + v.Name + "}"
		item := Item{Label: name, Kind: Variable, Detail: describeVariable(v), document: l.variableText(v.Name)}
		if !v.HasDefault || l.accepts(textOf(v.Default)) {
			l.add(item, l.scalar(name))
		}
	}
}

func (c *cursor) variableText(name string) func() string {
	return func() string { return explain.Variable(c.file, name) }
}

func describeVariable(v manifest.Variable) string {
	if v.HasDefault {
		return "default " + v.Default
	}
	return "environment variable"
}
