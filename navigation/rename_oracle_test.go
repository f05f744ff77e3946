package navigation_test

import (
	"fmt"
	"slices"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// question asks the official validator about an app.
func (a app) question(of mutate.App) oracle.Question {
	return oracle.Question{Manifest: a.text, Files: of.Files, Stage: oracle.Full}
}

// places are those of the keys and the entries of resources that an app declares, one for each name
// that no other entry has and that no other name mends.
func (a app) places() (all []navigation.Places) {
	f := a.file()
	for _, offset := range a.names() {
		p, ok := navigation.PlacesAt(f, offset, nil)
		isKey := p.Kind == navigation.KeyName && len(f.Lookup(manifest.Module, p.Name)) < 2 && len(p.Name) <= maxFunctionKey
		if ok && (isKey || p.Kind == navigation.EntryName) && len(p.Definitions) == 1 {
			all = append(all, p)
		}
	}
	return all
}

// withDefinition is the app with another name where a name is declared, and nowhere else.
func (a app) withDefinition(t *testing.T, p navigation.Places, fresh string) app {
	return app{text: apply(t, a.text, []text.Edit{{Span: p.Definitions[0].Span, New: fresh}})}
}

// TestOfficialReferences: the official validator says the same of an app in which all names are
// renamed one after the other: so all that it takes for a reference to a name is among the uses. Of one
// in which a name is changed only where it is declared it says more.
func TestOfficialReferences(t *testing.T) {
	var whole, renamed, half []oracle.Question
	var apps []string
	left, renamings := oracle.Number("APPS", 100), 0
	for made := range mutate.Apps(schema.Embedded(), uint64(oracle.Number("SEED", 29))) {
		a := app{text: made.Text}
		all := a.places()
		if i := slices.IndexFunc(all, func(p navigation.Places) bool { return len(p.Uses) > 0 }); i >= 0 {
			half = append(half, a.withDefinition(t, all[i], "fresh").question(made))
		} else {
			continue
		}
		next := a
		for i := range all {
			p := next.places()[i]
			if changed, _, why := next.renamed(t, p.Origin.Start, fmt.Sprintf("fresh-%d", i)); why == "" {
				next, renamings = changed, renamings+1
			}
		}
		whole, renamed = append(whole, a.question(made)), append(renamed, next.question(made))
		apps = append(apps, next.text)
		if left--; left == 0 {
			break
		}
	}
	before, after, without := oracle.Judge(t, whole), oracle.Judge(t, renamed), oracle.Judge(t, half)
	noticed := 0
	for i := range before {
		if before[i].Verdict != after[i].Verdict || len(before[i].Problems) != len(after[i].Problems) {
			t.Errorf("before %v\nafter %v\n%s\nrenamed\n%s", before[i], after[i], whole[i].Manifest, apps[i])
		}
		if len(without[i].Problems) > len(before[i].Problems) {
			noticed++
		}
	}
	t.Logf("%d names of %d apps; %d times the official validator notices a name that is changed where it is declared", renamings, len(before), noticed)
	if noticed < len(before)/2 {
		t.Errorf("only %d of %d changes are noticed", noticed, len(before))
	}
}
