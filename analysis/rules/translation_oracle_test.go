package rules_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/rules/translations"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// translationNames are the rules by the official functions that word their problems.
var translationNames = map[string]string{
	"translations.missingTranslationsPropertyError": "i18n-no-translations",
	"translations.duplicateResourceKey":             "translation-locale-duplicate",
	"translations.invalidLanguageFile":              "translation-file-invalid",
	"translations.missingTranslationsJsonFile":      "translation-fallback-missing",
	"translations.duplicateFallbackConfig":          "translation-fallback-duplicate",
	"translations.i18nKeyNotFound":                  "i18n-key-missing",
	"translations.i18nValueValidationError":         "i18n-value-invalid",
	"translations.internalI18nPropertyKeyFound":     "i18n-reserved-suffix",
}

// translationErrors are the rules of this subject that a manifest breaks, each once.
func translationErrors(src string, around map[string]string) []string {
	found := map[string]bool{}
	disk := memory.Files{}
	for name, content := range around {
		disk["/app/"+name] = content
	}
	c := analysis.Checker{Groups: rules.All(), Files: files.NewStore(disk).In("/app")}
	for _, d := range c.Check(context.Background(), deployed(src)) {
		if d.Severity == analysis.Error && slices.Contains(slices.Collect(maps.Values(translationNames)), d.Rule.ID) {
			found[d.Rule.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// officialTranslationErrors are the same by the official validator.
func officialTranslationErrors(t *testing.T, v oracle.Verdict) []string {
	t.Helper()
	found := map[string]bool{}
	for _, p := range v.Problems {
		if p.Validator != "TranslationsValidator" {
			continue
		}
		id := translationNames[p.Name]
		if id == "" {
			t.Fatalf("a problem of an unknown kind: %v", p)
		}
		found[id] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// compareTranslations asks both about manifests. A file that cannot be read, or is no file,
// hides the texts that are missed because of it.
func compareTranslations(t *testing.T, questions []oracle.Question) (refused int) {
	t.Helper()
	for i, v := range oracle.Judge(t, questions) {
		q := questions[i]
		if v.StopsAtSchema() {
			continue
		}
		want, got := officialTranslationErrors(t, v), translationErrors(q.Manifest, q.Files)
		if len(want) > 0 {
			refused++
		}
		if slices.Contains(got, "translation-file-invalid") && !slices.Contains(got, "i18n-key-missing") {
			want = slices.DeleteFunc(want, func(id string) bool { return id == "i18n-key-missing" })
			if !slices.Contains(want, "translation-file-invalid") { // a directory
				want = append(want, "translation-file-invalid")
				slices.Sort(want)
			}
		}
		if slices.Contains(got, "translation-fallback-duplicate") && !slices.Contains(got, "translation-fallback-missing") {
			want = slices.DeleteFunc(want, func(id string) bool { return id == "translation-fallback-missing" }) // of the same locale
		}
		if !slices.Equal(got, want) {
			t.Errorf("official %q, ours %q\n%s%q", want, got, q.Manifest, q.Files)
		}
	}
	return refused
}

// TestOracleOnTranslations compares our verdict on sections and files with the official one.
func TestOracleOnTranslations(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 18))
	var questions []oracle.Question
	for range oracle.Number("TRANSLATIONS", 200) {
		questions = append(questions, randomTranslations(r))
	}
	refused := compareTranslations(t, questions)
	if n := len(questions); refused < n/5 || refused > n*19/20 {
		t.Errorf("%d of %d refused: the test does not tell much", refused, n)
	}
}

func randomTranslations(r *rand.Rand) oracle.Question {
	word := func() string {
		return pick(r, "page.title", "page.title", "page.title", "page", "page.menu.open", "literal.key", "empty", "number", "0", "list.0", "list.length",
			"page.title.0", "page.title.99", "constructor", "constructor.name", "page.at.name", "list.at.name", "page.name", "number.toFixed.length", "nothing", "page.nothing", "long", "page.", `""`, "${V}", "${W}")
	}
	form := func(name string) string {
		switch r.IntN(9) {
		case 0:
			return name + ": Text"
		case 1:
			return name + "__i18n" + ": " + pick(r, "page.title", "5", "Text")
		}
		return name + ": {i18n: " + word() + "}"
	}
	var b strings.Builder
	b.WriteString(partHead + "modules:\n  " + pick(r, "jira:issueAction", "jira:issueAction", "graph:entityProvider", "core:thing") + ":\n")
	for i := range 1 + r.IntN(3) {
		fmt.Fprintf(&b, "    - {key: m%d, resource: main, %s", i, form("title"))
		if r.IntN(4) == 0 {
			fmt.Fprintf(&b, ", extra: %s", pick(r, "{"+form("deep")+"}", "[{"+form("deep")+"}]", "[{i18n: nothing}]", "[[{"+form("deep")+"}]]", "{x: {"+form("deep")+"}}"))
		}
		b.WriteString("}\n")
	}
	b.WriteString(partResources)
	if r.IntN(8) > 0 {
		randomLocales(r, &b)
	}
	if r.IntN(2) == 0 {
		b.WriteString("environment:\n  variables: [{key: V, default: page.title}]\n")
	}
	content := func() string {
		return pick(r, `{"page": {"title": "Page", "menu": {"open": "Open"}}, "literal.key": "Literal", "empty": "", "number": 5, "list": ["a"]}`,
			`{"page": {"title": "Page"}, "page.title": ""}`, `{"page.title": "Page", "nothing": "Something", "page": 7}`,
			`{"long": "`+strings.Repeat("x", 300)+`", "page": {"title": "`+strings.Repeat("é", 250+r.IntN(10))+`"}}`,
			`null`, `[]`, `["a"]`, `"text"`, `5`, ``, "\ufeff{}", `{"a": 1,}`, `{} {}`, `{"page": {"title": "\ud800"}}`, "{\"page.title\": \"\xff\"}", `{"n": 1e999, "page.title": "Page"}`)
	}
	return oracle.Question{Manifest: b.String(), Stage: oracle.Full, Files: map[string]string{
		"static/main/index.html": "", "locales/a.json": content(), "locales/b.json": content(), "locales/good.json": `{"page": {"title": "Page"}}`,
	}}
}

func randomLocales(r *rand.Rand, b *strings.Builder) {
	locale := func() string { return pick(r, "en-US", "en-US", "en-US", "de-DE", "fr-FR", "fr-FR", "xx") }
	b.WriteString("translations:\n  resources:\n")
	for range 1 + r.IntN(3) {
		path := pick(r, "locales/good.json", "locales/a.json", "locales/a.json", "./locales/b.json", "locales", "locales/none.json", `""`)
		fmt.Fprintf(b, "    - {key: %s, path: %s}\n", locale(), path)
	}
	fmt.Fprintf(b, "  fallback:\n    default: %s\n", locale())
	if r.IntN(2) == 0 {
		fmt.Fprintf(b, "    de-DE: [%s, %s]\n", locale(), locale())
	}
	if r.IntN(3) == 0 {
		fmt.Fprintf(b, "    fr-FR: [%s]\n", locale())
	}
}

// TestOracleOnTextPlaces takes every property that can be translated from a file, with the
// longest text that fits, and with one that is too long.
func TestOracleOnTextPlaces(t *testing.T) {
	var questions []oracle.Question
	c, places := schema.Embedded(), map[string]bool{}
	for seed := range uint64(3) {
		maker := mutate.NewMaker(c, seed)
		for _, name := range mutate.Native(c) {
			m, err := maker.Module(name)
			if err != nil {
				t.Fatal(err)
			}
			for place, q := range placesOf(mutate.Render(m.Root).Text, m.About) {
				if !places[place] {
					places[place] = true
					questions = append(questions, q...)
				}
			}
		}
	}
	if len(places) < 60 {
		t.Errorf("only %d places", len(places))
	}
	if refused := compareTranslations(t, questions); refused < len(places)/2 {
		t.Errorf("%d of %d refused: the test does not tell much", refused, len(questions))
	}
}

// placesOf makes questions about the texts of the entries of a module type, by their paths.
func placesOf(src, typ string) map[string][]oracle.Question {
	out := map[string][]oracle.Question{}
	f := manifest.New(text.New(src))
	for l := range f.ModuleLists() {
		if l.Type != typ {
			continue
		}
		m, _ := f.Catalogue().Module(typ)
		for _, e := range l.Entries {
			eachText(f.Value(e.Node()), nil, func(v manifest.Value, path []string) {
				place := translations.NewTextPlace(m.Item, path)
				if !place.Known {
					return
				}
				span := v.Node().Span()
				with := src[:span.Start] + "{i18n: k}" + src[span.End:] + "\ntranslations: {resources: [{key: en-US, path: a.json}], fallback: {default: en-US}}\n"
				for _, n := range []int{1, place.Limit.Max, place.Limit.Max + 1, 5000} {
					around := map[string]string{"a.json": `{"k": "` + strings.Repeat("x", n) + `"}`}
					out[typ+" "+strings.Join(path, " ")] = append(out[typ+" "+strings.Join(path, " ")], oracle.Question{Manifest: with, Stage: oracle.Full, Files: around})
				}
			})
		}
	}
	return out
}

func eachText(v manifest.Value, path []string, yield func(manifest.Value, []string)) {
	for name, field := range v.Fields() {
		child, below := shape.Original(field), append(path[:len(path):len(path)], name)
		if child.Type() == schema.String {
			yield(child, below)
		}
		if _, isText := child.LastPair("i18n"); isText && child.Type() == schema.Map {
			yield(child, below)
			continue
		}
		for item := range child.Items() {
			eachText(shape.Original(item), below, yield)
		}
		eachText(child, below, yield)
	}
}
