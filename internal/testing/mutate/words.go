package mutate

import (
	"maps"
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// words are what properties are likely to hold, by their name. What a property names
// must be declared, so these words decide the references of the manifests (see refer).
var words = map[string][]string{
	"function": {"main"}, "endpoint": {"server"}, "resource": {"main"}, "remote": {"backend"}, "service": {"worker"},
	"handler": {"index.run"}, "path": {"static/main", "/run"}, "page": {"page"}, "adminPage": {"page"},
	"provider": {"login"}, "actions": {"act"}, "tools": {"act"}, "icon": {"https://example.com/icon.png", "resource:main;icon.svg"},
	"title": {"Title"}, "name": {"Name", "name"}, "description": {"What it does"}, "label": {"Label"}, "thumbnail": {"https://example.com/a.png"},
	"url": {"https://example.com"}, "baseUrl": {"https://example.com"}, "documentationLink": {"https://example.com"},
	"expression": {"true"}, "pattern": {"https://example.com/*"}, "filePattern": {"a.*"}, "accelerator": {"ctrl+k"},
	"prompt": {"Be helpful"}, "id": {"ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111", "id"},
	"dir": {"skills/greet"}, "address": {"https://example.com"}, "queue": {"jobs"}, "scopes": {"read:jira-work"}, "images": {"*.example.com"},
	"fonts": {"*.example.com"}, "styles": {"*.example.com"}, "frames": {"*.example.com"}, "media": {"*.example.com"}, "navigation": {"*.example.com"},
	"scripts": {"*.example.com"}, "backend": {"*.example.com"}, "client": {"*.example.com"}, "supportedPatterns": {"https://example.com"},
	"i18n": {"app.text"}, "value": {"text"}, "route": {"main"}, "actionType": {"read"}, "tag": {"latest"}, "width": {"400px"},
	"height": {"300px"}, "propertyKey": {"property"}, "startAt": {"start"}, "searchAlias": {"alias"}, "light": {"https://example.com/light.png"},
	"dark": {"https://example.com/dark.png"}, "containers": {"web"}, "cloudId": {"id"}, "locale": {"en-US"}, "events": {"avi:jira:created:issue"},
}

// common are tried for every string.
var common = []string{
	"main", "word", "Word", "https://example.com", "/path", "example.com", "resource:main;icon.svg", "index.run", "#ff0000",
	"1", "a", "a.b", "read:me", "en-US", "2026-01-01", "ari:cloud:x::y/z", "issue", "read:example:custom",
}

// word returns a string that a schema accepts, or false.
func (b *builder) word(name string, s *schema.Schema, parts []*schema.Schema) (*Node, bool) {
	var candidates []string
	candidates = append(candidates, words[name]...)
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if len(candidates) == 0 && strings.EqualFold(key, name[max(0, len(name)-len(key)):]) {
			candidates = append(candidates, words[key]...) // "redirectUrl", "defaultTitle"
		}
	}
	candidates = append(candidates, name)
	candidates = append(candidates, common...)
	for _, part := range parts {
		if part.Pattern != nil {
			candidates = append(candidates, instances(part.Pattern.Source)...)
		}
		if part.Length.Min > 0 {
			candidates = append(candidates, strings.Repeat("abc ", part.Length.Min)[:part.Length.Min])
		}
	}
	for _, w := range candidates {
		if n := str(w); w != "" && b.accepts(s, n) {
			return n, true
		}
	}
	return nil, false
}

// instances makes a few strings that match a regular expression, if Go knows its syntax.
func instances(source string) []string {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	var out []string
	for seed := range uint64(8) {
		out = append(out, instance(re.Simplify(), rand.New(rand.NewPCG(seed, 1))))
	}
	return out
}

func instance(re *syntax.Regexp, r *rand.Rand) string {
	var s strings.Builder
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCharClass:
		if len(re.Rune) > 0 {
			i := 2 * r.IntN(len(re.Rune)/2)
			return string(re.Rune[i] + rune(r.IntN(int(min(re.Rune[i+1]-re.Rune[i], 25))+1)))
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "a"
	case syntax.OpAlternate:
		return instance(re.Sub[r.IntN(len(re.Sub))], r)
	case syntax.OpConcat, syntax.OpCapture:
		for _, sub := range re.Sub {
			s.WriteString(instance(sub, r))
		}
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		for range max(re.Min, r.IntN(3), map[bool]int{true: 1}[re.Op == syntax.OpPlus]) {
			s.WriteString(instance(re.Sub[0], r))
			if re.Op == syntax.OpQuest {
				break
			}
		}
	}
	return s.String()
}
