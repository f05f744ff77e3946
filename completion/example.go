package completion

import (
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

const appID = edit.AppID

// examples are likely values of properties, by their name.
var examples = map[string]string{
	"id": appID, "path": "static/main", "handler": "index.run", "url": "https://example.com", "icon": "https://example.com/icon.svg",
	"thumbnail": "https://example.com/icon.svg", "baseUrl": "https://example.com", "address": "example.com", "route": "main",
	"cpu": "500m", "memory": "1Gi", "tag": "latest", "prompt": "Be helpful.", "expression": "true", "width": "600px", "dir": "skills/main",
}

// exampleText tries words until the schema accepts one.
func exampleText(name string, s *schema.Schema, refers schema.Reference) string {
	words := []string{examples[name], name}
	switch {
	case refers == schema.ToHandler:
		words = append([]string{"index.run"}, words...)
	case refers == schema.ToPath:
		words = append([]string{"static/main"}, words...)
	case refers != "":
		words = append([]string{"main"}, words...)
	case strings.Contains(strings.ToLower(name), "url"), strings.Contains(strings.ToLower(name), "link"):
		words = append([]string{"https://example.com"}, words...)
	case name != "" && examples[name] == "":
		words = append([]string{strings.ToUpper(name[:1]) + name[1:]}, words...)
	}
	words = append(words, "main", "index.run", "https://example.com", "example.com", "/run", "1", "500m", "1Gi", "page", "read:example:custom", appID)
	for _, w := range words {
		if w != "" && s.Accepts(schema.StringLiteral(w)) {
			return w
		}
	}
	return ""
}

// exampleNumber is the smallest number that is accepted.
func exampleNumber(parts []*schema.Schema) float64 {
	n := 1.0
	for _, part := range parts {
		if part.Minimum != nil {
			n = max(n, *part.Minimum)
		}
		if part.MultipleOf != nil {
			n = max(n, *part.MultipleOf)
		}
	}
	return n
}

// current returns the values of an enumeration that are not outdated, the default first.
func current(s *schema.Schema) []*schema.Literal {
	out := s.Current()
	for i, v := range out {
		if s.Default != nil && s.Default.String() == v.String() {
			copy(out[1:i+1], out[:i])
			out[0] = v
		}
	}
	return out
}
