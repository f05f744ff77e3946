package hover

import (
	"fmt"
	"strings"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/usage"
)

// maxUses is how many lines of code are shown that use a thing.
const maxUses = 10

// usedBy says which lines of the code use the thing at the cursor; "" where none does, or it is no such thing.
func (p *place) usedBy() string {
	places := p.uses()
	if len(places) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n\nUsed by the code:\n")
	for _, at := range places[:min(len(places), maxUses)] {
		fmt.Fprintf(&b, "\n- `%s:%d` %s", at.File.Name, at.Line()+1, codeSpan(at.Words()))
	}
	if n := len(places) - maxUses; n > 0 {
		b.WriteString("\n- and " + prose.Count(n, "other place", "other places"))
	}
	return b.String()
}

// codeSpan is a text as code in Markdown; "" for none.
func codeSpan(s string) string {
	if s == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(s, "`", "'") + "`"
}

// uses returns the places of the code that use the scope, the address, the remote or the resource at the cursor.
func (p *place) uses() (places []usage.Place) {
	names, word := explain.Names(p.ctx.Path), p.file.TextOf(p.ctx.Node)
	if word == "" || len(names) == 0 {
		return nil
	}
	switch {
	case names[0] == "permissions" && len(names) > 1 && names[1] == "scopes":
		places, _ = usage.OfScope(p.file, p.opts.Files, word)
	case names[0] == "permissions" && len(names) > 2 && names[1] == "external" && names[len(names)-1] != "remote":
		places, _ = usage.OfAddress(p.file, p.opts.Files, names[2], word)
	case names[0] == "remotes" && names[len(names)-1] == "key":
		places, _ = usage.OfRemote(p.file, p.opts.Files, word)
	case names[0] == "resources" && names[len(names)-1] == "key":
		places, _ = usage.OfResource(p.file, p.opts.Files, word)
	default:
		places = p.usesOfReference()
	}
	return places
}

// usesOfReference returns the places of the code that use the remote that the cursor names.
func (p *place) usesOfReference() (places []usage.Place) {
	for _, ref := range p.references() {
		if ref.Kind == manifest.Remote && !ref.Unknown && ref.Value.Contains(p.ctx.Offset) {
			places, _ = usage.OfRemote(p.file, p.opts.Files, ref.Name)
		}
	}
	return places
}
