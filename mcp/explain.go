package mcp

import (
	"context"

	"forge-manifest-ls/internal/glossary"
)

// Term is what a call of "explain" is about.
type Term struct {
	Name string `json:"name" jsonschema:"a rule, a module type, a property such as app.licensing.enabled, a scope, an event, a setting or an effect of a change"`
	Path string `json:"path,omitempty" jsonschema:"a manifest whose installed schema counts; without it the schema of the program does"`
}

// explain answers "explain": what a name means.
func (s *server) explain(ctx context.Context, term Term) (glossary.Explanation, error) {
	d, err := s.Open(Source{Path: term.Path, Text: new("")})
	if err != nil {
		return glossary.Explanation{}, err
	}
	found, err := glossary.Explain(d.Manifest.Catalogue(), term.Name)
	if err != nil {
		return found, err
	}
	found.Text = clipped(found.Text, maxWords)
	return found, ctx.Err()
}
