package completion

import (
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// references completes what a string names.
func (p *place) references(to schema.Reference) {
	switch to {
	case schema.ToHandler:
		p.handlers()
	case schema.ToPath:
		p.paths()
	case schema.ToTranslation:
		p.translations()
	case schema.ToScope:
		p.scopes()
	case schema.ToEvent:
		p.events()
	case schema.ToPage:
		p.definitions(p.pageKind())
	default:
		p.definitions(kinds[to])
		if to == schema.ToResourceEntry {
			p.resourceEntries()
		}
	}
}

// pageKind is the kind of page that is named at the cursor.
func (p *place) pageKind() manifest.Kind {
	if last := p.ctx.Path[len(p.ctx.Path)-1]; last.Key == "adminPage" {
		return manifest.AdminPage
	}
	return manifest.Page
}

// maxDefinitions is how many names are offered at once: of more, those that go with what is
// typed.
const maxDefinitions = 200

// definitions offers the names of a kind that the file declares.
func (p *place) definitions(kind manifest.Kind) {
	if kind == 0 {
		return
	}
	all := p.file.Definitions(kind)
	isLong := len(all) > maxDefinitions
	typed := strings.ToLower(p.ctx.Prefix(p.file))
	seen := map[string]bool{}
	for _, d := range all {
		switch {
		case d.Unknown || d.Name == "" || seen[d.Name] || p.ctx.Entry != nil && d.Entry.Base() == p.ctx.Entry.Base():
			continue
		case isLong && (len(seen) == maxDefinitions || !strings.Contains(strings.ToLower(d.Name), typed)):
			p.more = true
			continue
		}
		seen[d.Name] = true
		p.word(Item{Label: d.Name, Kind: Reference, Detail: kind.String(), Description: told(d), document: p.definitionText(d)}, d.Name)
	}
}

// definitionText is what there is to say about what is declared.
func (p *place) definitionText(d manifest.Definition) func() string {
	return func() string { return description.Definition(d, p.opts.Files) }
}

// told says the most telling thing of what is declared.
func told(d manifest.Definition) string { return telling.Of(d.Entry) }

var telling = manifest.NewPerEntry(func(e *manifest.Entry) string {
	for _, name := range []string{"handler", "path", "baseUrl", "remote", "title", "name"} {
		if n := e.Pair(name).Value(); n.Kind().IsScalar() {
			if s := n.Scalar().Text; s != "" && !strings.ContainsAny(s, "\n\r") {
				return s
			}
		}
	}
	return ""
})

// resourceEntries offers the entry points of resources.
func (p *place) resourceEntries() {
	for _, d := range p.file.Definitions(manifest.Resource) {
		if d.Unknown {
			continue
		}
		for part := range d.Entry.Parts() {
			name := d.Name + "/" + part.Name
			file := p.file.Buffer().Slice(part.Value)
			p.word(Item{Label: name, Kind: Reference, Detail: "resource entry", Description: file, document: func() string {
				return description.ResourceEntry(d, part.Name, p.opts.Files)
			}}, name)
		}
	}
}

// special completes what the schema does not tell.
func (p *place) special() {
	path := p.ctx.Path
	if len(path) == 0 {
		return
	}
	last := path[len(path)-1]
	if last.Index >= 0 && len(path) > 1 {
		last = path[len(path)-2]
	}
	switch {
	case last.Key == "supportedContainerTypes" && p.ctx.Type == "confluence:customContent":
		p.containers("space", "page", "blogpost")
	case last.Key == "supportedChildTypes" && p.ctx.Type == "confluence:customContent":
		p.containers("attachment", "comment")
	case isScriptSource(path):
		for _, s := range []string{"unsafe-inline", "unsafe-hashes", "unsafe-eval", "blob:"} {
			p.word(Item{Label: s, Kind: Value}, s)
		}
	case last.Key == "icon" || last.Key == "thumbnail" || last.Key == "prompt":
		p.assets()
	case last.Key == "key" && p.isEntryKey():
		p.freshKey()
	}
}

// isEntryKey reports whether the cursor is on the value of an entry's key.
func (p *place) isEntryKey() bool {
	n := entryDepth(p.ctx.Path)
	return p.ctx.Entry != nil && p.ctx.Role == manifest.RoleValue && len(p.ctx.Path) == n+1 && p.ctx.Path[n].Key == "key"
}

func isScriptSource(p manifest.Path) bool {
	return len(p) == 4 && p[3].Index >= 0 && isPath(p[:3], "permissions", "content", "scripts")
}

// containers offers types of content: those of Confluence, and those of the app.
func (p *place) containers(words ...string) {
	for _, w := range words {
		p.word(Item{Label: w, Kind: Value}, w)
	}
	for _, d := range p.file.Definitions(manifest.CustomContent) {
		if !d.Unknown {
			name := "this:" + d.Name
			p.word(Item{Label: name, Kind: Reference, Detail: "custom content", Description: told(d), document: p.definitionText(d)}, name)
		}
	}
}

// freshKey offers a key that nothing has yet.
func (p *place) freshKey() {
	if p.ctx.Span.Len() > 0 && p.ctx.Span.End == p.ctx.Offset && !p.isFree() {
		return
	}
	key := edit.FreshKey(p.file, p.entryType())
	p.word(Item{Label: key, Kind: Value, Detail: "a key that is free", Asked: true}, key)
}

// isFree reports whether the word at the cursor could still become the key that is offered.
func (p *place) isFree() bool {
	return strings.HasPrefix(edit.FreshKey(p.file, p.entryType()), p.ctx.Prefix(p.file))
}

// assets offers the start of the name of a file in a resource.
func (p *place) assets() {
	for _, d := range p.file.Definitions(manifest.Resource) {
		if d.Unknown {
			continue
		}
		p.assetsIn(d)
	}
}
