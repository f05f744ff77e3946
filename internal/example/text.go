package example

import (
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// names are what a string names where nothing is declared.
var names = map[schema.Reference]string{
	schema.ToHandler: "index.run", schema.ToPath: "static/main", schema.ToEvent: "avi:forge:installed:app",
}

// own are properties whose text an author makes up, and whether people read it. It names nothing
// that must be elsewhere.
var own = map[string]bool{
	"title": true, "name": true, "label": true, "description": true, "text": true, "header": true, "tooltip": true,
	"key": false, "route": false, "routePrefix": false, "propertyKey": false, "value": false, "default": false, "identifier": false,
	"method": false, "workflow": false, "startAt": false, "customFieldName": false, "customFieldValue": false,
	"clientId": false, "": false,
}

// text finds a text that a schema accepts, and that says something if there is one. It is a
// guess where only a word would do that names nothing.
func text(place []string, s *schema.Schema, refers schema.Reference) (found string, guess bool) {
	name := ""
	if len(place) > 0 {
		name = place[len(place)-1]
	}
	isRead, isOwn := own[name]
	known := schema.ExampleText(place)
	likely := []string{known, names[refers]}
	switch {
	case refers == schema.ToScope, refers == schema.ToTranslation:
		return "", true
	case refers != "" && names[refers] == "":
		likely = append(likely, "main")
	case isRead:
		likely = append(likely, prose.Capital(name))
	case strings.Contains(strings.ToLower(name), "url"), strings.Contains(strings.ToLower(name), "link"):
		likely = append(likely, "https://example.com")
	case isOwn:
		likely = append(likely, name, "main")
	}
	takesAll := s.Accepts(schema.StringLiteral("a word"))
	shaped := []string{"https://example.com", "example.com", "/run", "1Gi", "500m", "1", "page", "read:example:custom", "main", yamledit.AppID}
	if isOwn || !takesAll {
		likely = append(likely, shaped...)
	}
	for i, words := range [][]string{likely, append([]string{name, prose.Capital(name)}, shaped...)} {
		for _, word := range words {
			if word != "" && s.Accepts(schema.StringLiteral(word)) {
				return word, i > 0
			}
		}
	}
	return "", true
}
