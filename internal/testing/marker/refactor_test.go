package marker_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/refactor"
)

// refactoring is an action, and the files that it changes.
type refactoring struct {
	title string
	files map[string]string // with the action made, by their names
}

// verifyRefactor holds a mark about an action against a session; known is false for others.
func verifyRefactor(t *testing.T, f *marker.File, s session, m marker.Mark) (known bool) {
	t.Helper()
	if m.Verb != "refactor" && m.Verb != "norefactor" {
		return false
	}
	all := s.refactorings(m.Span)
	i := slices.IndexFunc(all, func(r refactoring) bool { return r.title == m.Arg(0) })
	switch {
	case m.Verb == "refactor" && i < 0:
		var titles []string
		for _, r := range all {
			titles = append(titles, r.title)
		}
		t.Errorf("%s: there is no such action; there are %q", m.Pos(), titles)
	case m.Verb == "refactor":
		golden(t, f, m, m.Arg(1), "", changedFiles(t, f, m, all[i].files))
	case i >= 0:
		t.Errorf("%s: there is the action", m.Pos())
	}
	return true
}

// changedFiles shows what has become of files, as differences from those of a marker file.
func changedFiles(t *testing.T, f *marker.File, m marker.Mark, files map[string]string) string {
	t.Helper()
	var shown strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		section := f.Section(name)
		if section == nil {
			t.Fatalf("%s: an edit of %s, which is not there", m.Pos(), name)
		}
		if files[name] != section.Text {
			shown.WriteString("--- " + name + "\n" + f.Diff(section.Text, files[name]))
		}
	}
	return shown.String()
}

func (d direct) refactorings(span text.Span) (all []refactoring) {
	if !d.file.IsForge() {
		return nil
	}
	files := func(edits []text.Edit, beside *refactor.FileEdit) map[string]string {
		out := map[string]string{marker.Manifest: applyEdits(d.t, d.file.Buffer().String(), edits)}
		if beside != nil && beside.Buffer != nil {
			out[strings.TrimPrefix(beside.Path, "/app/")] = applyEdits(d.t, beside.Buffer.String(), beside.Edits)
		}
		return out
	}
	for _, a := range refactor.At(d.file, span, d.checker.Files) {
		all = append(all, refactoring{a.Title, files(a.Edits, a.Beside)})
	}
	for _, x := range d.check() {
		if x.Span.Start > span.End || span.Start > x.Span.End {
			continue
		}
		if edits := refactor.Ignore(d.file, x.Span.Start, x.Rule.ID); len(edits) > 0 {
			all = append(all, refactoring{"Ignore " + x.Rule.ID + " here", files(edits, nil)})
		}
		if change, ok := refactor.TurnOff(d.checker.Files, settings.Name, x.Rule.ID); ok && change.Buffer != nil {
			all = append(all, refactoring{"Turn off " + x.Rule.ID + " in " + settings.Name, files(nil, change)})
		}
	}
	return all
}

func (d *document) refactorings(span text.Span) (all []refactoring) {
	var answer []struct {
		Title, Kind string
		Edit        workspaceEdit
	}
	d.about("textDocument/codeAction", object{
		"range": d.ranged(span), "context": object{"diagnostics": []any{}, "only": []string{"refactor", "quickfix.ignore"}},
	}, &answer)
	for _, a := range answer {
		if !strings.HasPrefix(a.Kind, "refactor.") && a.Kind != "quickfix.ignore" {
			d.t.Errorf("%q is of the kind %q", a.Title, a.Kind)
		}
		files := map[string]string{}
		d.apply(a.Edit, files)
		all = append(all, refactoring{a.Title, files})
	}
	return all
}

func (s commandSession) refactorings(text.Span) []refactoring { return nil }
