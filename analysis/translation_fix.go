package analysis

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// localeDirs are where people keep translation files.
var localeDirs = []string{"locales", "i18n", "translations", "lang", "src/locales", "src/i18n", "static/locales", "."}

// localeCandidates returns the files that look like translations, by locale: all from
// the first directory that has some.
func (p *pass) localeCandidates(dirs ...string) (paths map[string]string, names []string) {
	paths = map[string]string{}
	for _, dir := range append(dirs, localeDirs...) {
		for _, file := range p.Files.Names(dir).Names {
			if locale := p.localeOf(file); locale != "" && paths[locale] == "" {
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
func (p *pass) addTranslations() (edits []text.Edit, what string) {
	paths, names := p.localeCandidates()
	if len(names) == 0 {
		names, paths = []string{"en-US"}, map[string]string{"en-US": "locales/en-US.json"}
	}
	standard := names[0]
	if slices.Contains(names, "en-US") {
		standard = "en-US"
	}
	var items [][]edit.Field
	for _, name := range names {
		items = append(items, localeFields(name, paths[name]))
	}
	edits = p.edit().Fields(p.tree.Root(), edit.Field{Key: "translations", Fields: []edit.Field{
		{Key: "resources", Items: items},
		{Key: "fallback", Fields: []edit.Field{{Key: "default", Value: edit.Quoted(standard)}}},
	}})
	if len(names) > 1 {
		return edits, fmt.Sprintf("%d files, %s by default", len(names), paths[standard])
	}
	return edits, paths[standard]
}

func localeFields(name, file string) []edit.Field {
	return []edit.Field{{Key: "key", Value: edit.Quoted(name)}, {Key: "path", Value: edit.Quoted(file)}}
}

// mendRepeatedLocale names the locale that the file seems to be for, or drops the entry.
func (p *pass) mendRepeatedLocale(l *locales, other locale) []Fix {
	var fixes []Fix
	if guess := p.localeOf(other.path); guess != "" && l.file(guess) == nil {
		fixes = one("Replace by "+quoteTitle(guess), false, other.nameAt.Node().Span(), edit.QuotedLike(guess, other.nameAt.Node()))
	}
	list := p.file.Value(l.list.Value()).Content()
	return append(fixes, Fix{Title: "Remove this entry", Edits: p.edit().RemoveItem(list, other.item)})
}

// mendLocalePath names a file that there is: the one with the nearest name, those for the
// locale, and else those that look like translations.
func (p *pass) mendLocalePath(l *locales, at locale) []Fix {
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
		if p.localeOf(name) == at.name {
			add(path.Join(dir, name))
		}
	}
	paths, _ := p.localeCandidates(dir)
	add(paths[at.name])
	var fixes []Fix
	for _, file := range choices[:min(len(choices), maxChoices)] {
		if p.isTexts(file) {
			fixes = append(fixes, one("Replace by "+quoteTitle(file), false, at.pathAt.Node().Span(), edit.QuotedLike(file, at.pathAt.Node()))...)
		}
	}
	return fixes
}

// isTexts reports whether a file is a translation file as far as can be told.
func (p *pass) isTexts(file string) bool {
	fact := p.Files.Content(file)
	return fact.Kind == files.Pending || fact.Content != nil && textsIn.Of(fact.Content).mistake == "" // what is too much may be right
}

// mendFallback names a locale that has a file, unless other places name this one too, or adds
// the file of the locale.
func (p *pass) mendFallback(l *locales, value manifest.Value, places int) []Fix {
	name, at := value.Text(), value.Node()
	var fixes []Fix
	near := nearestLocale(name, l.names())
	if near == "" && len(l.files) == 1 {
		near = l.files[0].name
	}
	if near != "" && places == 1 {
		fixes = one("Replace by "+quoteTitle(near), false, at.Span(), edit.QuotedLike(near, at))
	}
	dirs := []string{}
	if len(l.files) > 0 {
		dirs = append(dirs, path.Dir(l.files[0].path))
	}
	paths, _ := p.localeCandidates(dirs...)
	if file := paths[name]; file != "" && p.isTexts(file) {
		edits := p.edit().Entry(l.list, localeFields(name, file)...)
		fixes = append(fixes, Fix{Title: fmt.Sprintf("Add %q to resources: %s", name, file), Edits: edits})
	}
	return fixes
}

// mendOwnFallback takes a locale out of its own list.
func (p *pass) mendOwnFallback(l *locales, target string, list, item manifest.Value) []Fix {
	n := 0
	var at syntax.ItemNode
	for one := range list.Content().Items() {
		n++
		if one.Value().Span() == item.Node().Span() {
			at = one
		}
	}
	if n == 1 {
		pair, _ := l.fallback.Pair(target)
		return []Fix{p.removePair(l.fallback.Content(), pair)}
	}
	return []Fix{{Title: "Remove this entry", Edits: p.edit().RemoveItem(list.Content(), at)}}
}

// standardLocales returns what may be the default locale, or the map that says so: one of those
// that have a file. It is false for other properties.
func (p *pass) standardLocales(t target, name string) ([]choice, bool) {
	s, ok := p.file.Section("translations")
	if !ok || t.name != "translations" || name != "default" && name != "fallback" {
		return nil, false
	}
	var out []choice
	for _, locale := range p.locales(s).names() {
		if len(out) == maxChoices {
			break
		}
		c := choice{label: locale, field: edit.Field{Value: edit.Quoted(locale)}}
		if name == "fallback" {
			c.field = edit.Field{Fields: []edit.Field{{Key: "default", Value: edit.Quoted(locale)}}}
		}
		out = append(out, c)
	}
	return out, true
}
