package marker_test

import (
	"strings"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/navigation"
)

// locatedIn converts places of a manifest in the directory /app.
func locatedIn(places []navigation.Place) (all []located) {
	for _, p := range places {
		section := marker.Manifest
		if p.Source != nil {
			section = strings.TrimPrefix(p.Source.Path, "/app/")
		}
		all = append(all, located{section, p.Span})
	}
	return all
}

// definitions implements navigator.
func (d direct) definitions(offset int) definitions {
	p, ok := navigation.PlacesAt(d.file, offset, d.checker.Files)
	return definitions{p.Origin, locatedIn(p.Definitions), ok}
}

// implementations implements navigator.
func (d direct) implementations(offset int) definitions {
	p, ok := navigation.ImplementationsAt(d.file, offset, d.checker.Files)
	return definitions{p.Origin, locatedIn(p.Definitions), ok}
}

// references implements navigator.
func (d direct) references(offset int) []located {
	p, _ := navigation.PlacesAt(d.file, offset, d.checker.Files)
	return locatedIn(append(p.Definitions, p.Uses...))
}

// highlights implements navigator.
func (d direct) highlights(offset int) (all []highlight) {
	p, _ := navigation.PlacesAt(d.file, offset, nil)
	for _, l := range locatedIn(p.Definitions) {
		all = append(all, highlight{l.span, true})
	}
	for _, l := range locatedIn(p.Uses) {
		all = append(all, highlight{l.span, false})
	}
	return all
}

// rename implements navigator.
func (d direct) rename(offset int, fresh string) renamed {
	p, _ := navigation.PlacesAt(d.file, offset, d.checker.Files)
	r, why, ok := navigation.RenameAt(d.file, offset, fresh, d.checker.Files)
	out := renamed{p.Origin, map[string]string{}, why}
	if !ok {
		out.why = "there is no name"
	}
	out.files[marker.Manifest] = applyEdits(d.t, d.file.Buffer().String(), r.Edits)
	for _, other := range r.Others {
		out.files[strings.TrimPrefix(other.Source.Path, "/app/")] = applyEdits(d.t, other.Source.Buffer.String(), other.Edits)
	}
	return out
}

// calls implements navigator.
func (d direct) calls(offset int) (all []string) {
	c, ok := navigation.CallableAt(d.file, offset, d.checker.Files)
	if !ok {
		return nil
	}
	for _, call := range navigation.Incoming(d.file, c, d.checker.Files).List {
		all = append(all, "<- "+call.Other.Name+" ("+call.Other.Detail+")")
	}
	for _, call := range navigation.Outgoing(d.file, c, d.checker.Files).List {
		all = append(all, "-> "+call.Other.Name+" ("+call.Other.Detail+")")
	}
	return all
}
