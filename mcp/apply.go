package mcp

import (
	"context"
	"errors"
	"fmt"
)

// Chosen says which fix is to be written.
type Chosen struct {
	Path  string `json:"path" jsonschema:"the manifest, or the folder of its app"`
	Rule  string `json:"rule" jsonschema:"the rule of the patch, or all for all safe fixes"`
	Line  int    `json:"line,omitempty" jsonschema:"the line of the patch; not needed for all"`
	Title string `json:"title,omitempty" jsonschema:"the title of the patch; not needed for all"`
}

// apply answers "apply": it writes a patch that "fixes" offers, and returns it. A fix that is not
// offered is an error, and nothing is written.
func (s *server) apply(ctx context.Context, chosen Chosen) (Patch, error) {
	d, err := s.Open(Source{Path: chosen.Path})
	if err != nil {
		return Patch{}, err
	}
	patch, err := d.chosen(ctx, chosen)
	if err != nil {
		return Patch{}, err
	}
	if d.Replace == nil {
		return Patch{}, errors.New("there is no file to write")
	}
	err = d.Replace(patch.after.Buffer().String())
	patch.Diff = clipped(patch.Diff, maxAnswer) // it has been made: nobody needs the end of it
	return patch, err
}

// chosen returns the patch that a call is about.
func (d Document) chosen(ctx context.Context, chosen Chosen) (Patch, error) {
	if chosen.Rule == "all" {
		if all := d.allSafe(ctx); len(all) > 0 {
			return all[0], nil
		}
		return Patch{}, errors.New("there is nothing that can be fixed safely")
	}
	found, _, _ := d.tryFixes(ctx, Wanted{Rule: chosen.Rule, Line: chosen.Line})
	for _, patch := range found {
		if patch.Title == chosen.Title {
			return patch, nil
		}
	}
	return Patch{}, fmt.Errorf("no fix of %q on line %d is called %q: ask the tool fixes again", chosen.Rule, chosen.Line, chosen.Title)
}
