package code

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// resource is a resource of the manifest, as far as its sources are concerned.
type resource struct {
	path   string // clean, seen from the directory of the manifest
	native bool   // a module renders it as UI Kit: path is a source file
}

// rendered are the keys of the resources that an entry names together with "render: native".
var rendered = manifest.NewPerEntry(func(e *manifest.Entry) []string {
	return renderedIn(e.File.Value(e.Node()), nil, maxDepth)
})

// maxDepth is how deep in an entry a resource may be named.
const maxDepth = 8

// renderedIn adds the keys of the resources that a value names together with "render: native".
func renderedIn(v schema.Value, keys []string, depth int) []string {
	if depth == 0 {
		return keys
	}
	switch v.Type() {
	case schema.Map:
		key, native := "", false
		for name, field := range v.Fields() {
			switch {
			case name == "resource" && field.Type() == schema.String:
				key, _, _ = strings.Cut(field.Text(), "/")
			case name == "render" && field.Type() == schema.String:
				native = field.Text() == "native"
			default:
				keys = renderedIn(field, keys, depth-1)
			}
		}
		if native && key != "" {
			keys = append(keys, key)
		}
	case schema.List:
		for item := range v.Items() {
			keys = renderedIn(item, keys, depth-1)
		}
	}
	return keys
}

// roots are what a manifest says of its code.
type roots struct {
	sources   string // the directory of the handlers
	known     bool   // whether that can be told
	handlers  []string
	resources []resource
}

// rootsOf returns what a manifest says of its code.
func rootsOf(f *manifest.File) roots {
	r := roots{resources: resourcesOf(f)}
	if r.sources, r.known = f.Sources(); r.known {
		r.handlers = handlersOf(f, r.sources)
	}
	return r
}

// question writes the roots as a text: two that are different have different ones.
func (r roots) question() string {
	return fmt.Sprintf("%q %t %q %#v", r.sources, r.known, r.handlers, r.resources)
}

// resourcesOf returns the resources of a manifest that have a path.
func resourcesOf(f *manifest.File) (all []resource) {
	native := map[string]bool{}
	for l := range f.ModuleLists() {
		for _, e := range l.Entries {
			for _, key := range rendered.Of(e) {
				native[key] = true
			}
		}
	}
	for _, d := range f.Definitions(manifest.Resource) {
		at := f.Value(d.Entry.Node()).At("path")
		if d.Unknown || !at.Exists() || at.Value.Type() != schema.String || at.Value.Text() == "" {
			continue
		}
		all = append(all, resource{path.Clean(at.Value.Text()), native[d.Name]})
	}
	return all
}

// handlersOf returns the files of a manifest's handlers, without their extensions.
func handlersOf(f *manifest.File, sources string) (stems []string) {
	for _, d := range f.Definitions(manifest.Function) {
		at := f.Value(d.Entry.Node()).At("handler")
		if !at.Exists() || at.Value.Type() != schema.String {
			continue
		}
		if file, _, ok := manifest.SplitHandler(at.Value.Text()); ok {
			stems = append(stems, path.Join(sources, file))
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// buildFolders are the names of the folders into which builds write pages, as most tools are set up.
var buildFolders = []string{"build", "dist", "out", "output", "public"}

// pagesOf returns the folder of the sources of a Custom UI: the project whose build writes the resource, or
// the resource itself.
func pagesOf(around *files.View, at string) (folder, built string) {
	parent := path.Dir(at)
	isProject := parent != "." && !strings.HasPrefix(parent, "..") && around.Kind(path.Join(parent, "package.json")) == files.Regular
	if isProject || parent != "." && !strings.HasPrefix(parent, "..") && slices.Contains(buildFolders, path.Base(at)) {
		return parent, at
	}
	if strings.HasPrefix(at, "..") || path.IsAbs(at) || at == "." || slices.Contains(buildFolders, at) {
		return "", ""
	}
	return at, ""
}
