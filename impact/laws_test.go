package impact_test

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"gopkg.in/yaml.v3"
)

// unchecked returns a text as one side of a change.
func unchecked(src string) impact.Manifest {
	return impact.Manifest{File: manifest.New(text.New(src))}
}

// compare compares two texts.
func compare(old, now string) impact.Result { return impact.Compare(unchecked(old), unchecked(now)) }

// texts are the real manifests of the corpus, and made-up apps.
func texts(t *testing.T) map[string]string {
	t.Helper()
	all := oracle.Folder(t, "corpus/manifests")
	n := 0
	for app := range mutate.Apps(schema.Embedded(), uint64(oracle.Number("SEED", 1))) {
		if n++; n > oracle.Number("APPS", 150) {
			break
		}
		all["app "+app.About+string(rune('0'+n%10))+app.Kind] = app.Text
	}
	return all
}

// sound reports whether a text is one that both parsers understand, with nothing twice.
func sound(src string) bool {
	var doc yaml.Node
	return yaml.Unmarshal([]byte(src), &doc) == nil && len(doc.Content) == 1 &&
		len(manifest.New(text.New(src)).Tree().Errors()) == 0
}

// TestSame holds that a manifest is equal to itself.
func TestSame(t *testing.T) {
	for name, src := range texts(t) {
		if r := compare(src, src); len(r.Effects) > 0 {
			t.Errorf("%s: %v", name, told(r))
		}
	}
}

// TestForm holds that another form of a manifest is no change.
func TestForm(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tried := 0
	for name, src := range texts(t) {
		if !sound(src) {
			continue
		}
		tried++
		for form, other := range forms(t, random, src) {
			if !sound(other) || form != "order" && !equal(src, other) {
				continue // it is another type by its tag, or the printer made a mistake
			}
			if r := compare(src, other); len(r.Effects) > 0 {
				t.Errorf("%s, %s: %v\n%s\n%s", name, form, told(r), src, other)
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d texts were tried", tried)
	}
}

// equal reports whether another parser finds equal data in two texts.
func equal(a, b string) bool {
	var x, y any
	return yaml.Unmarshal([]byte(a), &x) == nil && yaml.Unmarshal([]byte(b), &y) == nil && reflect.DeepEqual(x, y)
}

// forms returns a text in other forms, by the name of the form.
func forms(t *testing.T, random *rand.Rand, src string) map[string]string {
	return map[string]string{
		"comments and anchors": mutate.Annotate(random, src),
		"line ends":            strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\n", "\r\n"),
		"order":                rewritten(t, src, func(n *yaml.Node, path []string) { shuffle(random, n, path) }),
		"quotes": rewritten(t, src, func(n *yaml.Node, _ []string) {
			if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
				n.Style = []yaml.Style{yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle}[random.IntN(2)]
			}
		}),
		"flow": rewritten(t, src, func(n *yaml.Node, _ []string) {
			if n.Kind != yaml.ScalarNode && random.IntN(3) == 0 {
				n.Style = yaml.FlowStyle
			}
		}),
	}
}

// rewritten returns a text after a change of each of its nodes.
func rewritten(t *testing.T, src string, change func(n *yaml.Node, path []string)) string {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatal(err)
	}
	var walk func(n *yaml.Node, path []string)
	walk = func(n *yaml.Node, path []string) {
		n.HeadComment, n.LineComment, n.FootComment = "", "", ""
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				walk(n.Content[i], append(slices.Clone(path), ":"))
				walk(n.Content[i+1], append(slices.Clone(path), n.Content[i].Value))
			}
		default:
			for _, c := range n.Content {
				walk(c, append(slices.Clone(path), "-"))
			}
		}
		change(n, path)
	}
	walk(&doc, nil)
	out, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// shuffle changes the order of a map, or of a list whose order has no meaning. Anchors stay in front of
// their aliases.
func shuffle(random *rand.Rand, n *yaml.Node, path []string) {
	if hasAnchor(n) {
		return
	}
	switch {
	case n.Kind == yaml.MappingNode:
		for i := len(n.Content)/2 - 1; i > 0; i-- {
			j := random.IntN(i + 1)
			n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
			n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
		}
	case n.Kind == yaml.SequenceNode && isUnordered(path[1:]):
		seen := map[string]bool{}
		for _, c := range n.Content { // of two entries with one key, the first counts; a variable may stand for the key of another
			if key := keyOf(c); seen[key] || strings.Contains(key, "${") {
				return
			} else if key != "" {
				seen[key] = true
			}
		}
		random.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
	}
}

// keyOf returns what an entry of a list is told apart by.
func keyOf(n *yaml.Node) string {
	for _, name := range []string{"key", "name", "address"} { // in whatever order the map has them
		for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
			if n.Content[i].Value == name {
				return n.Content[i+1].Value
			}
		}
	}
	return n.Value
}

// hasAnchor reports whether there is an anchor or an alias at or below a node.
func hasAnchor(n *yaml.Node) bool {
	return n.Anchor != "" || n.Alias != nil || slices.ContainsFunc(n.Content, hasAnchor)
}

// isUnordered reports whether the order of the list at a path has no meaning.
func isUnordered(path []string) bool {
	switch strings.Join(path, ".") {
	case "resources", "remotes", "services", "providers.auth", "app.storage.entities", "permissions.scopes",
		"permissions.content.scripts", "permissions.content.styles", "permissions.sandbox", "environment.variables":
		return true
	}
	if len(path) == 2 && path[0] == "modules" {
		return true
	}
	return len(path) > 2 && path[0] == "permissions" && path[1] == "external"
}

// TestMutations holds that each single change of real manifests has its effect, and no other that
// is worse.
func TestMutations(t *testing.T) {
	tried := map[string]int{}
	random := rand.New(rand.NewPCG(7, 8))
	all := oracle.Folder(t, "corpus/manifests")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !sound(all[name]) {
			continue
		}
		for range 2 {
			m := mutations[random.IntN(len(mutations))]
			changed, ok := m.change(rewritten(t, all[name], func(*yaml.Node, []string) {}))
			if !ok {
				continue
			}
			tried[m.kind]++
			r := compare(all[name], changed)
			var classes []string
			for _, e := range r.Effects {
				if e.Class.Target() == "" && (e.Kind() == m.kind || e.Verdict() > impact.Minor) {
					classes = append(classes, e.Class.String()+" "+e.Kind())
				}
			}
			if want := []string{m.class.String() + " " + m.kind}; !slices.Equal(classes, want) {
				t.Errorf("%s: %v, want %v\n%s", name, told(r), want, changed)
			}
		}
	}
	for _, m := range mutations {
		if tried[m.kind] == 0 {
			t.Errorf("%s was never tried", m.kind)
		}
	}
}

// mutation is a single change of a text, and the effect that it has.
type mutation struct {
	class  impact.Class
	kind   string
	change func(src string) (string, bool)
}

// mutations are changes that can be made to nearly any manifest.
var mutations = []mutation{
	{impact.Major, "scope-added", edit("permissions", "scopes", "", "read:made-up:scope")},
	{impact.Major, "csp-added", edit("permissions", "content", "scripts", "sha256-made-up")},
	{impact.Major, "egress-added", edit("permissions", "external", "fonts", "https://made-up.example.com")},
	{impact.Unsure, "sandbox-added", edit("permissions", "sandbox", "", "allow-made-up")},
	{impact.Major, "remote-added", edit("remotes", "", "", "{key: made-up, baseUrl: https://made-up.example.com}")},
	{impact.Minor, "remote-added-customer-managed", edit("remotes", "", "", "{key: made-up, configurable: {name: A, description: B}}")},
	{impact.Minor, "resource-added", edit("resources", "", "", "{key: made-up, path: made-up}")},
	{impact.Minor, "module-added", edit("modules", "trigger", "", "{key: made-up, function: made-up, events: []}")},
	{impact.Minor, "webtrigger-static-added", edit("modules", "webtrigger", "", "{key: made-up, function: made-up, response: {type: static, outputs: []}}")},
	{impact.Major, "provider-added", edit("providers", "auth", "", "{key: made-up, name: A, type: oauth2}")},
	{impact.Minor, "entity-added", edit("app", "storage", "entities", "{name: made-up, attributes: {}}")},
}

// edit returns a change that adds an item to the list at up to three names, which it makes where it
// is absent. It reports false where something else is there, or an alias.
func edit(first, second, third, item string) func(src string) (string, bool) {
	return func(src string) (string, bool) {
		var doc, value yaml.Node
		if yaml.Unmarshal([]byte(src), &doc) != nil || yaml.Unmarshal([]byte(item), &value) != nil {
			return "", false
		}
		at := doc.Content[0]
		for _, name := range []string{first, second, third} {
			if name == "" {
				continue
			}
			if at.Kind != yaml.MappingNode {
				return "", false
			}
			at = propertyOf(at, name)
		}
		if at.Kind == yaml.MappingNode && len(at.Content) == 0 {
			at.Kind, at.Tag = yaml.SequenceNode, ""
		}
		if at.Kind != yaml.SequenceNode {
			return "", false
		}
		at.Content = append(at.Content, value.Content[0])
		out, err := yaml.Marshal(&doc)
		return string(out), err == nil
	}
}

// propertyOf returns the value of a property of a map, made as an empty map where it is absent.
func propertyOf(n *yaml.Node, name string) *yaml.Node {
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	value := &yaml.Node{Kind: yaml.MappingNode}
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: name}, value)
	return value
}

// TestSteps holds that a change in two steps has, as a whole, no class that neither step has: read
// as each of the classes that it may be, where pages do not agree. Each step changes another part; a
// thing that is removed and comes back as another one is the documented exception.
func TestSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	all := oracle.Folder(t, "corpus/manifests")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !sound(all[name]) {
			continue
		}
		a := rewritten(t, all[name], func(*yaml.Node, []string) {})
		i, j := random.IntN(len(mutations)), random.IntN(len(mutations))
		b, ok := mutations[i].change(a)
		if !ok || i == j {
			continue
		}
		c, ok := mutations[j].change(b)
		if !ok {
			continue
		}
		for _, way := range [][3]string{{a, b, c}, {c, b, a}} {
			whole, first, second := compare(way[0], way[2]), compare(way[0], way[1]), compare(way[1], way[2])
			steps := append(readings(first), readings(second)...)
			for _, class := range readings(whole) {
				if !slices.Contains(steps, class) {
					t.Errorf("%s, %s and %s: %s: %v, in steps %v and %v", name, mutations[i].kind, mutations[j].kind, class, told(whole), told(first), told(second))
				}
			}
		}
	}
}

// readings returns the classes of a result. What is unsure may be minor or major.
func readings(r impact.Result) []impact.Class {
	var out []impact.Class
	for _, e := range r.Effects {
		if e.Class == impact.Unsure {
			out = append(out, impact.Unsure, impact.Minor, impact.Major)
			continue
		}
		out = append(out, e.Class)
	}
	return out
}

// TestBroken holds that nothing is said of what is broken but that it is not judged, and that the
// sound parts are judged: a quote that is left open has no effect at all, and a scope that is new beside
// it has its own.
func TestBroken(t *testing.T) {
	tried := 0
	for name, src := range oracle.Folder(t, "corpus/manifests") {
		open := strings.Replace(src, "handler: ", "handler: \"", 1)
		if open == src || !sound(src) || sound(open) {
			continue
		}
		r := compare(src, open)
		if len(r.Effects) > 0 || len(r.Unjudged) == 0 {
			t.Errorf("%s: %v, not judged %v", name, told(r), r.Unjudged)
		}
		if more, ok := edit("permissions", "scopes", "", "read:made-up:scope")(src); ok {
			more = strings.Replace(more, "handler: ", "handler: \"", 1)
			if r := compare(src, more); len(r.Effects) != 1 || r.Effects[0].Kind() != "scope-added" {
				t.Errorf("%s: %v, not judged %v", name, told(r), r.Unjudged)
			}
			tried++
		}
	}
	if tried < 50 {
		t.Errorf("only %d texts were tried", tried)
	}
}

// TestAnyText holds that no text fails, and that mistakes in it are not passed over.
func TestAnyText(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for name, src := range texts(t) {
		for range 3 {
			broken := mutate.Broken(random, src)
			for _, r := range []impact.Result{compare(src, broken), compare(broken, src)} {
				if !sound(src) || len(manifest.New(text.New(broken)).Tree().Errors()) == 0 {
					continue
				}
				if len(r.Unjudged) == 0 {
					t.Errorf("%s: mistakes in the text are passed over:\n%s", name, broken)
				}
			}
		}
	}
	for _, h := range mutate.Hostiles() {
		compare(h.Text(5_000), h.Text(5_500))
	}
}
