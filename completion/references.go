package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/completion/refused"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// references completes what a string names.
func (l lister) references(to schema.Reference) {
	switch to {
	case schema.ToHandler:
		l.handlers()
	case schema.ToPath:
		l.paths()
	case schema.ToTranslation:
		l.translations()
	case schema.ToScope:
		l.scopes()
	case schema.ToEvent:
		l.events()
	case schema.ToPage:
		l.definitions(l.pageKind())
	default:
		kind, _ := manifest.KindOf(to)
		l.definitions(kind)
		if to == schema.ToResourceEntry {
			l.resourceEntries()
		}
	}
}

// pageKind is the kind of page that is named at the cursor.
func (c *cursor) pageKind() manifest.Kind {
	if last := c.ctx.Path[len(c.ctx.Path)-1]; last.Key == "adminPage" {
		return manifest.AdminPage
	}
	return manifest.Page
}

// definitions offers the names of a kind that the file declares.
func (l lister) definitions(kind manifest.Kind) {
	if kind == 0 {
		return
	}
	var all []choice
	isDrawn := kind == manifest.Resource && l.mayDrawNatively()
	for _, d := range l.ordered(kind, l.file.Definitions(kind)) {
		isOwn := l.ctx.Entry != nil && d.Entry.Base() == l.ctx.Entry.Base()
		isRefused := kind == manifest.Function && len(l.ctx.Path) > 1 && refused.Function(l.file, l.ctx.Type, d.Entry)
		if d.Unknown || isOwn || isRefused {
			continue
		}
		one := l.definition(d.Name, kind.String(), d)
		if isDrawn && isSource(d) {
			one = l.nativeChoice(one)
		}
		all = append(all, one)
	}
	l.choices(all)
}

// definition is the choice of what is declared by a name; what says what it is.
func (c *cursor) definition(name, what string, d manifest.Definition) choice {
	return choice{name, func() Item {
		return Item{Kind: Reference, Detail: what, Description: detailOf(d), document: c.definitionText(d)}
	}}
}

// definitionText is what there is to say about what is declared.
func (c *cursor) definitionText(d manifest.Definition) func() string {
	return func() string { return explain.Definition(d, c.opts.Files) }
}

// detailOf is the property of what is declared that says most about it, or "".
func detailOf(d manifest.Definition) string { return details.Of(d.Entry) }

var details = manifest.NewPerEntry(func(e *manifest.Entry) string {
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
func (l lister) resourceEntries() {
	var all []choice
	isDrawn := l.mayDrawNatively()
	for _, d := range l.file.Definitions(manifest.Resource) {
		if d.Unknown {
			continue
		}
		for part := range d.Entry.Parts() {
			one := l.resourceEntry(d, part)
			if isDrawn && isSource(d) {
				one = l.nativeChoice(one)
			}
			all = append(all, one)
		}
	}
	l.choices(all)
}

// resourceEntry is the choice of an entry point of a resource.
func (c *cursor) resourceEntry(d manifest.Definition, part manifest.Part) choice {
	return choice{d.Name + "/" + part.Name, func() Item {
		return Item{Kind: Reference, Detail: "resource entry", Description: c.file.Buffer().Slice(part.Value), document: func() string {
			return explain.ResourceEntry(d, part.Name, c.opts.Files)
		}}
	}}
}

// special completes what the schema does not tell.
func (l lister) special() {
	path := l.ctx.Path
	if len(path) == 0 {
		return
	}
	last := path[len(path)-1]
	if last.Index >= 0 && len(path) > 1 {
		last = path[len(path)-2]
	}
	switch {
	case last.Key == "supportedContainerTypes" && l.ctx.Type == "confluence:customContent":
		l.containers("space", "page", "blogpost")
	case last.Key == "supportedChildTypes" && l.ctx.Type == "confluence:customContent":
		l.containers("attachment", "comment")
	case isScriptSource(path):
		for _, s := range []string{"unsafe-inline", "unsafe-hashes", "unsafe-eval", "blob:"} {
			l.word(Item{Label: s, Kind: Value}, s)
		}
	case isIndexPart(path):
		l.attributes()
	case last.Key == "skills" && l.ctx.Type == "rovo:agent":
		l.skills()
	case last.Key == "allowedRecipients" && l.ctx.Type == "event":
		l.recipients()
	case isPath(path, "app", "runtime", "memoryMB"):
		l.memory()
	case last.Key == "icon" || last.Key == "thumbnail" || last.Key == "prompt":
		l.assets()
	case last.Key == "key" && l.isEntryKey():
		l.missingNames()
		l.freshKey()
	}
}

func isScriptSource(p manifest.Path) bool {
	return len(p) == 4 && p[3].Index >= 0 && isPath(p[:3], "permissions", "content", "scripts")
}

// containers offers types of content: those of Confluence, and those of the app.
func (l lister) containers(words ...string) {
	for _, w := range words {
		l.word(Item{Label: w, Kind: Value}, w)
	}
	var all []choice
	for _, d := range l.file.Definitions(manifest.CustomContent) {
		if !d.Unknown {
			all = append(all, l.definition("this:"+d.Name, "custom content", d))
		}
	}
	l.choices(all)
}

// missingNames offers the names that the manifest uses and nothing declares, as keys of what declares
// such names.
func (l lister) missingNames() {
	home := l.ctx.Section
	if l.ctx.Type != "" {
		home = "modules." + l.ctx.Type
	}
	var all []choice
	for ref := range l.file.References() {
		if !ref.Unknown && slices.Contains(ref.Kind.Homes(), home) && !l.file.Declares(ref.Kind, ref.Name) {
			all = append(all, choice{ref.Name, func() Item { return Item{Kind: Reference, Detail: "named, and not declared"} }})
		}
	}
	l.choices(all)
}

// freshKey offers a key that nothing has yet.
func (l lister) freshKey() {
	if l.ctx.Span.Len() > 0 && l.ctx.Span.End == l.ctx.Offset && !l.isFree() {
		return
	}
	key := yamledit.FreshKey(l.file, l.entryType())
	l.word(Item{Label: key, Kind: Value, Detail: "a key that is free", Asked: true}, key)
}

// isFree reports whether the word at the cursor could still become the key that is offered.
func (c *cursor) isFree() bool {
	return strings.HasPrefix(yamledit.FreshKey(c.file, c.entryType()), c.ctx.Prefix(c.file))
}

// assets offers the files of resources in the form "resource:key;path".
func (l lister) assets() {
	var all []choice
	for _, d := range l.file.Definitions(manifest.Resource) {
		if !d.Unknown {
			all = append(all, l.assetsIn(d)...)
		}
	}
	l.choices(all)
}
