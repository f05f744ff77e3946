package completion

import (
	"slices"

	"forge-manifest-ls/completion/refused"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// known are the names that a manifest declares and that a new entry would use: of each kind the
// first that nothing uses yet, or else the first. "" stands for none. Beside them are the names
// that what is declared besides would have.
type known struct {
	function, endpoint, remote, service, action, page, provider string
	resolver                                                    string // the function that answers front ends
	source, folder                                              string // resources
	firstIsSource                                               bool   // of the two, the source is to be used first
	prefersFolder                                               bool   // a new resource should rather be a folder
	free                                                        freeNames
}

// freeNames are the names of what may be declared besides, at the places of their beginnings in
// baseNames. All of them are known, and not only those that are used: what is written depends on
// them, and is kept as long as they stay what they are (see templatesKey).
type freeNames [len(baseNames)]string

// baseNames are what the names begin with of what may be declared besides.
var baseNames = [...]string{
	freeFunction: "run", freeResolver: "resolver", freeAction: "action", freeRemote: "remote", freeEndpoint: "remote-endpoint",
	freeResource: "main", freeOther: "ui",
}

// The places in baseNames. freeOther is a resource beside freeResource.
const (
	freeFunction = iota
	freeResolver
	freeAction
	freeRemote
	freeEndpoint
	freeResource
	freeOther
)

// mostNames is how many names of a kind are looked at: more would take time on every keystroke and
// tell no more.
const mostNames = 50

// findKnown finds the names that a new entry would use.
func (c *cursor) findKnown() known {
	k := known{
		function: c.nextName(manifest.Function), endpoint: c.nextName(manifest.Endpoint), remote: c.nextName(manifest.Remote),
		service: c.nextName(manifest.Service), action: c.nextName(manifest.Action), page: c.nextName(manifest.Page),
		provider: c.nextName(manifest.Provider),
	}
	k.resolver = k.function
	for _, d := range c.file.First(manifest.Function, mostNames) {
		if words := prose.WordsOf(d.Name); !d.Unknown && (slices.Contains(words, "resolver") || slices.Contains(words, "resolvers")) {
			k.resolver = d.Name
			break
		}
	}
	c.findResources(&k)
	for i, base := range baseNames {
		k.free[i] = yamledit.Unique(c.file, base)
	}
	return k
}

// nextName is the first name of a kind that nothing uses yet, or else the first.
func (c *cursor) nextName(kind manifest.Kind) string {
	for _, all := range [][]manifest.Definition{c.file.FirstUnused(kind, mostNames), c.file.First(kind, mostNames)} {
		for _, d := range all {
			isSlow := kind == manifest.Function && refused.Function(c.file, "", d.Entry)
			if !d.Unknown && d.Name != "" && !isSlow {
				return d.Name
			}
		}
	}
	return ""
}

// findResources finds the next source file and the next folder of front ends.
func (c *cursor) findResources(k *known) {
	for _, all := range [][]manifest.Definition{c.file.FirstUnused(manifest.Resource, mostNames), c.file.First(manifest.Resource, mostNames)} {
		for _, d := range all {
			switch {
			case d.Unknown || d.Name == "":
			case isSource(d) && k.source == "":
				k.source, k.firstIsSource = d.Name, k.folder == ""
			case !isSource(d) && k.folder == "":
				k.folder = d.Name
			}
		}
	}
	if files := c.opts.Files; files != nil {
		k.prefersFolder = files.Kind(example.FolderOfCustomUI).Exists() && !files.Kind(example.SourceOfUIKit).Exists()
	}
}

// name is the name that a new entry would use for a reference, or "".
func (k *known) name(to schema.Reference) string {
	switch to {
	case schema.ToFunction:
		return k.function
	case schema.ToEndpoint:
		return k.endpoint
	case schema.ToRemote:
		return k.remote
	case schema.ToService:
		return k.service
	case schema.ToAction:
		return k.action
	case schema.ToPage:
		return k.page
	case schema.ToProvider:
		return k.provider
	case schema.ToResource, schema.ToResourceEntry:
		if k.source != "" && (k.firstIsSource || k.folder == "") {
			return k.source
		}
		return k.folder
	}
	return ""
}
