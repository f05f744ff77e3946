package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// allowsInlineStyle keeps whether a page has a policy that allows inline styles, as Forge
// looks for it: in the first meta element with a policy, in the first directive about
// styles that has no space in front of it.
var allowsInlineStyle = files.NewReading(func(page []byte) bool {
	policy := policyOf(string(page))
	for directive := range strings.SplitSeq(policy, ";") {
		if strings.HasPrefix(directive, "style-src") {
			return strings.Contains(directive, "'unsafe-inline'")
		}
	}
	return false
})

// inlineStyle reports the page of a resource that allows inline styles by itself.
func (p *pass) inlineStyle(at hosting) {
	page := p.Files.Content(at.path + "/index.html")
	if page.Kind == files.Directory { // Forge tries to read it
		p.report(Diagnostic{
			Rule: ruleResourceIndexMissing, Span: at.span,
			Message: fmt.Sprintf("index.html in %q is a directory: it must be a file", at.path),
		}, always)
		return
	}
	if page.Content == nil || !allowsInlineStyle.Of(page.Content) || p.allowsStyle("unsafe-inline") {
		return
	}
	p.report(Diagnostic{
		Rule: ruleResourceInlineStyle, Span: at.span,
		Message: fmt.Sprintf("the policy in %q allows inline styles, and the manifest does not: add \"unsafe-inline\" to \"permissions.content.styles\"", strings.TrimSuffix(at.path, "/")+"/index.html"),
		Mend: func() []Fix {
			edits := p.addStyle("unsafe-inline")
			if len(edits) == 0 {
				return nil
			}
			return []Fix{{Title: "Add \"unsafe-inline\" to \"permissions.content.styles\"", Preferred: true, Edits: edits}}
		},
	}, always)
}

// allowsStyle reports whether the manifest allows a source of styles, or may do so.
func (p *pass) allowsStyle(source string) bool {
	s, ok := p.file.Section("permissions")
	if !ok {
		return len(p.broken) > 0
	}
	v := p.file.Value(s.Pair.Value())
	for _, name := range []string{"content", "styles"} {
		pair, ok := v.Pair(name)
		if !ok {
			return v.Type() == schema.Unknown || v.MayHave(name)
		}
		v = p.file.Value(pair.Value())
	}
	if v.Type() == schema.Unknown {
		return true
	}
	for item := range v.Content().Items() {
		if i := p.file.Value(item.Value()); i.Type() == schema.Unknown || i.Text() == source {
			return true
		}
	}
	return false
}

// addStyle adds a source to "permissions.content.styles", and what is missing on the way
// there.
func (p *pass) addStyle(source string) []text.Edit {
	in := p.tree.Root()
	path := []string{"permissions", "content", "styles"}
	for i, name := range path {
		if in.Kind() != syntax.Mapping {
			return nil
		}
		pair, ok := p.file.Value(in).Pair(name)
		if !ok {
			return p.edit().Fields(in, nested(path[i:], "["+edit.Quoted(source)+"]"))
		}
		if i == len(path)-1 {
			return p.addScalar(pair, source)
		}
		if in = pair.Value(); in.Kind() == syntax.Empty {
			return p.edit().SetValue(pair, "{"+edit.Flow([]edit.Field{nested(path[i+1:], "["+edit.Quoted(source)+"]")})+"}")
		}
	}
	return nil
}

// nested is a property in maps in each other.
func nested(path []string, value string) edit.Field {
	if len(path) == 1 {
		return edit.Field{Key: path[0], Value: value}
	}
	return edit.Field{Key: path[0], Fields: []edit.Field{nested(path[1:], value)}}
}

// addScalar adds a scalar to the list that is the value of a pair.
func (p *pass) addScalar(pair syntax.PairNode, value string) []text.Edit {
	if pair.Value().Kind() == syntax.Empty {
		return p.edit().SetValue(pair, "["+edit.Quoted(value)+"]")
	}
	return p.edit().Append(pair, edit.Scalar(value))
}
