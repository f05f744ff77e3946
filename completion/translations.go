package completion

import (
	"encoding/json"
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/files"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// translations completes the key of a text, from the file of the default locale.
func (p *place) translations() {
	standard := p.textAt("translations", "fallback", "default")
	s, ok := p.file.Section("translations")
	if !ok {
		return
	}
	for item := range p.file.Value(p.file.Value(s.Pair.Value()).Content().Get("resources")).Content().Items() {
		n := p.file.Value(item.Value()).Content()
		if n.Kind() != syntax.Mapping || standard != "" && p.stringOf(n.Get("key")) != standard {
			continue
		}
		fact := p.opts.Files.Content(p.stringOf(n.Get("path")))
		p.more = p.more || fact.Kind == files.Pending && p.opts.Files != nil
		if fact.Content == nil {
			return
		}
		for _, t := range translated.Of(fact.Content) {
			p.word(Item{Label: t.key, Kind: Reference, Detail: t.text, Description: p.stringOf(n.Get("key")), document: func() string {
				return description.Translation(p.file, t.key, p.opts.Files)
			}}, t.key)
		}
		return
	}
}

// translation is a text of a translation file.
type translation struct{ key, text string }

// maxTranslations is how many texts of a file are offered.
const maxTranslations = 2000

// translated keeps the texts of files, sorted by their keys.
var translated = files.NewReading(func(content []byte) []translation {
	var data any
	if _, ok := files.DecodedSize(content); !ok {
		return nil
	}
	if json.Unmarshal(content, &data) != nil {
		return nil
	}
	var all []translation
	var collect func(value any, key string)
	collect = func(value any, key string) {
		switch v := value.(type) {
		case string:
			if key != "" && v != "" {
				all = append(all, translation{key, v})
			}
		case map[string]any:
			for name, member := range v {
				if key != "" {
					name = key + "." + name
				}
				collect(member, name)
			}
		}
	}
	collect(data, "")
	slices.SortFunc(all, func(a, b translation) int { return strings.Compare(a.key, b.key) })
	return all[:min(len(all), maxTranslations)]
})

// textOf is a string as a value.
func textOf(s string) *schema.Literal { return schema.StringLiteral(s) }
