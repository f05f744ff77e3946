package shape

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// snapshots was the only property of Forge's first runtime, which had no name.
const snapshots = "snapshots"

// isSnapshots reports whether a problem is that "app.runtime" has the property of the first
// runtime.
func (t *Problem) isSnapshots() bool {
	return t.Kind == schema.UnknownProperty && t.Name == snapshots && t.isOfRuntime(t.in().Content())
}

// isOfRuntime reports whether a map is the value of "app.runtime".
func (t *Problem) isOfRuntime(m syntax.Node) bool {
	return t.TypeName == "app" && t.Entry == nil && m.Kind() == syntax.Mapping && t.Holder(m.Span().Start).KeyText() == "runtime"
}

// isObsolete reports whether what is missing has taken the place of a property that the map
// still has: the name of the runtime.
func isObsolete(s analysis.Unit, lack *Problem, all []Problem) bool {
	if lack.Kind != schema.Required || lack.Name != "name" || s.TypeName != "app" {
		return false
	}
	for i := range all {
		if odd := &all[i]; odd.isSnapshots() && odd.in() == lack.in() {
			odd.instead = lack.Name
			return true
		}
	}
	return false
}

// snapshotsMessage says what to do with the property of the first runtime.
func (t Problem) snapshotsMessage() string {
	s := fmt.Sprintf("%q belongs to a runtime that Forge no longer has: remove it", t.Name)
	if t.instead == "" {
		return s
	}
	return s + ", and name the runtime"
}

// replaceSnapshots writes the name of the newest runtime in the place of the property.
func replaceSnapshots(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.PairAt(t.Place)
	section, ok := p.File.Catalogue().Section("app")
	if pair.IsZero() || !ok {
		return nil
	}
	runtime := analysis.PropertySchema(section.Schema, nil, "runtime")
	if runtime == nil {
		return nil
	}
	name := analysis.PropertySchema(runtime, nil, "name")
	if name == nil || len(name.Current()) == 0 {
		return nil
	}
	f := yamledit.Field{Key: "name", Value: mend.Source(name.Current()[0])}
	return []analysis.Fix{{Title: "Replace with \"name: " + f.Value + "\"", Edits: p.Edit().ReplacePair(m, pair, f)}}
}

// isOldRuntime reports whether a problem is that a runtime is named that Forge had, and has no
// longer: "sandbox", or a version of Node.js below all that it has.
func (t Problem) isOldRuntime() bool {
	if t.Kind != schema.Enum || t.TypeName != "app" || t.Entry != nil || t.OnName || t.At.Type() != schema.String {
		return false
	}
	pair := t.Holder(t.spanOf().Node().Span().Start)
	if m, _ := t.PairAt(pair.Key().Span().Start); pair.KeyText() != "name" || !t.isOfRuntime(m) {
		return false
	}
	name := t.At.Text()
	number, ok := versionOf(name)
	for _, v := range t.Values {
		if least, _ := versionOf(v.Text()); ok && number >= least {
			return false
		}
	}
	return ok || name == "sandbox"
}

// versionOf is the number in the name of a runtime such as "nodejs22.x".
func versionOf(name string) (int, bool) {
	n := 0
	_, err := fmt.Sscanf(name, "nodejs%d.x", &n)
	return n, err == nil && strings.HasSuffix(name, ".x")
}

// currentWords are the allowed values between quotes that are not outdated.
func (t Problem) currentWords() []string {
	var words []string
	for _, v := range t.Values {
		if t.Schema == nil || t.Schema.Outdates(v) == nil {
			words = append(words, prose.QuoteTitle(v.String()))
		}
	}
	return words
}

// oldRuntimeMessage says which runtimes there are.
func (t Problem) oldRuntimeMessage() string {
	return fmt.Sprintf("the runtime %s is no longer supported: use %s", t.content(), prose.Or(t.currentWords()))
}
