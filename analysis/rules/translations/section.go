package translations

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// locales is what the section "translations" says.
type locales struct {
	list     syntax.PairNode // "resources"
	all      []locale        // whose names can be told, in the order of the text
	files    []locale        // those of them that Forge looks at: the first of each name
	open     bool            // there may be more than can be told
	fallback manifest.Value
	standard string         // the locale in which every text must be; "" when it cannot be told
	byName   map[string]int // of files
	size     int            // of the texts, together
}

// locale is an entry of the list of translation files.
type locale struct {
	name   string
	nameAt manifest.Value
	path   string
	pathAt manifest.Value
	item   syntax.ItemNode
	kind   files.Kind // of what is at the path
	texts  *texts     // nil unless there is a file that can be read
	// unread says that the file was not looked at, because it, or all before it, hold too much.
	unread bool
}

// Limits of the translation files of a manifest that are looked at: their number, and how many
// bytes they take together.
const (
	maxLocaleFiles = 100
	maxTexts       = 64 << 20
)

// localesOf reads the section "translations".
func localesOf(p *analysis.Pass, s manifest.Section) *locales {
	l := &locales{byName: map[string]int{}}
	section := p.File.Value(s.Pair.Value())
	if section.Type() != schema.Map {
		l.open = true
		return l
	}
	resources := section.At("resources")
	l.list = resources.Pair
	l.open = resources.Value.Type() != schema.List || p.BrokenIn(resources.Pair.Span(), 1)
	if resources.Value.Type() == schema.List {
		for item := range resources.Value.Content().Items() {
			l.add(p, item)
		}
	}
	l.fallback = section.At("fallback").Value
	if standard := l.fallback.At("default").Value; standard.Type() == schema.String {
		l.standard = standard.Text()
	}
	return l
}

// add reads an entry of the list.
func (l *locales) add(p *analysis.Pass, item syntax.ItemNode) {
	entry := p.File.Value(item.Value())
	one := locale{item: item, nameAt: entry.At("key").Value, pathAt: entry.At("path").Value}
	if one.nameAt.Type() != schema.String {
		l.open = true
		return
	}
	one.name = one.nameAt.Text()
	if one.pathAt.Type() == schema.String {
		one.path = one.pathAt.Text()
		fact := p.Files.Content(one.path)
		one.kind = fact.Kind
		l.read(&one, fact)
	}
	if l.file(one.name) == nil {
		l.byName[one.name] = len(l.files)
		l.files = append(l.files, one)
	}
	l.all = append(l.all, one)
}

// read looks into a file, unless those before it hold too much.
func (l *locales) read(one *locale, fact files.Fact) {
	switch one.unread = fact.Kind == files.TooLarge; {
	case fact.Content == nil:
	case l.size > maxTexts || len(l.files) >= maxLocaleFiles:
		one.unread = true
	default:
		one.texts = textsIn.Of(fact.Content)
		one.unread = one.texts.heavy
		l.size += one.texts.size
	}
}

// file returns the file of a locale, or nil.
func (l *locales) file(name string) *locale {
	if i, ok := l.byName[name]; ok {
		return &l.files[i]
	}
	return nil
}

// names are the locales that have a file.
func (l *locales) names() []string {
	var names []string
	for _, one := range l.files {
		names = append(names, one.name)
	}
	return names
}

// supportedLocales are the locales that Forge knows.
func supportedLocales(p *analysis.Pass) []string {
	section, ok := p.File.Catalogue().Section("translations")
	if !ok {
		return nil
	}
	s := analysis.PropertySchema(section.Schema, nil, "resources")
	if s == nil || s.Items == nil {
		return nil
	}
	if s = analysis.PropertySchema(s.Items, nil, "key"); s == nil {
		return nil
	}
	var names []string
	for _, part := range s.Parts(nil) {
		for _, value := range part.Enum {
			names = append(names, value.Text())
		}
	}
	return names
}

// usualLocales are those that people mean by shorter or other names.
var usualLocales = map[string]string{
	"en": "en-US", "zh": "zh-CN", "pt": "pt-PT", "nb": "no-NO", "nb-no": "no-NO", "en-uk": "en-GB",
}

// localeOf guesses which locale a file is for by its name: "fr.json" is for "fr-FR". It
// returns "" for files of another kind.
func localeOf(p *analysis.Pass, path string) string {
	name := path[strings.LastIndexByte(path, '/')+1:]
	stem, isJSON := strings.CutSuffix(name, ".json")
	if !isJSON {
		return ""
	}
	stem = strings.ToLower(strings.ReplaceAll(stem, "_", "-"))
	supported := supportedLocales(p)
	if usual := usualLocales[stem]; slices.Contains(supported, usual) {
		return usual
	}
	for _, locale := range supported {
		if lower := strings.ToLower(locale); lower == stem || strings.HasPrefix(lower, stem+"-") {
			return locale
		}
	}
	return ""
}
