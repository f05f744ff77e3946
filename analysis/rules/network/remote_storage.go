package network

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleRemoteStorageScope = &analysis.Rule{
		ID: "remote-storage-scope", Severity: analysis.Error, Official: []string{"app.remotes.missingRemotesStorageInScopeEUD"},
		Doc: "A remote that stores data says whether it stores end-user data.",
	}
	ruleModuleRemoteStorageScope = &analysis.Rule{
		ID: "module-remote-storage-scope", Severity: analysis.Error, Official: []string{"modules.remote.missingModuleRemoteStorageInScopeEUD"},
		Doc: "A remote that is a module and stores data says that end-user data are among it.",
	}
)

// storageOperation is the place where a remote says that it stores data.
func storageOperation(s analysis.Unit, remote manifest.Value) (text.Span, bool) {
	for item := range remote.At("operations").Value.Content().Items() {
		if v := s.File.Value(item.Value()); v.Type() == schema.String && v.Text() == "storage" {
			return item.Value().Span(), true
		}
	}
	return text.Span{}, false
}

// storageScope says that a remote stores data and does not say which.
func storageScope(s analysis.Unit, remote manifest.Value) []analysis.Finding {
	at, ok := storageOperation(s, remote)
	if _, told := remote.LastPair("storage"); !ok || told { // what is wrong in it, the schema says
		return nil
	}
	return []analysis.Finding{{
		Diagnostic: analysis.Diagnostic{
			Rule: ruleRemoteStorageScope, Severity: analysis.Error, Span: at,
			Message: "a remote that stores data must say whether it stores end-user data: add \"storage\" with \"inScopeEUD: true\" or \"inScopeEUD: false\"",
		},
		Place: s.Node.Span().Start, Absent: "storage",
		Fix: func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			return []analysis.Fix{sayStorage(p, t.Node, "true", "stores end-user data"), sayStorage(p, t.Node, "false", "stores no end-user data")}
		},
	}}
}

// sayStorage adds what a remote stores.
func sayStorage(p *analysis.Pass, remote syntax.Node, value, meaning string) analysis.Fix {
	f := yamledit.Field{Key: "storage", Fields: []yamledit.Field{{Key: "inScopeEUD", Value: value}}}
	return analysis.Fix{
		Title: fmt.Sprintf("Add inScopeEUD: %s (it %s)", value, meaning),
		Edits: p.Edit().Fields(remote, f),
	}
}

// moduleStorageScope is storageScope for the older form of a remote, in which only "true"
// will do.
func moduleStorageScope(s analysis.Unit, remote manifest.Value) []analysis.Finding {
	at, ok := storageOperation(s, remote)
	if !ok {
		return nil
	}
	f := analysis.Finding{
		Diagnostic: analysis.Diagnostic{
			Rule: ruleModuleRemoteStorageScope, Severity: analysis.Error,
			Message: "a remote at \"modules.remote\" that stores data needs \"storage\" with \"inScopeEUD: true\"",
		},
		Place: s.Node.Span().Start, Absent: "storage",
	}
	storage, told := remote.LastPair("storage")
	if !told {
		f.Fix = func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			return []analysis.Fix{sayStorage(p, t.Node, "true", "stores end-user data")}
		}
	} else {
		in := s.File.Value(storage.Value())
		pair, ok := in.LastPair("inScopeEUD")
		if !ok && in.Type() == schema.Map && !in.MayHave("inScopeEUD") {
			f.Span, f.Place, f.Absent = storage.Key().Span(), in.Content().Span().Start, "inScopeEUD"
			f.Fix = func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
				return []analysis.Fix{{Title: "Add inScopeEUD: true", Edits: p.Edit().Fields(t.MapAt(t.Place), yamledit.Field{Key: "inScopeEUD", Value: "true"})}}
			}
			return []analysis.Finding{f}
		}
		if !ok || !analysis.IsFalsy(s.File.Value(pair.Value()).Content()) {
			return nil // it is right, or the schema says what is wrong
		}
		at, f.Absent = pair.Value().Span(), ""
		f.Place = pair.Key().Span().Start
		f.Message += ", or move it to the section \"remotes\", where \"false\" is allowed"
		f.Fix = func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			_, pair := t.PairAt(t.Place)
			if pair.IsZero() {
				return nil
			}
			return []analysis.Fix{{Title: "Replace with \"true\"", Edits: p.Edit().SetValue(pair, "true")}}
		}
	}
	f.Span = at
	return []analysis.Finding{f}
}
