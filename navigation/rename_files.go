package navigation

import (
	"encoding/json"
	"fmt"
	"strings"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// inFiles makes the edits of the files around the manifest.
func (r *renamer) inFiles() string {
	switch r.places.Kind {
	case TranslationName:
		return r.inLocales()
	case HandlerName:
		return r.inHandler()
	case QueueName:
		return r.inSources()
	}
	return ""
}

// inSources renames a queue where source files give it its name.
func (r *renamer) inSources() string {
	if r.around != nil {
		code := queuesOf(r.file, r.around)
		if doubt, ok := code.Doubt(r.places.Name, r.fresh); ok {
			return code.line(doubt.Place) + " " + doubt.Why
		}
	}
	for _, use := range r.places.Uses {
		if use.Source == nil {
			continue
		}
		edit := text.Edit{Span: use.Span, New: r.fresh}
		if n := len(r.out.Others); n > 0 && r.out.Others[n-1].Source.Path == use.Source.Path {
			r.out.Others[n-1].Edits = append(r.out.Others[n-1].Edits, edit)
			continue
		}
		r.out.Others = append(r.out.Others, SourceEdits{use.Source, []text.Edit{edit}})
	}
	return ""
}

// inLocales renames the key of a text in the file of each locale.
func (r *renamer) inLocales() string {
	for _, path := range localePaths(r.file) {
		fact := r.around.Content(path)
		if fact.Content == nil {
			continue
		}
		all := locales.Of(fact.Content)
		if _, taken := all.texts[r.fresh]; taken {
			return fmt.Sprintf("%s has a text %q already", path, r.fresh)
		}
		if all.members[r.fresh] {
			return fmt.Sprintf("%s has %q already, which is not a text", path, r.fresh)
		}
		at, ok := all.texts[r.places.Name]
		if !ok {
			continue
		}
		old, fresh := r.places.Name, r.fresh
		if at.isNested {
			dot := strings.LastIndexByte(old, '.') + 1
			if !strings.HasPrefix(fresh, old[:dot]) || strings.Contains(fresh[dot:], ".") || fresh == old[:dot] {
				return fmt.Sprintf("in %s the text lies in %q: only what follows the last dot can change", path, strings.TrimSuffix(old[:dot], "."))
			}
			old, fresh = old[dot:], fresh[dot:]
		}
		buffer := buffers.Of(fact.Content)
		if buffer.Slice(at.name) != old {
			return fmt.Sprintf("%s writes the key with escapes: write it plainly first", path)
		}
		quoted, err := json.Marshal(fresh)
		if err != nil {
			return fmt.Sprintf("%q cannot be written in %s", fresh, path)
		}
		edit := text.Edit{Span: at.name, New: string(quoted[1 : len(quoted)-1])}
		r.out.Others = append(r.out.Others, SourceEdits{newSource(r.around.Path(path), fact.Content), []text.Edit{edit}})
	}
	return ""
}

// inHandler renames the function that a handler names, in the file that exports it.
func (r *renamer) inHandler() string {
	handler := r.file.TextOf(r.scalarAt(r.places.Origin))
	stem, export, _ := strings.Cut(handler, ".")
	if _, _, ok := manifest.SplitHandler(stem + "." + r.fresh); !ok || !javascript.IsName(r.fresh) {
		return fmt.Sprintf("%q cannot be the name of a function", r.fresh)
	}
	fact := handlerFile(r.file, stem, r.around)
	if fact.Content == nil {
		return fmt.Sprintf("the file of %q cannot be read", handler)
	}
	edit, refusal := renameExport(fact.Content, export, r.fresh)
	if refusal != "" {
		return fmt.Sprintf("%s: %s", fact.Name, refusal)
	}
	source := newSource(r.around.Path(fact.Name), fact.Content)
	r.out.Others = append(r.out.Others, SourceEdits{source, []text.Edit{edit}})
	return r.inImports(fact.Name, export)
}

// userData are the module types whose keys are part of what users store: with another key it is
// lost to them.
var userData = map[string]string{
	"macro":                    "macros that are on pages",
	"confluence:customContent": "custom content that users made",
	"jira:customField":         "custom fields and their values",
	"jira:customFieldType":     "custom fields of this type and their values",
}

// remark says what depends on the name and is not changed.
func (r *renamer) remark() string {
	switch r.places.Kind {
	case EntityName, AttributeName:
		return "data that is stored under the old name is not moved, and code that names it is not changed"
	case VariableName:
		return "where the app is deployed from, the variable must be set under its new name"
	case TranslationName:
		return "code that asks for the text by its key is not changed"
	case QueueName:
		return r.queueRemark()
	case HandlerName:
		return "other files that import the function are not changed"
	case KeyName:
		return r.keyRemark()
	}
	return ""
}

// queueRemark says what depends on the name of a queue and is not changed. A text that is called like the queue and is none
// of its names is named: that is known of texts only where all queues are understood.
func (r *renamer) queueRemark() string {
	const always = "events that wait in the queue stay in the old one, and tests and code outside of the app's folder are not changed"
	if r.around == nil {
		return always
	}
	code := queuesOf(r.file, r.around)
	for _, other := range code.Others(r.places.Name) {
		return fmt.Sprintf("%s has the same text for something else, which is not changed; %s", code.line(other), always)
	}
	return always
}

// keyRemark says what depends on the key of an entry and is not changed.
func (r *renamer) keyRemark() string {
	switch r.places.Declares {
	case manifest.Action:
		return "skills, prompts and code that mention the action are not changed"
	case manifest.Remote:
		return "code that invokes the remote by its key is not changed"
	case manifest.Resource:
		return "code that shows the resource by its key, in a modal or a frame, is not changed"
	case manifest.Provider:
		return "it becomes another integration, and code that asks for the provider by its key is not changed"
	}
	for _, d := range r.file.Lookup(r.places.Declares, r.places.Name) {
		if !d.Entry.List.IsModule() {
			continue
		}
		if d.Entry.List.Type == "webtrigger" {
			return "its URL becomes another one, and code that asks for the URL by the key is not changed"
		}
		if what := userData[d.Entry.List.Type]; what != "" {
			return "the key is part of " + what + ": an app that is installed loses them"
		}
	}
	return ""
}
