package sources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/usage"
)

var (
	ruleFrameResourceMissing = &analysis.Rule{
		ID: "source-frame-resource-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "A frame of UI Kit says which resource it shows.",
	}
	ruleFrameResourceUnknown = &analysis.Rule{
		ID: "source-frame-resource-unknown", Severity: analysis.Error, ReadsFiles: true,
		Doc: "The resource that a frame of UI Kit shows is declared at \"resources\".",
		Why: "Of a resource with entries, the frame names one: the key of the resource, a slash, and the entry.",
	}
)

// frames reports frames without a resource, and with one that is not declared.
func frames(p *analysis.Pass) {
	at, ok := placeFor(p, "resources")
	if !ok {
		return
	}
	missing := lack{rule: ruleFrameResourceMissing, at: at}
	var shown byName[lack]
	for _, found := range usesOf.Of(p).Of(usage.Frame) {
		l := &missing
		if name := found.Name; name != "" {
			l = shown.of(name, func() *lack { return &lack{rule: ruleFrameResourceUnknown, name: name, at: at} })
		}
		l.add(found, found.Seen)
	}
	if missing.count > 0 {
		missing.message = fmt.Sprintf("the frame in %s names no resource: give it the attribute \"resource\" with the key of one of \"resources\"", missing.where())
		missing.report(p, func(int) (does, wrong string) {
			return "a frame without a resource", "this frame names no resource: give it the attribute \"resource\" with the key of one of the manifest's \"resources\""
		})
	}
	if len(shown.all) == 0 {
		return
	}
	entries := entriesOfResources(p)
	for _, l := range shown.all {
		if !isFrameResource(p, l.name, entries) {
			frameUnknown(p, l)
		}
	}
}

// entriesOfResources returns the names of the entries of resources, each behind the key of its resource and a slash.
func entriesOfResources(p *analysis.Pass) map[string]bool {
	names := map[string]bool{}
	for _, d := range p.File.Definitions(manifest.Resource) {
		if d.Unknown {
			continue
		}
		for part := range d.Entry.Parts() {
			names[d.Name+"/"+part.Name] = true
		}
	}
	return names
}

// isFrameResource reports whether a frame can show what it names, or that cannot be told, by the names of all entries.
func isFrameResource(p *analysis.Pass, name string, entries map[string]bool) bool {
	key, _, hasPart := strings.Cut(name, "/")
	if p.File.MayDeclare(manifest.Resource, key) || entries[name] {
		return true
	}
	for _, d := range p.File.Lookup(manifest.Resource, key) {
		v := p.File.Value(d.Entry.Node())
		if v.MayHave("entry") {
			return true
		}
		entry := v.At("entry")
		if !entry.Exists() && !hasPart || entry.Exists() && entry.Value.Type() == schema.Unknown {
			return true
		}
	}
	return false
}

// frameUnknown reports the resource of a frame that is not declared.
func frameUnknown(p *analysis.Pass, l *lack) {
	name := l.name
	near, isNear, advice := "", false, ""
	if p.MaySearch(l.rule) {
		near, isNear = schema.Nearest(name, frameResources(p))
	}
	switch key, _, hasPart := strings.Cut(name, "/"); {
	case isNear:
		advice = fmt.Sprintf(": did you mean %q?", near)
	case p.File.Declares(manifest.Resource, key) && !hasPart:
		advice = " without entries: name one of its entries, behind a slash"
	case !hasPart:
		l.mend = func() []analysis.Fix {
			d, ok := mend.Declare(p, manifest.Resource, key)
			if !ok {
				return nil
			}
			return []analysis.Fix{{Title: fmt.Sprintf("Declare the resource %q", key), Edits: d.Edits}}
		}
	}
	shown := prose.Shortened(name)
	l.message = fmt.Sprintf("the frame in %s shows %q, which is not declared at \"resources\"%s", l.where(), shown, advice)
	wrong := fmt.Sprintf("this frame shows %q, which the manifest does not declare at \"resources\"%s", shown, advice)
	l.report(p, func(int) (string, string) { return "shows it", wrong })
}

// frameResources are the names of what frames can show.
func frameResources(p *analysis.Pass) (names []string) {
	for _, d := range p.File.Definitions(manifest.Resource) {
		if d.Unknown {
			continue
		}
		hasParts := false
		for part := range d.Entry.Parts() {
			names, hasParts = append(names, d.Name+"/"+part.Name), true
		}
		if !hasParts {
			names = append(names, d.Name)
		}
	}
	return names
}
