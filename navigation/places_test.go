package navigation

import (
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// checkPlaces looks whether all that is said of the name at an offset lies within the text.
func checkPlaces(t *testing.T, f *manifest.File, offset int) {
	t.Helper()
	inside := func(s text.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= f.Buffer().Len() }
	p, ok := PlacesAt(f, offset, nil)
	if ok && (!inside(p.Origin) || p.Kind == 0 || p.Name != "" && p.Origin.Len() == 0) {
		t.Errorf("at %d: the name %v of kind %d", offset, p.Origin, p.Kind)
	}
	for _, list := range [][]Place{p.Definitions, p.Uses} {
		for _, place := range list {
			if !inside(place.Span) || !inside(place.Whole) || place.Span.Start < place.Whole.Start || place.Span.End > place.Whole.End {
				t.Errorf("at %d: the place %+v", offset, place)
			}
		}
	}
	r, why, _ := RenameAt(f, offset, "fresh", nil)
	for _, e := range r.Edits {
		if !inside(e.Span) {
			t.Errorf("at %d: the edit %+v (%s)", offset, e, why)
		}
	}
	if c, ok := CallableAt(f, offset, nil); ok {
		for _, calls := range []Calls{Incoming(f, c, nil), Outgoing(f, c, nil)} {
			for _, call := range calls.List {
				for _, from := range call.From {
					if !inside(from) {
						t.Errorf("at %d: the call %+v", offset, call)
					}
				}
			}
		}
	}
	ImplementationsAt(f, offset, nil)
	DocumentationAt(f, offset)
	Moved(f, "/app", nil, Move{"/app/static", "/app/other"})
}

// TestPlacesInQuotes: in front of its quote a name is the whole name, too.
func TestPlacesInQuotes(t *testing.T) {
	for _, src := range []string{
		"modules:\n  function:\n    - key: 'a'\n      handler: \"b.c\"\n", "modules:\n  consumer:\n    - queue: 'a'\n", "resources:\n  - path: 'a'\n    entry: {\"b\": 'c'}\n",
		"modules:\n  macro:\n    - title: {i18n: 'a.b'}\n      resource: 'a/b'\n", "environment:\n  variables:\n    - key: 'A'\n", "app: {storage: {entities: [{name: 'a', attributes: {'b': {type: \"c\"}}}]}}\n",
	} {
		for offset := range len(src) + 1 {
			checkPlaces(t, manifest.New(text.New(src)), offset)
		}
	}
}

// TestPlacesOfPrefixes asks at many places of real manifests that end anywhere.
func TestPlacesOfPrefixes(t *testing.T) {
	for name, src := range oracle.Folder(t, "corpus/manifests") {
		for end := len(src) / 7; end <= len(src); end += 1 + len(src)/3 {
			f := manifest.New(text.New(src[:end]))
			for offset := end % 13; offset <= end; offset += 1 + end/11 {
				checkPlaces(t, f, offset)
			}
		}
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

func FuzzPlaces(f *testing.F) {
	for _, src := range []string{
		"modules:\n  x:\n    - key: &a b\n      function: *a\n  function:\n    - key: b\n      handler: index.run\n",
		"resources:\n  - key: r\n    entry:\n      a: b\nmodules:\n  y:\n    - resource: r/a\n      icon: resource:r;b\n",
		"app:\n  storage:\n    entities:\n      - name: n\n        attributes: {a: {}}\n        indexes: [a, {partition: [a]}]\n",
		"environment:\n  variables: [A, {key: B}]\nremotes:\n  - key: ${A}\n    baseUrl: ${B}${A}${\n",
		"modules:\n  trigger:\n    - key: t\n      events: [avi:jira:created:issue, {eventType: 'x\npermissions:\n  scopes: [read:jira-work]\n",
		"modules:\n  consumer:\n    - key: c\n      queue: q\n      resolver:\n        function: \"f\n",
	} {
		f.Add(src, 20)
	}
	f.Fuzz(func(t *testing.T, src string, offset int) {
		file := manifest.New(text.New(src))
		checkPlaces(t, file, offset)
		checkPlaces(t, file, len(src)/2)
	})
}
