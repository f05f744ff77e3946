package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/schema"
)

// groupKeyboard is keyboard shortcuts. Forge looks at those of modules of all types,
// though only Confluence has them.
var groupKeyboard = &Group{
	Rules: []*Rule{ruleKeyboardShortcutSyntax, ruleKeyboardShortcutUnique},
	Entry: map[string][]entryCheck{"": {scope.keyboardShortcut}},
	Facts: map[string][]factFinder{"": {scope.accelerators}},
	File:  repeatedAccelerators,
}

// contentAction starts a sample with an action that has a shortcut.
func contentAction(accelerator string) string {
	return "modules:\n  confluence:contentAction:\n" + actionWith("review", accelerator)
}

func actionWith(key, accelerator string) string {
	return "    - key: " + key + "\n      title: Review\n      function: main\n      keyboardShortcut:\n        accelerator: " + accelerator + "\n"
}

var (
	ruleKeyboardShortcutSyntax = &Rule{
		ID: "keyboard-shortcut-syntax", Severity: Error, Official: []string{"modules.confluence.keyboardShortcuts.combinationKeysAreNotUnique", "modules.confluence.keyboardShortcuts.emptyAccelerator", "modules.confluence.keyboardShortcuts.invalidKey", "modules.confluence.keyboardShortcuts.invalidPlusSyntax", "modules.confluence.keyboardShortcuts.modifierKeysShouldPrecedeNonModifierKey", "modules.confluence.keyboardShortcuts.moreThanOneNonModifierKey", "modules.confluence.keyboardShortcuts.spaceAroundAccelerator"},
		Doc: "A keyboard shortcut is keys joined by \"+\", modifiers first, or several such combinations with a space between them.", Why: schemaWhy,
		Bad:  head + contentAction("Ctrl+Shift+R") + functions,
		Good: head + contentAction("ctrl+shift+r") + functions,
	}
	ruleKeyboardShortcutUnique = &Rule{
		ID: "keyboard-shortcut-unique", Severity: Error, Official: []string{"modules.confluence.crossModulePropertyUniqueness"},
		Doc: "A keyboard shortcut starts one module.", Why: schemaWhy,
		Bad:  head + contentAction("ctrl+shift+r") + actionWith("reject", "ctrl+shift+r") + functions,
		Good: head + contentAction("ctrl+shift+r") + actionWith("reject", "ctrl+shift+x") + functions,
	}
)

// keyboardShortcut checks the shortcut of an entry.
func (s scope) keyboardShortcut(found []finding) []finding {
	pair := s.entry.Pair("keyboardShortcut")
	if pair.IsZero() || !s.entry.List.IsModule() {
		return found
	}
	pair = s.file.Value(pair.Value()).Content().Pair("accelerator")
	v := s.file.Value(pair.Value())
	if pair.IsZero() || v.Type() == schema.Unknown || isFalsy(v.Content()) || s.hasError(found, v.Node().Span(), pair.Key().Span()) {
		return found
	}
	f := finding{Diagnostic: Diagnostic{Rule: ruleKeyboardShortcutSyntax, Severity: Error}}
	if v.Type() != schema.String {
		f.Span = pair.Key().Span()
		f.place = f.Span.Start
		f.Message = "\"accelerator\" must be a string: \"forge lint\" crashes on any other value without saying so"
		f.fix = removeProperty
		return append(found, f)
	}
	mistake := acceleratorMistake(v.Text())
	if mistake == "" {
		return found
	}
	f.Span = v.Node().Span()
	f.place = f.Span.Start
	f.Message = mistake
	if better, safe := betterAccelerator(v.Text()); better != "" {
		f.fix = replaceValue([]string{better}, safe)
	}
	return append(found, f)
}

// topicAccelerator is keyboard shortcuts.
const topicAccelerator topic = "accelerator"

func (s scope) accelerators() []fact {
	pair := s.entry.Pair("keyboardShortcut")
	if pair.IsZero() || !s.entry.List.IsModule() {
		return nil
	}
	v := s.file.Value(s.file.Value(pair.Value()).Content().Get("accelerator"))
	if v.Type() != schema.String || v.Text() == "" {
		return nil
	}
	return []fact{{topic: topicAccelerator, name: v.Text(), span: v.Node().Span()}}
}

// repeatedAccelerators reports shortcuts that are taken already.
func repeatedAccelerators(p *pass) {
	for _, group := range p.repeatedFacts(p.facts(topicAccelerator)) {
		first := group[0]
		for _, f := range group[1:] {
			if strings.TrimSpace(f.name) == "" { // the same mistake as that it is empty
				continue
			}
			p.report(Diagnostic{
				Rule: ruleKeyboardShortcutUnique, Span: f.span,
				Message: fmt.Sprintf("the shortcut %q is taken by the %q on line %d: choose another one", shortened(f.name), first.entry.List.Type, p.lineOf(first.span)),
				Related: []Related{{first.span, "the first one"}},
			}, always)
		}
	}
}
