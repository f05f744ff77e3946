package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// snapshots was the only property of Forge's first runtime, which had no name.
const snapshots = "snapshots"

// isSnapshots reports whether a problem is that "app.runtime" has the property of the first
// runtime.
func (t *trouble) isSnapshots() bool {
	return t.Kind == schema.UnknownProperty && t.Name == snapshots && t.isOfRuntime(t.in().Content())
}

// isOfRuntime reports whether a map is the value of "app.runtime".
func (t *trouble) isOfRuntime(m syntax.Node) bool {
	return t.name == "app" && t.entry == nil && m.Kind() == syntax.Mapping && t.holder(m.Span().Start).KeyText() == "runtime"
}

// isObsolete reports whether what is missing has taken the place of a property that the map
// still has: the name of the runtime.
func (s scope) isObsolete(lack *trouble, all []trouble) bool {
	if lack.Kind != schema.Required || lack.Name != "name" || s.name != "app" {
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
func (t trouble) snapshotsMessage() string {
	s := fmt.Sprintf("%q belongs to a runtime that Forge no longer has: remove it", t.Name)
	if t.instead == "" {
		return s
	}
	return s + ", and name the runtime"
}

// replaceSnapshots writes the name of the newest runtime in the place of the property.
func replaceSnapshots(p *pass, t target) []Fix {
	m, pair := t.pairAt(t.place)
	section, ok := p.file.Catalogue().Section("app")
	if pair.IsZero() || !ok {
		return nil
	}
	runtime := propertySchema(section.Schema, nil, "runtime")
	if runtime == nil {
		return nil
	}
	name := propertySchema(runtime, nil, "name")
	if name == nil || len(name.Current()) == 0 {
		return nil
	}
	f := edit.Field{Key: "name", Value: source(name.Current()[0])}
	return []Fix{{Title: "Replace by \"name: " + f.Value + "\"", Edits: p.edit().ReplacePair(m, pair, f)}}
}

// isOldRuntime reports whether a problem is that a runtime is named that Forge had, and has no
// longer: "sandbox", or a version of Node.js below all that it has.
func (t trouble) isOldRuntime() bool {
	if t.Kind != schema.Enum || t.name != "app" || t.entry != nil || t.OnName || t.At.Type() != schema.String {
		return false
	}
	pair := t.holder(t.at().Node().Span().Start)
	if m, _ := t.pairAt(pair.Key().Span().Start); pair.KeyText() != "name" || !t.isOfRuntime(m) {
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
func (t trouble) currentWords() []string {
	var words []string
	for _, v := range t.Values {
		if t.Schema == nil || t.Schema.Outdates(v) == nil {
			words = append(words, quoteTitle(v.String()))
		}
	}
	return words
}

// oldRuntimeMessage says which runtimes there are.
func (t trouble) oldRuntimeMessage() string {
	return fmt.Sprintf("the runtime %s is no longer supported: use %s", t.content(), prose.Or(t.currentWords()))
}
