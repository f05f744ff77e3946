package explain

import (
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
)

// maxLocales is how many translations are listed.
const maxLocales = 8

// Translation describes a text of the translation files by its key: what it is in each
// locale. It is "" while no file is known.
func Translation(f *manifest.File, key string, around *files.View) string {
	p := &page{title: key}
	p.is("translated text")
	s, ok := f.Section("translations")
	if !ok {
		p.say("The manifest has no `translations`.")
		return p.String()
	}
	section := content(f, s.Pair.Value())
	standard := f.TextOf(content(f, section.Get("fallback")).Get("default"))
	var missing []string
	for item := range content(f, section.Get("resources")).Items() {
		entry := content(f, item.Value())
		locale, path := f.TextOf(entry.Get("key")), f.TextOf(entry.Get("path"))
		fact := around.Content(path)
		if locale == "" || path == "" || fact.Content == nil {
			continue
		}
		name := code(locale)
		if locale == standard {
			name += " (default)"
		}
		switch text, found := translate(files.JSONObject.Of(fact.Content), key); {
		case !found:
			missing = append(missing, name)
		case len(p.facts) < maxLocales:
			p.fact(name + ": " + code(text))
		}
	}
	if len(missing) > 0 {
		p.fact("Not in " + atMost(maxLocales, missing))
	}
	if len(p.facts) == 0 {
		return ""
	}
	p.link("Documentation", sectionLink(f, "translations"))
	return p.String()
}

// translate looks a key up as Forge does: as it is, and then part by part.
func translate(texts map[string]any, key string) (string, bool) {
	if s, ok := texts[key].(string); ok && s != "" {
		return s, true
	}
	for part, rest, more := strings.Cut(key, "."); ; part, rest, more = strings.Cut(rest, ".") {
		if !more {
			s, _ := texts[part].(string)
			return s, s != ""
		}
		texts, _ = texts[part].(map[string]any)
	}
}

func sectionLink(f *manifest.File, name string) string {
	if s, ok := f.Catalogue().Section(name); ok {
		return s.Link
	}
	return ""
}
