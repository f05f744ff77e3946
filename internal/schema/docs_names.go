package schema

import (
	"strings"
	"sync"
)

// ScopeDoc returns what a permission scope allows, in Markdown: what is written about it, or
// a sentence made of the parts of its name. It is "" for what does not look like a scope.
func ScopeDoc(name string) string {
	if text, ok := scopeDocs()[name]; ok {
		return text
	}
	return scopeWords().scope(name)
}

// EventDoc returns when a product event is sent, in Markdown, as [ScopeDoc] does for scopes.
func EventDoc(name string) string {
	if text, ok := eventDocs()[name]; ok {
		return text
	}
	return eventWords().event(name)
}

// connectDoc describes module types of Connect, such as "connect-jira:webPanels".
func connectDoc(typ string) string {
	if text, ok := connectDocs()[typ]; ok {
		return text
	}
	return connectText(typ)
}

// The texts of all names that the embedded catalogue knows.
var (
	scopeDocs = sync.OnceValue(func() map[string]string {
		return describe(Embedded().Scopes(), scopeWords().scope)
	})
	eventDocs = sync.OnceValue(func() map[string]string {
		return describe(Embedded().EventNames(), eventWords().event)
	})
	connectDocs = sync.OnceValue(func() map[string]string {
		return describe(Embedded().ModuleNames(), connectText)
	})
)

func describe(names []string, text func(name string) string) map[string]string {
	texts := make(map[string]string, len(names))
	for _, name := range names {
		if t := text(name); t != "" {
			texts[name] = t
		}
	}
	return texts
}

// connectText fills in the text of "connect-*" in modules.md.
func connectText(typ string) string {
	name, isConnect := strings.CutPrefix(typ, "connect-")
	product, kind, _ := strings.Cut(name, ":")
	if !isConnect || product == "" || kind == "" {
		return ""
	}
	text := documents.modules().below["connect-*"].text
	return strings.NewReplacer("{product}", scopeWords().word("products", product), "{name}", name, "{kind}", kind).Replace(text)
}

// connectKind describes a type of Connect modules below "connectModules", such as
// "jira:webPanels".
func connectKind(typ string) string {
	product, kind, _ := strings.Cut(typ, ":")
	meaning := connectKinds()[kind]
	if product == "" || meaning == "" {
		return ""
	}
	what, instead, _ := strings.Cut(meaning, ". ")
	text := what + ", of a Connect app for " + scopeWords().word("products", product) + ". Forge takes the entries as they stand in the descriptor, and does not check them."
	if instead != "" {
		text += " " + instead + "."
	}
	return text
}

// connectKinds are the kinds of Connect modules, each with its meaning.
var connectKinds = sync.OnceValue(func() map[string]string { return documents.connect().below["kinds"].table() })

// vocabulary is what scopes.md and events.md hold: texts of single names, and tables of words
// to make texts of all others. A heading without a colon names a table, whose lines are
// "- word: meaning".
type vocabulary struct {
	texts  map[string]string
	tables map[string]map[string]string
}

var scopeWords, eventWords = vocabularyOf("scopes"), vocabularyOf("events")

func vocabularyOf(file string) func() *vocabulary {
	return sync.OnceValue(func() *vocabulary {
		v := &vocabulary{texts: map[string]string{}, tables: map[string]map[string]string{}}
		for heading, page := range document(file)().below {
			if strings.Contains(heading, ":") {
				v.texts[heading] = page.text
				continue
			}
			v.tables[heading] = page.table()
		}
		return v
	})
}

// scope reads "verb:object", "verb:object:product" and "verb:graph:object:product".
func (v *vocabulary) scope(name string) string {
	if text, ok := v.texts[name]; ok {
		return text
	}
	if strings.HasSuffix(name, ":custom") {
		return v.texts[":custom"]
	}
	parts := strings.Split(name, ":")
	verb, known := v.tables["verbs"][parts[0]]
	if !known || len(parts) < 2 || strings.HasSuffix(name, ":") || strings.Contains(name, "::") {
		return ""
	}
	switch {
	case len(parts) == 2:
		return verb + " " + v.objects(parts[1]) + "."
	case len(parts) == 3:
		return verb + " " + v.objects(parts[1]) + " in " + v.word("products", parts[2]) + "."
	case len(parts) == 4 && parts[1] == "graph":
		return verb + " " + v.objects(parts[2]) + " of " + v.word("products", parts[3]) + " in the Teamwork Graph."
	}
	return ""
}

// event reads "avi:product:verb:object"; an object may have colons of its own.
func (v *vocabulary) event(name string) string {
	if text, ok := v.texts[name]; ok {
		return text
	}
	parts := strings.SplitN(name, ":", 4)
	if len(parts) < 4 || parts[0] != "avi" || strings.HasSuffix(name, ":") || strings.Contains(name, "::") {
		return ""
	}
	verb, known := v.tables["verbs"][parts[2]]
	if !known {
		verb = "is " + spaced(parts[2])
	}
	object, known := v.tables["objects"][parts[3]]
	if !known {
		object = article(parts[3]) + " " + spaced(parts[3])
	}
	return "Sent when " + object + " " + verb + " in " + v.word("products", parts[1]) + "."
}

// objects is the plural of the object of a scope.
func (v *vocabulary) objects(object string) string {
	if words, ok := v.tables["objects"][object]; ok {
		return words
	}
	words := spaced(object)
	if stem, ok := strings.CutSuffix(words, "y"); ok && !strings.HasSuffix(stem, "e") {
		return stem + "ies"
	}
	return strings.TrimSuffix(words, "s") + "s"
}

func (v *vocabulary) word(table, word string) string {
	if words, ok := v.tables[table][word]; ok {
		return words
	}
	return spaced(word)
}

var punctuation = strings.NewReplacer("-", " ", "_", " ", ".", " ", ":", " ")

func spaced(name string) string { return punctuation.Replace(name) }

func article(name string) string {
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an"
	}
	return "a"
}

// eventPages are the pages about product events, by the product in their names.
var eventPages = map[string]string{
	"bitbucket": "bitbucket", "compass": "compass", "confluence": "confluence", "forge": "life-cycle", "jira": "jira",
	"jira-software": "jira-software", "jsm-entity": "jira-service-management",
}

// EventLink returns the address of the documentation of a product event.
func EventLink(name string) string {
	const reference = "https://developer.atlassian.com/platform/forge/events-reference/"
	parts := strings.Split(name, ":")
	if len(parts) < 2 || eventPages[parts[1]] == "" {
		return reference
	}
	return reference + eventPages[parts[1]] + "/"
}
