package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// maxResources is how many resources an app may have.
const maxResources = 50

// groupResources is the resources of an app and their entries.
var groupResources = &Group{
	Rules: []*Rule{
		ruleResourceLimit, ruleResourceEntryMapMissing, ruleResourceEntryUnknown, ruleResourceEntryExtension,
		ruleResourceEntryTypeConflict,
	},
	Names: resourceEntries,
	File: func(p *pass) {
		resourceLimit(p)
		entryExtensions(p)
	},
}

var (
	ruleResourceLimit = &Rule{
		ID: "resource-limit", Severity: Error, Official: []string{"resources.tooManyResourcesError"},
		Doc: "A manifest has at most 50 resources.", Why: schemaWhy,
	}
	ruleResourceEntryMapMissing = &Rule{
		ID: "resource-entry-map-missing", Severity: Error, Official: []string{"resources.missingEntryMap"},
		Doc: "Only a resource with \"entry\" can be named with an entry.", Why: schemaWhy,
		Bad:   head + entryUse("main/settings") + resources,
		Good:  head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.html\n",
		Files: settingsFiles,
	}
	ruleResourceEntryUnknown = &Rule{
		ID: "resource-entry-unknown", Severity: Error, Official: []string{"resources.missingEntryKey"},
		Doc: "An entry that a module names stands in the \"entry\" of its resource.", Why: schemaWhy,
		Bad:   head + entryUse("main/setings") + resources + "    entry:\n      settings: settings.html\n",
		Good:  head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.html\n",
		Files: settingsFiles,
	}
	ruleResourceEntryExtension = &Rule{
		ID: "resource-entry-extension", Severity: Error, Official: []string{"resources.invalidCustomUiEntryFileType", "resources.invalidCustomUiResourceEntryFileType", "resources.invalidUiKitEntryFileType", "resources.invalidUiKitResourceEntryFileType"},
		Doc: "The entries of a resource are HTML files, except for modules with \"render: native\".", Why: schemaWhy,
		Bad:   head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.jsx\n",
		Good:  head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.html\n",
		Files: settingsFiles,
	}
	ruleResourceEntryTypeConflict = &Rule{
		ID: "resource-entry-type-conflict", Severity: Error, Official: []string{"resources.resourceTypeConflict"},
		Doc: "The entries of one resource are used all with \"render: native\", or all without.", Why: schemaWhy,
		Bad:   head + entryUse("main/settings") + nativeUse + resources + "    entry:\n      settings: settings.html\n",
		Good:  head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.html\n",
		Files: settingsFiles,
	}
)

// settingsFiles are beside the samples, under all names that they and their fixes give
// to the entry.
var settingsFiles = map[string]string{"static/main/settings.html": "", "static/main/setings.html": "", "static/main/settings.jsx": ""}

// nativeUse is a module of a sample that uses an entry in the other way.
const nativeUse = `  jira:projectPage:
    - key: page
      title: Page
      render: native
      resource: main/settings
`

// entryUse starts a sample with a module that names an entry of a resource.
func entryUse(resource string) string {
	return "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      resource: " + resource + "\n"
}

// resourceLimit reports a manifest with too many resources, at the first too many.
func resourceLimit(p *pass) {
	for _, l := range p.file.Lists() {
		if l.Section == "resources" && len(l.Entries) > maxResources {
			p.report(Diagnostic{
				Rule: ruleResourceLimit, Span: ownerOf(l),
				Message: fmt.Sprintf("the manifest has %d resources: at most %d are allowed", len(l.Entries), maxResources),
			}, always)
		}
	}
}

// resourceEntry checks the part of a reference behind the slash. Forge looks only
// at what an entry of a module itself names, not below.
func (p *pass) resourceEntry(ref manifest.Reference, resource manifest.Definition) {
	if !ref.HasPart || len(ref.Path) != 1 || p.isBadText(ref) || p.brokenIn(resource.Entry.Span(), 1) {
		return
	}
	use := usesIn.of(p).add(p, ref, resource)
	parts := partNames(resource.Entry)
	pair := resource.Entry.Pair("entry")
	d := Diagnostic{Span: ref.PartSpan, Related: []Related{{resource.Value, "the resource"}}}
	switch {
	case pair.IsZero():
		d.Rule = ruleResourceEntryMapMissing
		d.Message = fmt.Sprintf("the resource %q has no entries: name it without %q, or give it an \"entry\"", ref.Name, "/"+ref.Part)
		d.Mend = func() []Fix { return p.mendMissingEntries(ref, resource, use) }
	case p.file.Value(pair.Value()).Type() != schema.Map:
		return
	case has(parts, ref.Part):
		p.resourceEntryFile(ref, resource.Entry, use)
		return
	default:
		d.Rule = ruleResourceEntryUnknown
		d.Message = fmt.Sprintf("the resource %q has no entry %q", ref.Name, ref.Part)
		near, _ := schema.Nearest(ref.Part, parts)
		switch {
		case near != "":
			d.Message += fmt.Sprintf(": did you mean %q?", near)
		case len(parts) > 0 && len(parts) <= 6:
			d.Message += ": it has " + prose.And(quoteAll(parts))
		}
		d.Mend = func() []Fix { return p.mendUnknownEntry(ref, pair, use, near) }
	}
	p.report(d, always)
}

// mendMissingEntries drops the entry from a reference, or gives the resource entries.
func (p *pass) mendMissingEntries(ref manifest.Reference, resource manifest.Definition, u use) []Fix {
	span := ref.PartSpan
	span.Start--
	fixes := one("Remove "+quoteTitle("/"+ref.Part), false, span, "")
	edits := p.edit().Fields(resource.Entry.Node(), edit.Field{Key: "entry", Fields: []edit.Field{p.newPart(ref, u)}})
	return append(fixes, Fix{Title: fmt.Sprintf("Declare the entry %q", ref.Part), Edits: edits})
}

// mendUnknownEntry names another entry, or gives the resource the one that is named.
func (p *pass) mendUnknownEntry(ref manifest.Reference, entry syntax.PairNode, u use, near string) []Fix {
	var fixes []Fix
	if near != "" {
		fixes = one("Replace by "+quoteTitle(near), false, ref.PartSpan, near)
	}
	if edits := p.edit().Fields(entry.Value(), p.newPart(ref, u)); len(edits) > 0 {
		fixes = append(fixes, Fix{Title: fmt.Sprintf("Declare the entry %q", ref.Part), Edits: edits})
	}
	return fixes
}

// newPart is an entry for a resource, of the kind that its user needs.
func (p *pass) newPart(ref manifest.Reference, u use) edit.Field {
	extension := ".html"
	if u.native && !u.bundled {
		extension = ".jsx"
	}
	return edit.Field{Key: ref.Part, Value: edit.Quoted(strings.ToLower(ref.Part) + extension)}
}

func partNames(resource *manifest.Entry) []string {
	var names []string
	for part := range resource.Parts() {
		names = append(names, part.Name)
	}
	return names
}

func has(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

// resourceEntries checks the parts of resources that an entry names.
func resourceEntries(p *pass, e *manifest.Entry) {
	for ref := range e.References() {
		if ref.Unknown || ref.Kind != manifest.Resource || !ref.HasPart {
			continue
		}
		if found := p.file.Lookup(ref.Kind, ref.Name); len(found) > 0 {
			p.resourceEntry(ref, found[0])
		}
	}
}
