package resources

import (
	"fmt"
	"html"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
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
func inlineStyle(p *analysis.Pass, at doubt.ResourceFiles) {
	page := p.Files.Content(at.Path + "/index.html")
	if page.Kind == files.Directory { // Forge tries to read it
		p.Report(analysis.Diagnostic{
			Rule: ruleResourceIndexMissing, Span: at.Span,
			Message: fmt.Sprintf("index.html in %q is a directory: it must be a file", at.Path),
		}, analysis.Always)
		return
	}
	if page.Content == nil || !allowsInlineStyle.Of(page.Content) || allowsStyle(p, "unsafe-inline") {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleResourceInlineStyle, Span: at.Span,
		Message: fmt.Sprintf("the policy in %q allows inline styles, and the manifest does not: add \"unsafe-inline\" to \"permissions.content.styles\"", strings.TrimSuffix(at.Path, "/")+"/index.html"),
		Mend: func() []analysis.Fix {
			edits := p.Edit().Items([]string{"permissions", "content", "styles"}, yamledit.Scalar("unsafe-inline"))
			if len(edits) == 0 {
				return nil
			}
			return []analysis.Fix{{Title: "Add \"unsafe-inline\" to \"permissions.content.styles\"", Preferred: true, Edits: edits}}
		},
	}, analysis.Always)
}

// allowsStyle reports whether the manifest allows a source of styles, or may do so.
func allowsStyle(p *analysis.Pass, source string) bool {
	s, ok := p.File.Section("permissions")
	if !ok {
		return len(p.Broken) > 0
	}
	v := p.File.Value(s.Pair.Value())
	for _, name := range []string{"content", "styles"} {
		at := v.At(name)
		if !at.Exists() {
			return v.Type() == schema.Unknown || v.MayHave(name)
		}
		v = at.Value
	}
	if v.Type() == schema.Unknown {
		return true
	}
	for item := range v.Content().Items() {
		if i := p.File.Value(item.Value()); i.Type() == schema.Unknown || i.Text() == source {
			return true
		}
	}
	return false
}

// policyOf returns the first content security policy in a page, or "".
func policyOf(page string) string {
	for {
		i := strings.IndexByte(page, '<')
		if i < 0 {
			return ""
		}
		page = page[i+1:]
		if rest, ok := afterOther(page); ok {
			page = rest
			continue
		}
		written := tagName(page)
		if written == "" {
			continue
		}
		name := strings.ToLower(written)
		var attributes map[string]string
		if name == "meta" {
			attributes = map[string]string{}
		}
		page = readAttributes(page[len(written):], attributes)
		switch {
		case page == "": // the tag does not end
			return ""
		case strings.ToLower(attributes["http-equiv"]) == "content-security-policy":
			return attributes["content"]
		}
		switch name {
		case "script", "style", "title", "textarea", "xmp":
			page = afterFold(page, "</"+name)
		}
	}
}

// afterOther goes behind what is no tag that opens: a comment, a declaration, the end of
// an element. It is false where there is none of these.
func afterOther(s string) (string, bool) {
	switch {
	case strings.HasPrefix(s, "!--"):
		return after(s[3:], "-->"), true
	case strings.HasPrefix(s, "![CDATA["):
		return after(s, "]]>"), true
	case strings.HasPrefix(s, "!-"): // Forge's parser does not look at the next character
		return after(s[min(3, len(s)):], ">"), true
	case strings.HasPrefix(s, "!"), strings.HasPrefix(s, "?"), strings.HasPrefix(s, "/"):
		return after(s, ">"), true
	}
	return s, false
}

// tagName reads the name of a tag that starts; "" where none does.
func tagName(s string) string {
	if s == "" || s[0]|0x20 < 'a' || s[0]|0x20 > 'z' {
		return ""
	}
	n := strings.IndexAny(s, " \t\r\n\f/>")
	if n < 0 {
		n = len(s)
	}
	return s[:n]
}

// after is what follows the first occurrence of a text, or nothing.
func after(s, end string) string {
	_, rest, _ := strings.Cut(s, end)
	return rest
}

// afterFold is after without regard to case. The end of tags starts with "</".
func afterFold(s, end string) string {
	for {
		i := strings.Index(s, "</")
		if i < 0 {
			return ""
		}
		s = s[i:]
		if len(s) >= len(end) && strings.EqualFold(s[:len(end)], end) {
			return s[len(end):]
		}
		s = s[2:]
	}
}

// readAttributes reads the attributes of a tag into a map if there is one, the first of
// each name, and returns what follows them: ">" and the rest, or nothing.
func readAttributes(s string, into map[string]string) string {
	const blank = " \t\r\n\f/"
	for {
		s = strings.TrimLeft(s, blank)
		if s == "" || s[0] == '>' {
			return s
		}
		n := strings.IndexAny(s[1:], blank+"=>") + 1
		if n == 0 {
			return ""
		}
		name := strings.ToLower(s[:n])
		s = strings.TrimLeft(s[n:], blank[:5])
		value := ""
		if strings.HasPrefix(s, "=") {
			value, s = attributeValue(strings.TrimLeft(s[1:], blank[:5]))
		}
		if _, ok := into[name]; !ok && into != nil {
			into[name] = html.UnescapeString(value)
		}
	}
}

// attributeValue reads a value with or without quotes.
func attributeValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	n := strings.IndexAny(s, " \t\r\n\f>")
	if n < 0 {
		return "", ""
	}
	return s[:n], s[n:]
}
