package navigation

import (
	"bytes"
	"cmp"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// translation finds the text of the translation files whose key the cursor is on.
func (c *cursor) translation() (Places, bool) {
	if c.ctx.Entry == nil {
		return Places{}, false
	}
	for found := range c.ctx.Entry.I18n() {
		if found.Value.Contains(c.offset) && !found.Unknown {
			p := translationPlaces(c.file, found.Key, c.around)
			p.Origin = found.Span
			return p, true
		}
	}
	return Places{}, false
}

// translationPlaces are those of a text: its line in the file of each locale, and what takes it.
func translationPlaces(f *manifest.File, key string, around *files.View) Places {
	p := Places{Kind: TranslationName, Name: key}
	for use := range f.I18n() {
		if use.Key == key && !use.Unknown {
			p.Uses = append(p.Uses, here(use.Span))
		}
	}
	for _, name := range localePaths(f) {
		fact := around.Content(name)
		p.Pending = p.Pending || fact.Kind == files.Pending
		if fact.Content == nil {
			p.Unread = cmp.Or(p.Unread, unread(name, fact))
			continue
		}
		found := locales.Of(fact.Content)
		if !found.isWhole {
			p.Unread = cmp.Or(p.Unread, notToItsEnd(name))
		}
		if at, ok := found.texts[key]; ok {
			p.Definitions = append(p.Definitions, inSource(around.Path(name), fact.Content, at.name))
		}
	}
	return p
}

// localePaths are the paths of the translation files, in the order of the manifest, each once.
func localePaths(f *manifest.File) []string {
	resources := f.At("translations", "resources")
	if !resources.Exists() {
		return nil
	}
	var paths []string
	for item := range resources.Value.Items() {
		value := item.(manifest.Value).At("path").Value.Text()
		if name := path.Clean(value); value != "" && !slices.Contains(paths, name) {
			paths = append(paths, name)
		}
	}
	return paths
}

// localeText is a text of a translation file.
type localeText struct {
	name text.Span // the last part of its key, without quotes
	// isNested says that the parts of its key are the keys of objects in objects.
	isNested bool
}

// locale is what a translation file holds. What is no JSON has what stands in front of the mistake.
type locale struct {
	// texts are the places of the texts, by their keys as Forge looks them up: at the top as they
	// are, else by their parts between dots.
	texts map[string]localeText
	// members are the keys of all that can stand where a text can: objects, lists and empty texts, too.
	members map[string]bool
	// isWhole says that the file was read to its end, with nothing passed over.
	isWhole bool
}

// locales keeps what translation files hold.
var locales = files.NewReading(func(content []byte) locale {
	if _, ok := files.DecodedSize(content); !ok {
		return locale{}
	}
	s := localeScan{src: content, decoder: json.NewDecoder(bytes.NewReader(content)), texts: map[string]localeText{}, members: map[string]bool{}}
	s.decoder.UseNumber()
	token, _, ok := s.next()
	isWhole := ok && (token != json.Delim('{') || s.object("", 0))
	return locale{s.texts, s.members, isWhole && !s.passed}
})

// localeScan reads a translation file.
type localeScan struct {
	src     []byte
	decoder *json.Decoder
	texts   map[string]localeText
	members map[string]bool
	// passed says that an object was passed over that may hold texts.
	passed bool
}

// next returns the next token and where it stands. It is false at the end and at a mistake.
func (s *localeScan) next() (json.Token, text.Span, bool) {
	start := int(s.decoder.InputOffset())
	token, err := s.decoder.Token()
	end := int(s.decoder.InputOffset())
	for start < end && strings.IndexByte(" \t\r\n,:", s.src[start]) >= 0 {
		start++
	}
	return token, text.Span{Start: start, End: end}, err == nil
}

// Limits of what is read of a translation file: how deep its texts may lie, and how long the key of
// an object may be, in bytes, which is a part of the key of each text in it.
const maxNesting, maxPrefix = 50, 1000

// object reads the rest of an object behind its brace. Prefix is the key of what it is the value
// of, with a dot behind it.
func (s *localeScan) object(prefix string, depth int) bool {
	for {
		key, at, ok := s.next()
		name, isName := key.(string)
		if !ok || !isName {
			return ok
		}
		value, _, ok := s.next()
		if !ok {
			return false
		}
		s.members[prefix+name] = true
		reachable := depth == 0 || !strings.Contains(name, ".")
		switch v := value.(type) {
		case string:
			if v != "" && reachable {
				s.add(prefix+name, localeText{text.Span{Start: at.Start + 1, End: at.End - 1}, depth > 0})
			}
		case json.Delim:
			if !s.inside(v, prefix+name+".", depth+1, reachable && !strings.Contains(name, ".")) {
				return false
			}
		}
	}
}

// inside reads the rest of a value that has others in it.
func (s *localeScan) inside(opening json.Delim, prefix string, depth int, reachable bool) bool {
	if opening == '{' && reachable {
		if depth < maxNesting && len(prefix) <= maxPrefix {
			return s.object(prefix, depth)
		}
		s.passed = true
	}
	for open := 1; open > 0; {
		token, _, ok := s.next()
		if !ok {
			return false
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			open++
		case json.Delim('}'), json.Delim(']'):
			open--
		}
	}
	return true
}

// add keeps a text: of several with one key the last counts, but one at the top goes first.
func (s *localeScan) add(key string, t localeText) {
	if old, again := s.texts[key]; !again || old.isNested || !t.isNested {
		s.texts[key] = t
	}
}
