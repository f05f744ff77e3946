package schema_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

var docFiles = []string{"modules", "sections", "properties", "families", "values", "scopes", "events"}

// writtenDocs are the texts of a file of data/docs, by heading.
func writtenDocs(t *testing.T, file string) map[string]string {
	t.Helper()
	content, err := os.ReadFile("data/docs/" + file + ".md")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, part := range strings.Split(string(content), "\n## ")[1:] {
		headings, text, _ := strings.Cut(part, "\n")
		for _, heading := range strings.Split(headings, ", ") {
			if texts[heading] != "" {
				t.Errorf("%s.md: %q is there twice", file, heading)
			}
			texts[heading] = strings.TrimSpace(text)
		}
	}
	return texts
}

// docPlaces adds the places below one where a schema declares a property, joined by "/", with
// the strings that an enumeration allows there. "*" is a property of any name.
func docPlaces(place string, s *schema.Schema, under map[*schema.Schema]bool, found map[string][]string) {
	if s == nil || under[s] || strings.Contains(place, "/") && s.Property("connectModules") != nil {
		return
	}
	under[s] = true
	defer delete(under, s)
	for _, value := range slices.Concat(s.Enum, s.Suggested, []*schema.Literal{s.Const}) {
		if value != nil {
			found[place] = append(found[place], value.String())
		}
	}
	for _, p := range s.Properties {
		below := place + "/" + p.Name
		found[below] = append(found[below], nil...)
		docPlaces(below, p.Schema, under, found)
	}
	named := append(slices.Clone(s.Patterns), schema.PatternProperty{Schema: s.Additional})
	for _, p := range named {
		if p.Schema != nil {
			found[place+"/*"] = append(found[place+"/*"], nil...)
			docPlaces(place+"/*", p.Schema, under, found)
		}
	}
	for _, parts := range [][]*schema.Schema{s.OneOf, s.AnyOf, s.AllOf, {s.Items, s.If, s.Then, s.Else}} {
		for _, part := range parts {
			docPlaces(place, part, under, found)
		}
	}
}

// sectionPlaces are the places of sections, "app/runtime", and modulePlaces those of modules,
// "jira:issuePanel/resolver".
func sectionPlaces() map[string][]string {
	found := map[string][]string{}
	for _, p := range schema.Embedded().Root().Properties {
		found[p.Name] = nil
		if p.Name != "modules" {
			docPlaces(p.Name, p.Schema, map[*schema.Schema]bool{}, found)
		}
	}
	return found
}

func modulePlaces() map[string][]string {
	found := map[string][]string{}
	for _, name := range schema.Embedded().ModuleNames() {
		m, _ := schema.Embedded().Module(name)
		docPlaces(name, m.List, map[*schema.Schema]bool{}, found)
		if conditions, ok := schema.Embedded().Conditions(name); ok {
			docPlaces(name+"/displayConditions", conditions.Schema, map[*schema.Schema]bool{}, found)
		}
	}
	return found
}

// Every module type, every property of a section and of a module that is not Connect's, and
// every name that five types share have a text.
func TestDocsAreComplete(t *testing.T) {
	for _, name := range schema.Embedded().ModuleNames() {
		if text := schema.ModuleDoc(name); text == "" || text != schema.PropertyDoc([]string{"modules", name}) {
			t.Errorf("nothing is written about %s", name)
		}
	}
	for place := range sectionPlaces() {
		if schema.PropertyDoc(strings.Split(place, "/")) == "" {
			t.Errorf("nothing is written about %s", place)
		}
	}
	types := map[string]map[string]bool{}
	for place := range modulePlaces() {
		steps := strings.Split(place, "/")
		name := steps[len(steps)-1]
		if types[name] == nil {
			types[name] = map[string]bool{}
		}
		types[name][steps[0]] = true
		if !strings.HasPrefix(place, "connect-") && schema.PropertyDoc(append([]string{"modules"}, steps...)) == "" {
			t.Errorf("nothing is written about %s", place)
		}
	}
	for name, in := range types {
		if len(in) >= 5 && name != "*" && schema.PropertyDoc([]string{"modules", "no:type", name}) == "" {
			t.Errorf("nothing is written about %q, which %d types have", name, len(in))
		}
	}
	if len(types) < 300 {
		t.Errorf("only %d names", len(types))
	}
}

// A heading that no place of the catalogue fits is stale.
func TestDocsAreNotStale(t *testing.T) {
	sections, modules := sectionPlaces(), modulePlaces()
	for heading := range writtenDocs(t, "modules") {
		if _, ok := schema.Embedded().Module(heading); !ok && heading != "connect-*" {
			t.Errorf("modules.md: there is no %s", heading)
		}
	}
	for heading := range writtenDocs(t, "sections") {
		if !fitsAny(heading, sections) {
			t.Errorf("sections.md: there is no %s", heading)
		}
	}
	for heading := range writtenDocs(t, "families") {
		// Documentation has a title there, the schema not yet.
		if !fitsAny(heading, modules) && heading != "jira:dashboardBackgroundScript/title" {
			t.Errorf("families.md: there is no %s", heading)
		}
	}
	for heading := range writtenDocs(t, "properties") {
		operator := heading == "and" || heading == "or" || heading == "not"
		if strings.Contains(heading, "/") || !operator && !endsAny(heading, modules) {
			t.Errorf("properties.md: there is no %s", heading)
		}
	}
	for heading := range writtenDocs(t, "values") {
		place, value, ok := strings.Cut(heading, " = ")
		if !ok || !allows(place, value, sections) && !allows(place, value, modules) {
			t.Errorf("values.md: there is no %s", heading)
		}
	}
}

func fits(pattern, place []string) bool {
	return slices.EqualFunc(pattern, place, func(p, name string) bool { return p == name || p == "*" || name == "*" })
}

func fitsAny(heading string, places map[string][]string) bool {
	if _, ok := places[heading]; ok {
		return true
	}
	pattern := strings.Split(heading, "/")
	for place := range places {
		if fits(pattern, strings.Split(place, "/")) {
			return true
		}
	}
	return false
}

func endsAny(name string, places map[string][]string) bool {
	for place := range places {
		if strings.HasSuffix(place, "/"+name) {
			return true
		}
	}
	return false
}

// allows reports whether a place that a heading of values.md means has the value in an
// enumeration; for scripts Forge has one outside its schema.
func allows(heading, value string, places map[string][]string) bool {
	pattern := strings.Split(heading, "/")
	for place, values := range places {
		steps := strings.Split(place, "/")
		if from := len(steps) - len(pattern); from >= 0 && fits(pattern, steps[from:]) &&
			(slices.Contains(values, value) || place == "permissions/content/scripts") {
			return true
		}
	}
	return false
}

var typeInCode = regexp.MustCompile("`((?:connect-)?[A-Za-z]+:[A-Za-z]+)`")

func TestDocsStyle(t *testing.T) {
	products := map[string]bool{}
	for _, name := range schema.Embedded().ModuleNames() {
		product, _, _ := strings.Cut(name, ":")
		products[product] = true
	}
	for _, file := range docFiles {
		for heading, text := range writtenDocs(t, file) {
			where := file + ".md: " + heading
			if (file == "scopes" || file == "events") && !strings.Contains(heading, ":") {
				continue // a table
			}
			if len(text) > 900 && !strings.HasPrefix(heading, "jira:dashboard") {
				t.Errorf("%s: %d bytes", where, len(text))
			}
			if !strings.HasSuffix(text, ".") {
				t.Errorf("%s does not end with a full stop", where)
			}
			if strings.Contains(text, "  ") || strings.Contains(text, "](") || strings.Contains(text, "\n#") || strings.Count(text, "`")%2 != 0 {
				t.Errorf("%s: double spaces, a link, a heading or half of a code span: %s", where, text)
			}
			for _, match := range typeInCode.FindAllStringSubmatch(text, -1) {
				product, _, _ := strings.Cut(match[1], ":")
				if _, ok := schema.Embedded().Module(match[1]); products[product] && !ok {
					t.Errorf("%s speaks of %s, which there is not", where, match[1])
				}
			}
		}
	}
}

func TestDocsSize(t *testing.T) {
	size := int64(0)
	for _, file := range docFiles {
		info, err := os.Stat("data/docs/" + file + ".md")
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 140_000 {
		t.Errorf("%d bytes of texts", size)
	}
}

// The texts on the deprecated dashboard modules say how to move, and leave the date to the data,
// so that it is said once.
func TestDocsAgreeWithDeprecations(t *testing.T) {
	for _, name := range []string{"jira:dashboardBackgroundScript", "jira:dashboardGadget"} {
		m, _ := schema.Embedded().Module(name)
		text := schema.ModuleDoc(name)
		if strings.Contains(text, m.Deprecation.Removal) || !strings.Contains(text, m.Deprecation.Replacement[0]) {
			t.Errorf("%s: %v and %s", name, m.Deprecation, text)
		}
	}
}

func TestDocsOfPlaces(t *testing.T) {
	tests := []struct{ place, want string }{
		{"modules/jira:dashboardBackgroundScript/resolver/endpoint", "what the script invokes"}, // family
		{"modules/jira:issuePanel/resolver/function", "`Resolver`"},                             // any family
		{"modules/jira:issuePanel/render", "UI Kit"},                                            // name alone
		{"modules/trigger/function", "`modules.function`"},
		{"modules/endpoint/route", "`trigger`"},
		{"modules/jira:jqlFunction/nonsense", ""},
		{"app/runtime/name", "Node.js"},
		{"app/title", ""}, // a name of modules only
		{"resources/entry/main", "`path`"},
		{"permissions/external/fetch/backend/address", "`api.example.com`"},
		{"permissions/external/fonts/address", "`api.example.com`"},
		{"overrides/value/services/containers/tag", "tag of the image"},
		{"modules/connect-jira:webPanels", "`webPanels` of Jira"},
		{"modules/connect-confluence:invented", "`invented` of Confluence"},
		{"modules/connect-*", ""},
		{"connectModules/jira:webPanels", "not check them"},
		{"modules", "Keys of entries are unique"},
		{"", ""},
	}
	for _, test := range tests {
		text := schema.PropertyDoc(strings.Split(test.place, "/"))
		if (text == "") != (test.want == "") || !strings.Contains(text, test.want) {
			t.Errorf("%s: %q is not in %q", test.place, test.want, text)
		}
	}
	if text := schema.PropertyDoc(nil); text != "" {
		t.Errorf("nowhere: %q", text)
	}
}

func TestDocsOfValues(t *testing.T) {
	tests := []struct{ place, value, want string }{
		{"modules/jira:issuePanel/render", "native", "UI Kit"},
		{"modules/macro/layout", "block", "across the column"},
		{"modules/jira:globalPage/layout", "blank", "Nothing of the product"},
		{"modules/jira:issueContext/status/type", "badge", "A number"},
		{"app/runtime/name", "nodejs22.x", "Node.js 22"},
		{"app/storage/entities/attributes/name/type", "any", "JSON"},
		{"overrides/value/services/containers/tunnel/docker/develop/watch/action", "sync", "Copies"},
		{"modules/jira:issuePanel/render", "nonsense", ""},
		{"modules/jira:issuePanel/key", "native", ""},
		{"modules/jira:issuePanel/render", "", ""},
	}
	for _, test := range tests {
		text := schema.ValueDoc(strings.Split(test.place, "/"), test.value)
		if (text == "") != (test.want == "") || !strings.Contains(text, test.want) {
			t.Errorf("%s = %s: %q is not in %q", test.place, test.value, test.want, text)
		}
	}
}

func TestDocsOfScopesAndEvents(t *testing.T) {
	for _, name := range schema.Embedded().Scopes() {
		checkSentence(t, name, schema.ScopeDoc(name))
	}
	for _, name := range schema.Embedded().EventNames() {
		checkSentence(t, name, schema.EventDoc(name))
	}
	for heading := range writtenDocs(t, "scopes") {
		if strings.Contains(heading, ":") && heading != ":custom" && !schema.Embedded().KnowsScope(heading) {
			t.Errorf("scopes.md: there is no %s", heading)
		}
	}
	for heading := range writtenDocs(t, "events") {
		if _, ok := schema.Embedded().Event(heading); strings.Contains(heading, ":") && !ok {
			t.Errorf("events.md: there is no %s", heading)
		}
	}
	scopes := []struct{ name, want string }{
		{"read:issue:jira", "Read work items in Jira."},
		{"write:repository:bitbucket", "Create and change repositories in Bitbucket."},
		{"read:graph:branch:external", "Read branches of connected systems in the Teamwork Graph."},
		{"read:entirely-new_thing:new-product", "Read entirely new things in new product."},
		{"read:things", "Read things."},
		{"manage:all:custom", "A scope that the app defines itself, for callers of its REST routes (`apiRoute`)."},
		{"read:", ""},
		{"read::jira", ""},
		{"invent:issue:jira", ""},
		{"read:one:two:three", ""},
		{"", ""},
	}
	for _, test := range scopes {
		if got := schema.ScopeDoc(test.name); got != test.want {
			t.Errorf("%q: got %q, want %q", test.name, got, test.want)
		}
	}
	events := []struct{ name, want string }{
		{"avi:jira:created:issue", "Sent when a work item is created in Jira."},
		{"avi:jira:updated:field:context", "Sent when a context of a custom field is updated in Jira."},
		{"avi:new-product:turned_round:odd-thing", "Sent when an odd thing is turned round in new product."},
		{"avi:jira:created", ""},
		{"avi:jira::issue", ""},
		{"avi:jira:created:", ""},
		{"jira:created:issue", ""},
		{"", ""},
	}
	for _, test := range events {
		if got := schema.EventDoc(test.name); got != test.want {
			t.Errorf("%q: got %q, want %q", test.name, got, test.want)
		}
	}
}

func checkSentence(t *testing.T, name, text string) {
	t.Helper()
	if !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || strings.ContainsAny(text, "{}") {
		t.Errorf("%s: %q is no sentence", name, text)
	}
}

func TestDocsAllocateNothing(t *testing.T) {
	places := [][]string{
		{"modules", "jira:dashboardBackgroundScript", "resolver", "function"},
		{"modules", "jira:issuePanel", "render"},
		{"modules", "connect-jira:webPanels"},
		{"permissions", "external", "fonts", "address"},
		{"overrides", "value", "services"},
	}
	ask := func() {
		for _, place := range places {
			schema.PropertyDoc(place)
			schema.ValueDoc(place, "native")
		}
		schema.ScopeDoc("read:issue:jira")
		schema.EventDoc("avi:jira:created:issue")
	}
	ask()
	if n := testing.AllocsPerRun(10, ask); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
