package code

import (
	"path"
	"slices"
	"strconv"
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

// renderedInList are the keys that [rendered] has of the entries of a list.
var renderedInList = manifest.NewPerList(func(l *manifest.List) (keys []string) {
	for _, e := range l.Entries {
		keys = append(keys, rendered.Of(e)...)
	}
	return distinct(keys)
})

// pathIn is the path of a resource, clean; "" where it has none.
var pathIn = manifest.NewPerEntry(func(e *manifest.Entry) string {
	at := e.File.Value(e.Node()).At("path")
	if !at.Exists() || at.Value.Type() != schema.String || at.Value.Text() == "" {
		return ""
	}
	return path.Clean(at.Value.Text())
})

// handlerIn is the file of the handler of a function, seen from the directory of the sources and without its extension; ""
// where it has none.
var handlerIn = manifest.NewPerEntry(func(e *manifest.Entry) string {
	at := e.File.Value(e.Node()).At("handler")
	if !at.Exists() || at.Value.Type() != schema.String {
		return ""
	}
	if file, _, ok := manifest.SplitHandler(at.Value.Text()); ok {
		return file
	}
	return ""
})

// handlersInList are the files that [handlerIn] has of the entries of a list that have keys.
var handlersInList = manifest.NewPerList(func(l *manifest.List) (all []string) {
	for _, e := range l.Entries {
		if _, ok := e.Key(); ok && handlerIn.Of(e) != "" {
			all = append(all, handlerIn.Of(e))
		}
	}
	return distinct(all)
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
	var b strings.Builder
	write := func(s string) {
		b.WriteString(strconv.Itoa(len(s)))
		b.WriteByte(':')
		b.WriteString(s)
	}
	write(r.sources)
	write(strconv.FormatBool(r.known))
	write(strconv.Itoa(len(r.handlers)))
	for _, stem := range r.handlers {
		write(stem)
	}
	for _, at := range r.resources {
		write(at.path)
		write(strconv.FormatBool(at.native))
	}
	return b.String()
}

// resourcesOf returns the resources of a manifest that have a path.
func resourcesOf(f *manifest.File) (all []resource) {
	native := map[string]bool{}
	for l := range f.ModuleLists() {
		for _, key := range renderedInList.Of(f, l) {
			native[key] = true
		}
	}
	for _, l := range f.Lists() {
		if l.Section != "resources" {
			continue
		}
		for _, e := range l.Entries {
			if key, ok := e.Key(); ok && !key.Unknown && pathIn.Of(e) != "" {
				all = append(all, resource{pathIn.Of(e), native[key.Name]})
			}
		}
	}
	return all
}

// handlersOf returns the files of a manifest's handlers, without their extensions.
func handlersOf(f *manifest.File, sources string) (stems []string) {
	for l := range f.ModuleLists() {
		if l.Type != "function" {
			continue
		}
		for _, file := range handlersInList.Of(f, l) {
			stems = append(stems, path.Join(sources, file))
		}
	}
	return distinct(stems)
}

// distinct sorts words and leaves out those that are there already.
func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
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
