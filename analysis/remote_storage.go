package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

const (
	storing      = "    operations:\n      - storage\n"
	moduleRemote = "  remote:\n    - key: backend\n      baseUrl: https://example.com\n      operations:\n        - storage\n      storage:\n        inScopeEUD: "
)

var (
	ruleRemoteStorageScope = &Rule{
		ID: "remote-storage-scope", Severity: Error, Official: []string{"app.remotes.missingRemotesStorageInScopeEUD"},
		Doc: "A remote that stores data says whether end-user data are among it.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + remotes + storing,
		Good: head + webtrigger + functions + remotes + storing + "    storage:\n      inScopeEUD: false\n",
	}
	ruleModuleRemoteStorageScope = &Rule{
		ID: "module-remote-storage-scope", Severity: Error, Official: []string{"modules.remote.missingModuleRemoteStorageInScopeEUD"},
		Doc: "A remote that is a module and stores data says that end-user data are among it.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + moduleRemote + "false\n",
		Good: head + webtrigger + functions + moduleRemote + "true\n",
	}
)

// storageOperation is the place where a remote says that it stores data.
func (s scope) storageOperation(remote manifest.Value) (text.Span, bool) {
	if pair, ok := remote.Pair("operations"); ok {
		for item := range s.file.Value(pair.Value()).Content().Items() {
			if v := s.file.Value(item.Value()); v.Type() == schema.String && v.Text() == "storage" {
				return item.Value().Span(), true
			}
		}
	}
	return text.Span{}, false
}

// storageScope says that a remote stores data and does not say which.
func (s scope) storageScope(remote manifest.Value) []finding {
	at, ok := s.storageOperation(remote)
	if _, told := remote.Pair("storage"); !ok || told { // what is wrong in it, the schema says
		return nil
	}
	return []finding{{
		Diagnostic: Diagnostic{
			Rule: ruleRemoteStorageScope, Severity: Error, Span: at,
			Message: "a remote that stores data says whether end-user data are among it: add \"storage\" with \"inScopeEUD: true\" or \"inScopeEUD: false\"",
		},
		place: s.node.Span().Start, absent: "storage",
		fix: func(p *pass, t target) []Fix {
			return []Fix{p.sayStorage(t.node, "true", "stores end-user data"), p.sayStorage(t.node, "false", "stores no end-user data")}
		},
	}}
}

// sayStorage adds what a remote stores.
func (p *pass) sayStorage(remote syntax.Node, value, meaning string) Fix {
	f := edit.Field{Key: "storage", Fields: []edit.Field{{Key: "inScopeEUD", Value: value}}}
	return Fix{
		Title: fmt.Sprintf("Add inScopeEUD: %s (it %s)", value, meaning),
		Edits: p.edit().Fields(remote, f),
	}
}

// moduleStorageScope is storageScope for the older form of a remote, in which only "true"
// will do.
func (s scope) moduleStorageScope(remote manifest.Value) []finding {
	at, ok := s.storageOperation(remote)
	if !ok {
		return nil
	}
	f := finding{
		Diagnostic: Diagnostic{
			Rule: ruleModuleRemoteStorageScope, Severity: Error,
			Message: "a remote at \"modules.remote\" that stores data must have \"storage\" with \"inScopeEUD: true\"",
		},
		place: s.node.Span().Start, absent: "storage",
	}
	storage, told := remote.Pair("storage")
	if !told {
		f.fix = func(p *pass, t target) []Fix {
			return []Fix{p.sayStorage(t.node, "true", "stores end-user data")}
		}
	} else {
		in := s.file.Value(storage.Value())
		pair, ok := in.Pair("inScopeEUD")
		if !ok && in.Type() == schema.Map && !in.MayHave("inScopeEUD") {
			f.Span, f.place, f.absent = storage.Key().Span(), in.Content().Span().Start, "inScopeEUD"
			f.fix = func(p *pass, t target) []Fix {
				return []Fix{{Title: "Add inScopeEUD: true", Edits: p.edit().Fields(t.mapAt(t.place), edit.Field{Key: "inScopeEUD", Value: "true"})}}
			}
			return []finding{f}
		}
		if !ok || !isFalsy(s.file.Value(pair.Value()).Content()) {
			return nil // it is right, or the schema says what is wrong
		}
		at, f.absent = pair.Value().Span(), ""
		f.place = pair.Key().Span().Start
		f.Message += "; or move it to \"remotes\", where \"false\" is allowed"
		f.fix = func(p *pass, t target) []Fix {
			_, pair := t.pairAt(t.place)
			if pair.IsZero() {
				return nil
			}
			return []Fix{{Title: "Replace by \"true\"", Edits: p.edit().SetValue(pair, "true")}}
		}
	}
	f.Span = at
	return []finding{f}
}
