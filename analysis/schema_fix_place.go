package analysis

import (
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// fixer returns the fixer of a problem.
func (t trouble) fixer() fixer {
	switch {
	case t.under != "":
		return movePair(t.under)
	case t.above:
		return movePair("")
	case t.Missing != "":
		return renameProperty(t.Missing)
	case t.Kind == schema.UnknownProperty && t.isTop():
		if module, ok := moduleOf(t.file.Catalogue(), t.Name); ok {
			return moveToModules(module, schemaFix(t.Problem))
		}
	}
	return schemaFix(t.Problem)
}

// movePair moves a property into the value of another one of its map, or when that is not
// named out of its map, behind the property whose value this is.
func movePair(under string) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() || !pair.Value().Kind().IsScalar() || pair.Value().Kind() == syntax.Empty {
			return nil
		}
		moved := edit.Field{Key: pair.KeyText(), Value: pair.Value().Text()}
		fix := Fix{Title: "Move it one level up"}
		var added []text.Edit
		if under != "" {
			fix.Title = "Move it into " + under
			added = p.edit().Fields(p.file.Value(m.Pair(under).Value()).Content(), moved)
		} else if holder := t.holder(m.Span().Start); !holder.IsZero() {
			around, _ := t.pairAt(holder.Key().Span().Start)
			added = p.edit().FieldsBehind(around, holder, moved)
		}
		if len(added) == 0 {
			return nil
		}
		fix.Edits = append(added, p.edit().RemovePair(m, pair)...)
		if fix, ok := p.tidy(fix); ok {
			return []Fix{fix}
		}
		return nil
	}
}

// moveToModules moves a property of the manifest to the modules, as the module type that
// it is, in front of how the schema mends it.
func moveToModules(module string, otherwise fixer) fixer {
	return func(p *pass, t target) []Fix {
		root, pair := t.pairAt(t.place)
		modules := p.file.Value(root.Pair("modules").Value()).Content()
		fixes := otherwise(p, t)
		if pair.IsZero() || modules.Kind() != syntax.Mapping || modules.IsFlow() || root.IsFlow() {
			return fixes
		}
		if there := modules.Pair(module); !there.IsZero() {
			return append(p.moveEntries(root, pair, there.Value()), fixes...)
		}
		var last syntax.PairNode
		for each := range modules.Pairs() {
			last = each
		}
		col := edit.Column(p.buf, last.Span().Start)
		indent := p.edit().Style.Newline + edit.Spaces(col-edit.Column(p.buf, pair.Span().Start))
		rest := p.buf.Slice(text.Span{Start: pair.Colon().Start, End: endOf(pair.Node)})
		moved := p.edit().Style.Newline + edit.Spaces(col) + edit.Quoted(module) + strings.ReplaceAll(rest, p.edit().Style.Newline, indent)
		fix := Fix{Title: "Move it to the modules", Edits: p.edit().RemovePair(root, pair)}
		fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.edit().LineEnd(last.Node)), New: moved})
		if fix, ok := p.tidy(fix); ok {
			return append([]Fix{fix}, fixes...)
		}
		return fixes
	}
}

// moveEntries moves the entries of a list behind those of another.
func (p *pass) moveEntries(root syntax.Node, pair syntax.PairNode, to syntax.Node) []Fix {
	list := pair.Value()
	if list.Kind() != syntax.Sequence || list.IsFlow() || to.Kind() != syntax.Sequence || to.IsFlow() {
		return nil
	}
	col := edit.Column(p.buf, to.Span().Start)
	moved := p.edit().Style.Newline + edit.Spaces(col) + shiftLines(list.Text(), col-edit.Column(p.buf, list.Span().Start))
	fix := Fix{Title: "Move it to the modules", Edits: p.edit().RemovePair(root, pair)}
	fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.edit().LineEnd(to)), New: moved})
	if fix, ok := p.tidy(fix); ok {
		return []Fix{fix}
	}
	return nil
}
