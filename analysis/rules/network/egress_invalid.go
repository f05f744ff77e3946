package network

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/yamledit"
)

// invalidAddress reports an address that Forge refuses.
func invalidAddress(p *analysis.Pass, v manifest.Value) {
	s := v.Text()
	d := analysis.Diagnostic{Rule: ruleEgressURLInvalid, Span: v.Node().Span(), Message: whyInvalid(s)}
	if better := betterAddress(s); better != "" {
		d.Mend = func() []analysis.Fix {
			return analysis.One("Replace with "+prose.QuoteTitle(better), false, d.Span, yamledit.QuotedLike(better, v.Node()))
		}
	}
	p.Report(d, analysis.UnlessBroken)
}

// whyInvalid says what is wrong with an address and what would be right.
func whyInvalid(s string) string {
	const want = "write a domain such as \"example.com\" or \"*.example.com\", or an address that begins with \"https://\" or \"wss://\""
	scheme, _, hasScheme := strings.Cut(s, "://")
	u, ok := parseAddress(s)
	switch {
	case strings.TrimSpace(s) == "":
		return "the address is empty: " + want
	case strings.Contains(s, " "):
		return fmt.Sprintf("the address %q has a space in it: %s", prose.Shortened(s), want)
	case hasScheme && javascript.IsScheme(scheme) && ok && u.Scheme != "https" && u.Scheme != "wss":
		return fmt.Sprintf("an address cannot begin with %q: use \"https://\" or \"wss://\"", scheme+"://")
	case strings.Contains(s, "*"):
		return fmt.Sprintf("the \"*\" in %q has no place there: it stands for all addresses by itself, or for all that is below a domain in front of it, as in \"*.example.com\"", prose.Shortened(s))
	case !strings.Contains(s, "."):
		return fmt.Sprintf("%q needs a domain with a dot: %s", prose.Shortened(s), want)
	}
	return fmt.Sprintf("%q is no address that Forge understands: %s", prose.Shortened(s), want)
}

// betterAddress is a valid address that was probably meant, or "".
func betterAddress(s string) string {
	candidates := []string{strings.TrimSpace(s)}
	if scheme, rest, ok := strings.Cut(s, "://"); ok {
		switch strings.ToLower(scheme) {
		case "http":
			candidates = append(candidates, "https://"+rest)
		case "ws":
			candidates = append(candidates, "wss://"+rest)
		}
		if rest == "*" {
			candidates = append(candidates, "*")
		}
	}
	for _, c := range candidates {
		if c != s && c != "" && isAddress(c) {
			return c
		}
	}
	return ""
}

// withSlashes mends an address such as "https:/example.com", and tells whether it did.
func withSlashes(s string) (string, bool) {
	scheme, rest, ok := strings.Cut(s, ":/")
	if !ok || !javascript.IsSpecialScheme(scheme) || strings.HasPrefix(rest, "/") {
		return s, false
	}
	return scheme + "://" + rest, true
}

// withoutPath is an address without its path, "" where that is none.
func withoutPath(s string) string {
	u, ok := parseAddress(s)
	if !ok || u.At <= 0 || !isAddress(s[:u.At]) {
		return ""
	}
	return s[:u.At]
}
