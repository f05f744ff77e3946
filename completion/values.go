package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// scalars completes a scalar: what is allowed or declared, and the variables.
func (p *place) scalars() {
	parts := schema.PartsOf(p.at.Schemas, nil)
	before := len(p.items)
	for _, part := range parts {
		p.constants(part)
	}
	if allowsBoolean(parts) {
		p.constants(&schema.Schema{Enum: booleans, Default: defaultOf(parts)})
	}
	for _, part := range parts {
		if part.Refers != "" {
			p.references(part.Refers)
			break
		}
	}
	p.special()
	if len(p.items) == before && !isText(parts) {
		return
	}
	if !hasConstants(parts) && isText(parts) {
		p.wholeVariables()
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

// constants offers the values of an enumeration: those that are outdated last.
func (p *place) constants(s *schema.Schema) {
	values := s.Enum
	if s.Const != nil {
		values = []*schema.Literal{s.Const}
	}
	var old []Item
	for _, v := range values {
		item := Item{Label: v.String(), Kind: Value, document: p.valueText(v.String())}
		if s.Default != nil && s.Default.String() == v.String() {
			item.Detail, item.Preselect = "default", true
		}
		if dep := s.Outdates(v); dep != nil {
			item.Deprecated, item.Detail = true, "deprecated"
			if dep.Removal != "" {
				item.Detail = "removed on " + dep.Removal
			}
			old = append(old, item)
			continue
		}
		p.value(item, v)
	}
	for _, item := range old {
		p.value(item, schema.StringLiteral(item.Label))
	}
}

// valueText is what there is to say about a value at the cursor.
func (p *place) valueText(value string) func() string {
	path, schemas := p.ctx.Path, p.at.Schemas
	return func() string {
		return description.Value(p.file.Catalogue(), description.Place{Names: description.Names(path), Schemas: schemas}, value)
	}
}

// value adds an item that writes a literal.
func (p *place) value(item Item, v *schema.Literal) {
	if p.isTaken(item.Label) || slices.ContainsFunc(p.items, func(old Item) bool { return old.Label == item.Label && old.Kind == Value }) {
		return
	}
	if p.isBooleans(v) {
		if p.ctx.Quote == 0 {
			p.add(item, v.String())
		}
		return
	}
	if !p.accepts(v) || !p.fits(v) {
		return
	}
	if v.Type() == schema.String {
		p.add(item, p.scalar(v.Text()))
	} else if p.ctx.Quote == 0 {
		p.add(item, v.String())
	}
}

// fits reports whether the map around the cursor accepts a value: what else it holds may
// tell against it.
func (p *place) fits(v schema.Value) bool {
	last := len(p.ctx.Path) - 1
	if p.ctx.Role != manifest.RoleValue || last < 1 || p.ctx.Path[last].Index >= 0 {
		return true
	}
	if p.around == nil {
		p.around = p.trial(p.file.DeclaredAt(&p.ctx, p.ctx.Path[:last]))
	}
	return p.around.allows(p.ctx.Path[last].Key, v)
}

// isBooleans reports whether a literal stands for a boolean.
func (p *place) isBooleans(v *schema.Literal) bool { return slices.Contains(booleans, v) }

// word adds an item that writes a string, if it is accepted at the cursor.
func (p *place) word(item Item, s string) *Item {
	if p.isTaken(s) || !p.accepts(schema.StringLiteral(s)) {
		return nil
	}
	return p.add(item, p.scalar(s))
}

// scalar writes a string in the quotes that the cursor stands in, or in those that it needs.
func (p *place) scalar(s string) string {
	switch p.ctx.Quote {
	case '\'':
		return strings.ReplaceAll(s, "'", "''")
	case '"':
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	}
	if !p.ctx.Flow && isPlain(s) {
		return s
	}
	return edit.Quoted(s)
}

// isPlain reports whether a string can stand in block style without quotes. What it says no
// to may be plain as well.
func isPlain(s string) bool {
	rest, ok := strings.CutPrefix(s, "${")
	if ok { // a variable; braces matter in flow style only
		name, after, _ := strings.Cut(rest, "}")
		return !strings.ContainsAny(name, " #:") && (after == "" || isPlain("x"+after))
	}
	return edit.Quoted(s) == s
}

// findTaken returns what the list that the cursor is in has already: its other members, or,
// of the files with translations, their other locales.
func (p *place) findTaken() []string {
	path := p.ctx.Path
	n := len(path) - 1
	isLocale := n == 3 && isPath(path[:2], "translations", "resources") && path[n].Key == "key"
	switch {
	case isLocale:
		n--
	case p.ctx.Role != manifest.RoleItem, p.isEntry():
		return nil
	}
	var names []string
	list := p.file.DeclaredAt(&p.ctx, path[:n]).Node
	for item := range list.Items() {
		member := item.Value()
		if isLocale {
			member = member.Get("key")
		}
		if member.Kind().IsScalar() && member.Kind() != syntax.Empty && member != p.ctx.Node {
			names = append(names, member.Scalar().Text)
		}
	}
	return names
}

// takenNames is findTaken, once.
func (p *place) takenNames() []string {
	if !p.knowsTaken {
		p.taken, p.knowsTaken = p.findTaken(), true
	}
	return p.taken
}

// isTaken reports whether the list that the cursor is in has a member already.
func (p *place) isTaken(s string) bool { return slices.Contains(p.takenNames(), s) }
