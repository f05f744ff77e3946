package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
)

// declareAction makes an action that calls the first function.
func (p *pass) declareAction(d declaration, name string) (declaration, bool) {
	function := p.firstName(manifest.Function)
	if function == "" {
		return d, false
	}
	d.item = []edit.Field{
		{Key: "key", Value: edit.Quoted(name)},
		{Key: "name", Value: edit.Quoted(inWords(name))},
		{Key: "function", Value: edit.Quoted(function)},
		{Key: "actionVerb", Value: "GET"},
		{Key: "description", Value: edit.Quoted(inWords(name))},
	}
	return d.into(p, "action")
}

// declarePage makes a page of a type that the manifest does not have yet: Forge accepts only
// one of each.
func (p *pass) declarePage(d declaration, name, typ string) (declaration, bool) {
	resource := p.firstName(manifest.Resource)
	for l := range p.file.ModuleLists() {
		if l.Type == typ {
			return d, false
		}
	}
	if resource == "" {
		return d, false
	}
	d.item = []edit.Field{
		{Key: "key", Value: edit.Quoted(name)},
		{Key: "title", Value: edit.Quoted(inWords(name))},
		{Key: "resource", Value: edit.Quoted(resource)},
	}
	return d.into(p, typ)
}

// declareContent makes the custom content that another one names, as its container or child,
// and that names it in turn.
func (p *pass) declareContent(ref manifest.Reference) (declaration, bool) {
	d := declaration{kind: manifest.CustomContent}
	key, ok := ref.Entry.Key()
	resource, function := p.firstName(manifest.Resource), p.firstName(manifest.Function)
	if !ok || key.Unknown || p.file.Declares(manifest.Module, ref.Name) {
		return d, false
	}
	d.item = []edit.Field{{Key: "key", Value: edit.Quoted(ref.Name)}, {Key: "title", Value: edit.Quoted(inWords(ref.Name))}}
	switch {
	case resource != "":
		d.item = append(d.item, edit.Field{Key: "resource", Value: edit.Quoted(resource)})
	case function != "":
		d.item = append(d.item, edit.Field{Key: "function", Value: edit.Quoted(function)})
	default:
		return d, false
	}
	back := "[" + edit.Quoted("this:"+key.Name) + "]"
	if ref.Path[0] == childTypes {
		d.item = append(d.item, edit.Field{Key: containerTypes, Value: back})
	} else {
		d.item = append(d.item, edit.Field{Key: containerTypes, Value: "[space]"}, edit.Field{Key: childTypes, Value: back})
	}
	return d.into(p, "confluence:customContent")
}

// firstName is the first name of a kind that is declared, or "".
func (p *pass) firstName(kind manifest.Kind) string {
	for _, d := range p.file.Definitions(kind) {
		if !d.Unknown {
			return d.Name
		}
	}
	return ""
}

// inWords makes a title of a key: "Send mail" of "send-mail".
func inWords(key string) string {
	words := strings.Join(strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune("-_.", r) }), " ")
	first, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return key
	}
	return string(unicode.ToUpper(first)) + words[n:]
}
