package state

import (
	"fmt"
	"maps"
	"slices"

	"forge-manifest-ls/navigation"
)

// lensKind says what a code lens is about. Kinds are bits.
type lensKind uint8

// Kinds of code lenses.
const (
	LensUses lensKind = 1 << iota
	LensDocumentation
	LensImpact
)

// DisplaySettings say what is shown within and above the lines of a manifest. The zero value
// holds the defaults: no hints, all lenses.
type DisplaySettings struct {
	Hints  navigation.HintKind
	Hidden lensKind // lenses that are not shown
}

// hintSettings are the settings "inlayHints.NAME".
var hintSettings = map[string]navigation.HintKind{
	"handlers": navigation.HintHandler, "resources": navigation.HintResource,
	"intervals": navigation.HintInterval, "defaults": navigation.HintDefault,
}

// lensSettings are the settings "codeLens.NAME".
var lensSettings = map[string]lensKind{"uses": LensUses, "documentation": LensDocumentation, "impact": LensImpact}

// display reads what is to be shown, and reports whether something is said about it.
func (o Object) display() (out DisplaySettings, some bool, wrong []string) {
	hints, someHints, wrongHints := readSwitches(o, "inlayHints", hintSettings)
	for kind, on := range hints {
		if on {
			out.Hints |= kind
		}
	}
	lenses, someLenses, wrongLenses := readSwitches(o, "codeLens", lensSettings)
	for kind, on := range lenses {
		if !on {
			out.Hidden |= kind
		}
	}
	return out, someHints || someLenses, append(wrongHints, wrongLenses...)
}

// readSwitches reads the settings of a group that are true or false. Those that are not there
// are not in the result.
func readSwitches[K comparable](o Object, group string, names map[string]K) (out map[K]bool, some bool, wrong []string) {
	if v, ok := o[group]; ok {
		some = true
		if _, isGroup := v.(map[string]any); !isGroup && v != nil {
			wrong = append(wrong, fmt.Sprintf("The setting %q must be an object with switches, not %s: the defaults are used.", group, kindOf(v)))
		}
	}
	out = map[K]bool{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		on, isThere, misread := o.readSwitch(group, name)
		some, wrong = some || isThere, append(wrong, misread...)
		if on != nil {
			out[names[name]] = *on
		}
	}
	return out, some, wrong
}

// readSwitch reads the setting group.name, which is true or false: nil where it is not set, or wrong. It reports whether it is there.
func (o Object) readSwitch(group, name string) (on *bool, some bool, wrong []string) {
	v, some := o.setting(group, name)
	switch v := v.(type) {
	case nil:
	case bool:
		on = &v
	default:
		wrong = []string{fmt.Sprintf("The setting \"%s.%s\" must be true or false, not %s: the default is used.", group, name, kindOf(v))}
	}
	return on, some, wrong
}
