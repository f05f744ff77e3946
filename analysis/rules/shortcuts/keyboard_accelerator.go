package shortcuts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// modifiers are the keys that are held down while another one is pressed.
var modifiers = []string{"shift", "ctrl", "alt", "option", "meta", "command", "mod"}

// namedKeys are the keys that are written as words.
var namedKeys = append([]string{
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
	"backspace", "tab", "enter", "return", "capslock", "esc", "escape", "pageup", "pagedown", "end", "home",
	"left", "up", "right", "down", "ins", "del", "space", "plus",
}, modifiers...)

// otherNames are what people call keys elsewhere.
var otherNames = map[string]string{
	"control": "ctrl", "cmd": "command", "opt": "option", "super": "meta", "win": "meta", "windows": "meta",
	"insert": "ins", "delete": "del", "spacebar": "space", "page-up": "pageup", "page-down": "pagedown", "caps": "capslock",
	"arrowleft": "left", "arrowright": "right", "arrowup": "up", "arrowdown": "down",
}

// acceleratorMistake says what is wrong with a keyboard shortcut, "" when nothing is.
func acceleratorMistake(s string) string {
	switch {
	case javascript.TrimSpace(s) == "":
		return "the shortcut is empty: name its keys, such as \"ctrl+shift+k\""
	case strings.HasPrefix(s, " ") || strings.HasSuffix(s, " "):
		return "a shortcut cannot start or end with a space: for the space key write \"space\""
	case s == "+":
		return "\"+\" joins keys: for the plus key write \"plus\""
	case strings.Contains(s, " +") || strings.Contains(s, "+ "):
		return "there can be no space beside \"+\": a space separates combinations that are pressed one after the other"
	}
	for _, combination := range strings.Split(s, " ") {
		if mistake := combinationMistake(combination); mistake != "" {
			return mistake
		}
	}
	return ""
}

// combinationMistake says what is wrong with keys that are pressed at once.
func combinationMistake(s string) string {
	if s == "" {
		return "there can be only one space between two combinations"
	}
	var seen, others []string
	for _, key := range strings.Split(s, "+") {
		switch {
		case key == "":
			return fmt.Sprintf("a key is missing beside \"+\" in %q: for the plus key write \"plus\"", prose.Shortened(s))
		case !isKey(key):
			return fmt.Sprintf("%q is not a key%s", prose.Shortened(key), meantKey(key))
		case slices.Contains(seen, key):
			return fmt.Sprintf("%q is there twice in %q: write each key once", key, prose.Shortened(s))
		}
		seen = append(seen, key)
		if !slices.Contains(modifiers, key) {
			others = append(others, key)
		}
	}
	switch {
	case len(others) > 1:
		return fmt.Sprintf("%s are no modifiers: a combination has at most one such key; with a space between them they are pressed one after the other", prose.And(prose.QuoteAll(others)))
	case len(others) == 1 && seen[len(seen)-1] != others[0]:
		return fmt.Sprintf("%q must come last in %q: modifiers stand in front of other keys", others[0], prose.Shortened(s))
	}
	return ""
}

// isKey reports whether a text names a key: it is a known name, or a single character
// that JavaScript counts as one.
func isKey(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return slices.Contains(namedKeys, s) || n == len(s) && n > 0 && r <= 0xffff && r != '+' && r != ' '
}

// meantKey says which key was probably meant, or how keys are written.
func meantKey(key string) string {
	if name := keyName(key); name != "" {
		return fmt.Sprintf(": did you mean %q?", name)
	}
	return ": write a single character, or a name such as \"ctrl\", \"enter\" or \"f1\", in lower case"
}

// keyName is what Forge calls a key, as far as one can tell; "" otherwise.
func keyName(key string) string {
	lower := strings.ToLower(key)
	switch {
	case isKey(key):
		return key
	case otherNames[lower] != "":
		return otherNames[lower]
	case isKey(lower):
		return lower
	}
	near, _ := schema.Nearest(lower, namedKeys)
	return near
}

var aroundPlus = regexp.MustCompile(` *\+ *`)

// betterAccelerator returns a shortcut that is right and probably meant, "" when there
// is none. It is safe when only case and spaces differ.
func betterAccelerator(s string) (better string, safe bool) {
	for _, form := range []string{s, strings.ReplaceAll(s, "-", "+"), strings.ReplaceAll(s, ",", " ")} {
		if better = mendAccelerator(form); better != "" {
			without := func(s string) string { return strings.Join(strings.Fields(s), "") }
			return better, strings.EqualFold(without(better), without(s))
		}
	}
	return "", false
}

// mendAccelerator writes a shortcut in the usual way.
func mendAccelerator(s string) string {
	s = javascript.TrimSpace(s)
	if s == "+" || strings.HasSuffix(s, "++") {
		s = strings.TrimSuffix(s, "+") + "plus"
	}
	combinations := strings.Fields(aroundPlus.ReplaceAllString(s, "+"))
	for i, combination := range combinations {
		var first, last []string
		keys := strings.Split(combination, "+")
		for _, key := range keys {
			name := keyName(key)
			if len(keys) > 1 && len(name) == 1 { // a capital letter there is a habit, not a second shift
				name = strings.ToLower(name)
			}
			switch {
			case slices.Contains(first, name) || slices.Contains(last, name):
			case slices.Contains(modifiers, name):
				first = append(first, name)
			default:
				last = append(last, name)
			}
		}
		combinations[i] = strings.Join(append(first, last...), "+")
	}
	if s = strings.Join(combinations, " "); acceleratorMistake(s) != "" {
		return ""
	}
	return s
}
