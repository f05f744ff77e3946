package scopes

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var ruleCustomScopeUnknown = &analysis.Rule{
	ID: "custom-scope-unknown", Severity: analysis.Warning, ReadsFiles: true,
	Doc: "A scope of an \"apiRoute\" is one that \"custom-scopes.yaml\" declares.",
	Why: "By the guide to REST APIs of apps, an app declares such scopes in \"custom-scopes.yaml\" and registers them from there. \"forge lint\" " +
		"does not read the file, and nobody can have a scope that is registered nowhere. Without the file beside the manifest, nothing is said.",
}

// customScopesFile is the file that declares the scopes of an app.
const customScopesFile = "custom-scopes.yaml"

// topicCustomScope is the name of each scope that an "apiRoute" asks for.
var topicCustomScope = new(analysis.Topic[string])

// customScopesIn keeps the names of the scopes that a file declares; nil where it cannot be told, as
// where a merge key adds to them.
var customScopesIn = files.NewReading(func(content []byte) (names []string) {
	tree := syntax.Parse(text.New(string(content)))
	if len(tree.Errors()) > 0 {
		return nil
	}
	for pair := range tree.Root().Pair("scopes").Value().Pairs() {
		if pair.KeyText() == "<<" {
			return nil
		}
		names = append(names, pair.KeyText())
	}
	return names
})

// customScopeFacts returns the scopes that an "apiRoute" asks for.
func customScopeFacts(s analysis.Unit) (facts []analysis.Fact) {
	for item := range s.Value("scopes").Items() {
		if v := shape.Original(item); v.Type() == schema.String {
			facts = append(facts, topicCustomScope.Fact(v.Text(), v.Node().Span()))
		}
	}
	return facts
}

// customScopes reports the scopes of routes that the file of the app's scopes does not declare.
func customScopes(p *analysis.Pass) {
	facts := topicCustomScope.In(p)
	if p.Files == nil || len(facts) == 0 {
		return
	}
	file := p.Files.Content(customScopesFile)
	if file.Content == nil {
		return
	}
	declared, isDeclared := customScopesIn.Of(file.Content), map[string]bool{}
	for _, name := range declared {
		isDeclared[name] = true
	}
	for _, f := range facts {
		if len(declared) == 0 || isDeclared[f.Value] {
			continue
		}
		d := analysis.Diagnostic{
			Rule: ruleCustomScopeUnknown, Span: f.Span,
			Message: fmt.Sprintf("%q does not declare the scope %q", customScopesFile, prose.Shortened(f.Value)),
		}
		near := ""
		if p.MaySearch(ruleCustomScopeUnknown) {
			near, _ = schema.Nearest(f.Value, declared)
		}
		switch {
		case near != "":
			d.Message += fmt.Sprintf(": did you mean %q?", near)
			d.Mend = func() []analysis.Fix { return mend.ReplaceText(p, f.Span, near) }
		case len(declared) <= 6:
			d.Message += ": it declares " + prose.And(prose.QuoteAll(declared))
		}
		p.Report(d, analysis.UnlessErrorIn)
	}
}
