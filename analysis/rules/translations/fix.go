package translations

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// localeDirs are where people keep translation files.
var localeDirs = []string{"locales", "i18n", "translations", "lang", "src/locales", "src/i18n", "static/locales", "."}

// localeCandidates returns the files that look like translations, by locale: all from
// the first directory that has some.
func localeCandidates(p *analysis.Pass, dirs ...string) (paths map[string]string, names []string) {
	paths = map[string]string{}
	for _, dir := range append(dirs, localeDirs...) {
		for _, file := range p.Files.Names(dir).Names {
			if locale := localeOf(p, file); locale != "" && paths[locale] == "" {
				paths[locale] = path.Join(dir, file)
				names = append(names, locale)
			}
		}
		if len(names) > 0 {
			return paths, names
		}
	}
	return paths, nil
}

// addTranslations makes a section of the files that there are, and says what it has.
func addTranslations(p *analysis.Pass) (edits []text.Edit, what string) {
	paths, names := localeCandidates(p)
	if len(names) == 0 {
		names, paths = []string{"en-US"}, map[string]string{"en-US": "locales/en-US.json"}
	}
	standard := names[0]
	if slices.Contains(names, "en-US") {
		standard = "en-US"
	}
	var items [][]yamledit.Field
	for _, name := range names {
		items = append(items, localeFields(name, paths[name]))
	}
	edits = p.Edit().Fields(p.Tree.Root(), yamledit.Field{Key: "translations", Fields: []yamledit.Field{
		{Key: "resources", Items: items},
		{Key: "fallback", Fields: []yamledit.Field{{Key: "default", Value: yamledit.Quoted(standard)}}},
	}})
	if len(names) > 1 {
		return edits, fmt.Sprintf("%d files, %s by default", len(names), paths[standard])
	}
	return edits, paths[standard]
}

// localeFields are the fields of a new entry for a locale.
func localeFields(name, file string) []yamledit.Field {
	return []yamledit.Field{{Key: "key", Value: yamledit.Quoted(name)}, {Key: "path", Value: yamledit.Quoted(file)}}
}

// mendRepeatedLocale names the locale that the file seems to be for, or drops the entry.
func mendRepeatedLocale(p *analysis.Pass, l *locales, other locale) []analysis.Fix {
	var fixes []analysis.Fix
	if guess := localeOf(p, other.path); guess != "" && l.file(guess) == nil {
		fixes = analysis.One("Replace with "+prose.QuoteTitle(guess), false, other.nameAt.Node().Span(), yamledit.QuotedLike(guess, other.nameAt.Node()))
	}
	list := p.File.Value(l.list.Value()).Content()
	return append(fixes, analysis.Fix{Title: "Remove this entry", Edits: p.Edit().RemoveItem(list, other.item)})
}

// mendLocalePath names a file that there is: the one with the nearest name, those for the
// locale, and else those that look like translations.
func mendLocalePath(p *analysis.Pass, l *locales, at locale) []analysis.Fix {
	dir := path.Dir(at.path)
	if at.kind == files.Directory {
		dir = at.path
	}
	var choices []string
	add := func(file string) {
		taken := slices.ContainsFunc(l.all, func(o locale) bool { return path.Clean(o.path) == file })
		if file != "" && !taken && !slices.Contains(choices, file) {
			choices = append(choices, file)
		}
	}
	var beside []string
	for _, name := range p.Files.Names(dir).Names {
		if strings.HasSuffix(name, ".json") {
			beside = append(beside, name)
		}
	}
	if near, ok := schema.Nearest(path.Base(at.path), beside); ok {
		add(path.Join(dir, near))
	}
	for _, name := range beside {
		if localeOf(p, name) == at.name {
			add(path.Join(dir, name))
		}
	}
	paths, _ := localeCandidates(p, dir)
	add(paths[at.name])
	var fixes []analysis.Fix
	for _, file := range choices[:min(len(choices), analysis.MaxChoices)] {
		if isTexts(p, file) {
			fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(file), false, at.pathAt.Node().Span(), yamledit.QuotedLike(file, at.pathAt.Node()))...)
		}
	}
	return fixes
}

// isTexts reports whether a file is a translation file as far as can be told.
func isTexts(p *analysis.Pass, file string) bool {
	fact := p.Files.Content(file)
	return fact.Kind == files.Pending || fact.Content != nil && textsIn.Of(fact.Content).mistake == "" // what is too much may be right
}

// mendFallback names a locale that has a file, unless other places name this one too, or adds
// the file of the locale.
func mendFallback(p *analysis.Pass, l *locales, value manifest.Value, places int) []analysis.Fix {
	name, at := value.Text(), value.Node()
	var fixes []analysis.Fix
	near := nearestLocale(name, l.names())
	if near == "" && len(l.files) == 1 {
		near = l.files[0].name
	}
	if near != "" && places == 1 {
		fixes = mend.Supposing(analysis.One("Replace with "+prose.QuoteTitle(near), false, at.Span(), yamledit.QuotedLike(near, at)))
	}
	dirs := []string{}
	if len(l.files) > 0 {
		dirs = append(dirs, path.Dir(l.files[0].path))
	}
	paths, _ := localeCandidates(p, dirs...)
	if file := paths[name]; file != "" && isTexts(p, file) {
		edits := p.Edit().Entry(l.list, localeFields(name, file)...)
		fixes = append(fixes, analysis.Fix{Title: fmt.Sprintf("Add %q to resources: %s", name, file), Edits: edits})
	}
	return fixes
}

// mendOwnFallback takes a locale out of its own list.
func mendOwnFallback(p *analysis.Pass, l *locales, target string, list, item manifest.Value) []analysis.Fix {
	n := 0
	var at syntax.ItemNode
	for one := range list.Content().Items() {
		n++
		if one.Value().Span() == item.Node().Span() {
			at = one
		}
	}
	if n == 1 {
		return []analysis.Fix{mend.RemovePair(p, l.fallback.Content(), l.fallback.At(target).Pair)}
	}
	return []analysis.Fix{{Title: "Remove this entry", Edits: p.Edit().RemoveItem(list.Content(), at)}}
}

// standardLocales returns what may be the default locale, or the map that says so: one of those
// that have a file. It is false for other properties.
func standardLocales(p *analysis.Pass, t analysis.Target, name string) ([]analysis.Choice, bool) {
	s, ok := p.File.Section("translations")
	if !ok || t.TypeName != "translations" || name != "default" && name != "fallback" {
		return nil, false
	}
	var out []analysis.Choice
	for _, locale := range localesOf(p, s).names() {
		if len(out) == analysis.MaxChoices {
			break
		}
		c := analysis.Choice{Label: locale, Field: yamledit.Field{Value: yamledit.Quoted(locale)}}
		if name == "fallback" {
			c.Field = yamledit.Field{Fields: []yamledit.Field{{Key: "default", Value: yamledit.Quoted(locale)}}}
		}
		out = append(out, c)
	}
	return out, true
}
