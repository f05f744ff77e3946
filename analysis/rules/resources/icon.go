package resources

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var (
	ruleIconPath = &analysis.Rule{
		ID: "icon-path", Severity: analysis.Warning,
		Doc: "An icon is an address, or a file of a resource.",
		Why: "By the documentation of modules, an icon is an absolute address or \"resource:KEY;PATH\". Forge accepts a plain path, too, but the " +
			"product looks for it at an address of its own and shows a broken picture.",
	}
	ruleIconFileMissing = &analysis.Rule{
		ID: "icon-file-missing", Severity: analysis.Warning, ReadsFiles: true,
		Doc: "The file of a resource that an icon names is there.",
		Why: "Forge does not look for it, and the product shows a broken picture.",
	}
)

// pictures are the properties of modules that show a picture.
var pictures = []string{"icon", "thumbnail"}

// pictureExtensions are those of files that an icon may be.
var pictureExtensions = []string{".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico"}

// iconPaths adds the icons of a module that are plain paths.
func iconPaths(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	isJudgedElsewhere := strings.HasSuffix(s.TypeName, ":fullPage") || s.TypeName == "global:ui" // by full-page-icon
	if !s.IsModule() || isJudgedElsewhere || strings.HasPrefix(s.TypeName, "connect-") {
		return found
	}
	for _, name := range pictures {
		v := s.Value(name)
		if v.Type() != schema.String || !isPlainPath(v.Text()) || s.IsRefused(found, v.Node().Span()) {
			continue
		}
		f := s.Mistake(ruleIconPath, v.Node().Span(), "", nil)
		f.Late = wordIconPath(name, v.Text())
		found = append(found, f)
	}
	return found
}

// isPlainPath reports whether the text of an icon is a path: no address, and no variable that may
// begin one.
func isPlainPath(icon string) bool {
	path := strings.ToLower(icon)
	if strings.Contains(path, ":") || strings.HasPrefix(path, "//") || strings.Contains(path, "${") {
		return false
	}
	return slices.ContainsFunc(pictureExtensions, func(e string) bool { return strings.HasSuffix(path, e) })
}

// wordIconPath says which file of a resource a path stands for, if there is one.
func wordIconPath(name, path string) func(*analysis.Pass, analysis.Target, *analysis.Diagnostic) bool {
	return func(p *analysis.Pass, t analysis.Target, d *analysis.Diagnostic) bool {
		d.Message = fmt.Sprintf("%q is a path, which the product looks for at its own address: ", prose.Shortened(path))
		asset := assetOf(p, path)
		if asset == "" {
			d.Message += "an " + name + " is an address such as \"https://example.com/icon.svg\", or \"resource:KEY;PATH\""
			return true
		}
		d.Message += fmt.Sprintf("write %q", asset)
		d.Mend = func() []analysis.Fix { return mend.ReplaceText(p, t.Span, asset) }
		return true
	}
}

// assetOf returns the name of the file of a resource that a path leads to, seen from the manifest
// or from the resource; "" where there is none.
func assetOf(p *analysis.Pass, path string) string {
	path = strings.TrimLeft(strings.TrimPrefix(path, "./"), "/")
	if p.Files == nil || strings.Contains(path, "..") || !doubt.MayGuess(p) { // none leads out of its resource
		return ""
	}
	for _, l := range p.File.Lists() {
		if l.Section != "resources" {
			continue
		}
		for _, e := range l.Entries[:min(len(l.Entries), maxResources)] {
			h := doubt.ResourceOf.Of(e)
			if h == nil || h.Name == "" {
				continue
			}
			below, isBelow := strings.CutPrefix(path, strings.Trim(strings.TrimPrefix(h.Path, "./"), "/")+"/")
			if !isBelow {
				below = path
			}
			if p.Files.Kind(h.Path+"/"+below) == files.Regular {
				return "resource:" + h.Name + ";" + below
			}
		}
	}
	return ""
}

// topicAsset is told of each file of a resource that an entry names, but for prompts.
var topicAsset = new(analysis.Topic[asset])

// asset is a file of a resource.
type asset struct{ resource, file string }

// assetFacts returns the files of resources that an entry names.
func assetFacts(s analysis.Unit) (facts []analysis.Fact) {
	if !s.IsModule() {
		return nil
	}
	for ref := range s.Entry.References() {
		if ref.IsAsset && !ref.Unknown && ref.Path[len(ref.Path)-1] != "prompt" {
			facts = append(facts, topicAsset.Fact(asset{ref.Name, ref.Part}, ref.PartSpan))
		}
	}
	return facts
}

// assetFiles reports the files of resources that are named and are not there.
func assetFiles(p *analysis.Pass) {
	if p.Files == nil {
		return
	}
	for _, f := range topicAsset.In(p) {
		found := p.File.Lookup(manifest.Resource, f.Value.resource)
		if len(found) != 1 || f.Value.file == "" || p.BrokenIn(f.Span, 0) {
			continue
		}
		h := doubt.ResourceOf.Of(found[0].Entry)
		if h == nil || p.Files.Kind(h.Path) != files.Directory || p.Files.Kind(h.Path+"/"+f.Value.file) != files.Missing {
			continue
		}
		missingAsset(p, f, h.Path, found[0])
	}
}

// missingAsset reports a file that is not in the directory of its resource.
func missingAsset(p *analysis.Pass, f analysis.Located[asset], dir string, resource manifest.Definition) {
	d := analysis.Diagnostic{
		Rule: ruleIconFileMissing, Span: f.Span, Message: fmt.Sprintf("there is no file %q in %q", f.Value.file, dir),
		Related: []analysis.Related{{Span: resource.Value, Message: "the resource"}},
	}
	meant, ok := strings.CutPrefix(doubt.Guess(p, dir+"/"+f.Value.file, func(names []string) []string { return names }), dir+"/")
	switch {
	case ok:
		d.Message += fmt.Sprintf(": did you mean %q?", meant)
		if p.Buf.Slice(f.Span) == f.Value.file {
			d.Mend = func() []analysis.Fix {
				return analysis.One("Replace with "+prose.QuoteTitle(meant), false, f.Span, meant)
			}
		}
	default:
		d.Message += ": if building the app makes it, build it first"
		d.Severity = analysis.Information
	}
	p.Report(d, analysis.UnlessError)
}
