package network

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var ruleCSPScriptSource = &analysis.Rule{
	ID: "csp-script-source", Severity: analysis.Error,
	Doc: "The scripts that a content security policy allows are named by a keyword, \"blob:\" or a hash.",
}

// cspSources are the words that "permissions.content.scripts" can hold.
var cspSources = []string{"unsafe-eval", "unsafe-hashes", "unsafe-inline", "blob:"}

// hashLengths is how many characters of Base64 each kind of hash has.
var hashLengths = map[string]int{"sha256": 44, "sha384": 64, "sha512": 88}

// maxScriptSource is how long the schema lets a source be.
const maxScriptSource = 128

// scriptSources reports what "permissions.content.scripts" cannot hold.
func scriptSources(p *analysis.Pass) {
	for item := range p.File.At("permissions", "content", "scripts").Value.Content().Items() {
		v := p.File.Value(item.Value())
		if v.Type() != schema.String || isScriptSource(v.Text()) || utf8.RuneCountInString(v.Text()) > maxScriptSource {
			continue
		}
		scriptSource(p, v)
	}
}

// scriptSource reports one source of scripts that is none.
func scriptSource(p *analysis.Pass, v manifest.Value) {
	source := v.Text()
	meant := meantSource(source)
	d := analysis.Diagnostic{Rule: ruleCSPScriptSource, Span: v.Node().Span()}
	kind, _, _ := strings.Cut(source, "-")
	switch n, isHash := hashLengths[kind]; {
	case meant != "" && strings.Trim(source, "'\"` ") == meant:
		d.Message = fmt.Sprintf("%q has quotes of its own: write %s without them", source, meant)
	case meant != "":
		d.Message = fmt.Sprintf("%q is no source of scripts: did you mean %q?", prose.Shortened(source), meant)
	case isHash:
		d.Message = fmt.Sprintf("a hash with %s is %q and %d characters of Base64 behind it", kind, kind+"-", n)
	default:
		d.Message = fmt.Sprintf("%q is no source of scripts: allowed are %s, and hashes that begin with \"sha256-\", \"sha384-\" or \"sha512-\"", prose.Shortened(source), prose.And(prose.QuoteAll(cspSources)))
		if strings.Contains(source, ".") {
			d.Message += "; addresses belong to \"permissions.external.scripts\""
		}
	}
	if meant != "" {
		d.Mend = func() []analysis.Fix {
			safe := strings.Trim(source, "'\"` ") == meant
			return analysis.One("Replace with "+prose.QuoteTitle(meant), safe, d.Span, replacement(meant, v))
		}
	}
	p.Report(d, analysis.UnlessBroken)
}

// replacement renders a string in the place of a scalar. Quotes are dropped where the text
// held others only.
func replacement(s string, v manifest.Value) string {
	if strings.ContainsAny(v.Text(), "'\"`") {
		return yamledit.Quoted(s)
	}
	return yamledit.QuotedLike(s, v.Node())
}

// isScriptSource reports whether Forge accepts a source of scripts.
func isScriptSource(s string) bool {
	if slices.Contains(cspSources, s) {
		return true
	}
	kind, hash, _ := strings.Cut(s, "-")
	n, ok := hashLengths[kind]
	if !ok || len(hash) != n {
		return false
	}
	return strings.IndexFunc(hash, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("=+/", r)
	}) < 0
}

// meantSource is the source that was probably meant, or "".
func meantSource(s string) string {
	bare := strings.Trim(s, "'\"` ")
	if isScriptSource(bare) {
		return bare
	}
	near, _ := schema.Nearest(bare, cspSources)
	return near
}
