package shortcuts

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var (
	ruleKeyboardShortcutSyntax = &analysis.Rule{
		ID: "keyboard-shortcut-syntax", Severity: analysis.Error, Official: []string{"modules.confluence.keyboardShortcuts.combinationKeysAreNotUnique", "modules.confluence.keyboardShortcuts.emptyAccelerator", "modules.confluence.keyboardShortcuts.invalidKey", "modules.confluence.keyboardShortcuts.invalidPlusSyntax", "modules.confluence.keyboardShortcuts.modifierKeysShouldPrecedeNonModifierKey", "modules.confluence.keyboardShortcuts.moreThanOneNonModifierKey", "modules.confluence.keyboardShortcuts.spaceAroundAccelerator"},
		Doc: "A keyboard shortcut is keys joined by \"+\", modifiers first, or several such combinations with a space between them.",
	}
	ruleKeyboardShortcutUnique = &analysis.Rule{
		ID: "keyboard-shortcut-unique", Severity: analysis.Error, Official: []string{"modules.confluence.crossModulePropertyUniqueness"},
		Doc: "A keyboard shortcut starts one module.",
	}
)

// keyboardShortcut checks the shortcut of an entry.
func keyboardShortcut(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	pair := s.Entry.Pair("keyboardShortcut")
	if pair.IsZero() || !s.Entry.List.IsModule() {
		return found
	}
	pair = s.File.Value(pair.Value()).Content().Pair("accelerator")
	v := s.File.Value(pair.Value())
	if pair.IsZero() || v.Type() == schema.Unknown || analysis.IsFalsy(v.Content()) || s.HasError(found, v.Node().Span(), pair.Key().Span()) {
		return found
	}
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{Rule: ruleKeyboardShortcutSyntax, Severity: analysis.Error}}
	if v.Type() != schema.String {
		f.Span = pair.Key().Span()
		f.Place = f.Span.Start
		f.Message = "\"accelerator\" must be a string: \"forge lint\" crashes on any other value without saying so"
		f.Fix = mend.RemoveProperty
		return append(found, f)
	}
	mistake := acceleratorMistake(v.Text())
	if mistake == "" {
		return found
	}
	f.Span = v.Node().Span()
	f.Place = f.Span.Start
	f.Message = mistake
	if better, safe := betterAccelerator(v.Text()); better != "" {
		f.Fix = mend.ReplaceValue([]string{better}, safe)
	}
	return append(found, f)
}

// topicAccelerator is keyboard shortcuts.
var topicAccelerator = new(analysis.Topic[string])

// accelerators returns the keyboard shortcut of an entry.
func accelerators(s analysis.Unit) []analysis.Fact {
	pair := s.Entry.Pair("keyboardShortcut")
	if pair.IsZero() || !s.Entry.List.IsModule() {
		return nil
	}
	v := s.File.Value(s.File.Value(pair.Value()).Content().Get("accelerator"))
	if v.Type() != schema.String || v.Text() == "" {
		return nil
	}
	return []analysis.Fact{topicAccelerator.Fact(v.Text(), v.Node().Span())}
}

// repeatedAccelerators reports shortcuts that are taken already.
func repeatedAccelerators(p *analysis.Pass) {
	type located = analysis.Located[string]
	same := func(accelerator string) string { return accelerator }
	analysis.ReportRepeated(p, topicAccelerator, same, func(group []located, again located) analysis.Diagnostic {
		if strings.TrimSpace(again.Value) == "" { // the same mistake as that it is empty
			return analysis.Diagnostic{}
		}
		first := group[0]
		return analysis.Diagnostic{
			Rule: ruleKeyboardShortcutUnique,
			Message: fmt.Sprintf("the shortcut %q is taken by the %q on line %d: choose another one",
				prose.Shortened(again.Value), first.Entry.List.Type, p.LineOf(first.Span)),
		}
	})
}
