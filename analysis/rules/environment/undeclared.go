package environment

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var ruleEnvVariableUndeclared = &analysis.Rule{
	ID: "env-variable-undeclared", Severity: analysis.Error,
	Doc: "A variable of the environment is declared before it is used.",
	Why: "Forge puts in values for declared variables only, and else leaves the text as it is, \"${\" and all. That is an error where Forge " +
		"then refuses the text, a warning where a declared variable has nearly the same name, and else an information: the text may mean what it says.",
}

// undeclared is a use of a variable that is not declared.
type undeclared struct {
	name string
	span text.Span
	// effect is the gravest severity of what follows from it; 0 where nothing does.
	effect analysis.Severity
}

// undeclaredVariables reports the use of variables that are not declared, in the place of what
// follows from it.
func undeclaredVariables(p *analysis.Pass) {
	vars, complete := declaredVariables(p)
	names := make([]string, len(vars))
	isDeclared := map[string]bool{}
	for i, v := range vars {
		names[i], isDeclared[v.name] = v.name, true
	}
	var uses []undeclared
	eachUseIn(p, func(name string, span text.Span) {
		if !isDeclared[name] {
			uses = append(uses, undeclared{name: name, span: span})
		}
	})
	if len(uses) == 0 || !complete && !isSaidOfSection(p) {
		return
	}
	withdrawFollowing(p, uses)
	if !complete { // the section is wrong, and says so
		return
	}
	near := map[string]string{}
	for _, use := range uses {
		meant, known := near[use.name]
		if !known && p.MaySearch(ruleEnvVariableUndeclared) {
			meant, _ = schema.Nearest(use.name, names)
			near[use.name] = meant
		}
		undeclaredVariable(p, use, meant)
	}
}

// isSaidOfSection reports whether an error says that the declarations of variables are none.
func isSaidOfSection(p *analysis.Pass) bool {
	return slices.ContainsFunc(p.Found, func(d analysis.Diagnostic) bool { return d.Rule == ruleEnvVariablesShape })
}

// tooLong is the rule about long texts: no variable makes them long that is left as it is.
const tooLong = "schema-max-length"

// withdrawFollowing takes back the errors and warnings about texts with undeclared variables, and
// notes at which.
func withdrawFollowing(p *analysis.Pass, uses []undeclared) {
	slices.SortFunc(uses, func(a, b undeclared) int { return a.span.Start - b.span.Start })
	p.Withdraw(func(d *analysis.Diagnostic) bool {
		at, _ := slices.BinarySearchFunc(uses, d.Span.Start, func(u undeclared, start int) int { return u.span.Start - start })
		if at == len(uses) || d.Rule.ID == tooLong || !text.Within(d.Span, uses[at].span) {
			return false
		}
		if use := &uses[at]; use.effect == 0 || d.Severity < use.effect {
			use.effect = d.Severity
		}
		return true
	})
}

// upperCase is how people write the names of variables: other words between braces are often
// part of an expression or a prompt.
var upperCase = regexp.MustCompile(`^[A-Z][A-Z0-9_]+$`)

// undeclaredVariable reports a use, and which declared variable may be meant.
func undeclaredVariable(p *analysis.Pass, use undeclared, near string) {
	d := analysis.Diagnostic{Rule: ruleEnvVariableUndeclared, Span: use.span, Severity: analysis.Information}
	d.Message = fmt.Sprintf("the environment variable %q is not declared, so that the text stays as it is", use.name)
	switch {
	case use.effect != 0:
		d.Severity = use.effect
	case near != "":
		d.Severity = analysis.Warning
	case !upperCase.MatchString(use.name) || strings.Contains(p.LineText(p.Buf.LineAt(use.span.Start)), "`"):
		return
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += ": declare it at \"environment.variables\""
	}
	d.Mend = func() []analysis.Fix {
		var fixes []analysis.Fix
		if near != "" && p.Buf.Slice(use.span) == "${"+use.name+"}" { // else an escape hides where it stands
			fixes = analysis.One("Replace with "+prose.QuoteTitle(near), false, use.span, "${"+near+"}")
		}
		if edits := p.Edit().Items([]string{"environment", "variables"}, declaration(p, use.name)); len(edits) > 0 {
			fixes = append(fixes, analysis.Fix{Title: "Declare the variable " + prose.QuoteTitle(use.name), Edits: edits})
		}
		return fixes
	}
	p.Report(d, analysis.UnlessErrorIn)
}

// declaration returns the entry that declares a variable: with a default, which is no more than
// its name, where the environment is known and does not set it.
func declaration(p *analysis.Pass, name string) yamledit.Item {
	if set, known := p.File.IsSet(name); set || !known {
		return yamledit.Scalar(name)
	}
	return yamledit.Item{Fields: []yamledit.Field{{Key: "key", Value: yamledit.Quoted(name)}, {Key: "default", Value: yamledit.Quoted(name)}}}
}
