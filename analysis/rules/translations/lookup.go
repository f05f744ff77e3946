package translations

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
)

// certainty says what is known of a text.
type certainty uint8

// How sure it is that there is a text.
const (
	unknown certainty = iota
	absent
	present
)

// text returns what Forge finds under a key: first under the key as it is, then
// part by part, split at dots. Only a text with something in it counts.
func (t *texts) text(key string) (string, certainty) {
	if t.isLost() {
		return "", unknown
	}
	value, known := step(t.data, key, "")
	if known == absent || known == present && isNothing(value) {
		if strings.Contains(key, ".") {
			value, known = walk(t.data, key)
		}
	}
	s, ok := value.(string)
	switch {
	case known == unknown:
		return "", unknown
	case known == absent || !ok || s == "":
		return "", absent
	}
	return s, present
}

// walk follows the parts of a key.
func walk(value any, key string) (any, certainty) {
	for {
		part, rest, more := strings.Cut(key, ".")
		next, known := step(value, part, rest)
		if known != present || !more {
			return next, known
		}
		value, key = next, rest
	}
}

// step looks a property up as JavaScript does: texts and lists have numbered members, and
// all values have members of the language itself. Those are no texts, but functions among them
// have a name, which is one. The rest of the key is what is looked for next.
func step(value any, name, rest string) (any, certainty) {
	members := valueMembers
	switch v := value.(type) {
	case nil:
		return nil, absent
	case map[string]any:
		if found, ok := v[name]; ok {
			return found, present
		}
		members = nil
	case []any:
		if i, ok := index(name, len(v)); ok {
			return v[i], present
		}
	case string:
		units := utf16.Encode([]rune(v))
		if i, ok := index(name, len(units)); ok {
			return string(utf16.Decode(units[i : i+1])), present
		}
	}
	if (mapMembers[name] || members[name]) && (rest == "name" || strings.HasSuffix(rest, ".name")) {
		return nil, unknown
	}
	return nil, absent
}

// mapMembers are the functions that every value has in JavaScript, and valueMembers those of
// texts, lists, numbers and truth values.
var (
	mapMembers = setOf(`constructor toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable
		__proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__`)
	valueMembers = setOf(`anchor at big blink bold charAt charCodeAt codePointAt concat copyWithin endsWith entries every fill
		filter find findIndex findLast findLastIndex fixed flat flatMap fontcolor fontsize forEach includes indexOf isWellFormed
		italics join keys lastIndexOf link localeCompare map match matchAll normalize padEnd padStart pop push reduce reduceRight
		repeat replace replaceAll reverse search shift slice small some sort splice split startsWith strike sub substr substring
		sup toExponential toFixed toLocaleLowerCase toLocaleUpperCase toLowerCase toPrecision toReversed toSorted toSpliced
		toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart unshift values with`)
)

// setOf returns a set of words.
func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// index reads the number of a member, written as JavaScript writes it.
func index(name string, length int) (int, bool) {
	i, err := strconv.Atoi(name)
	return i, err == nil && i >= 0 && i < length && strconv.Itoa(i) == name
}

// isNothing reports whether JavaScript takes a value for false.
func isNothing(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case bool:
		return !v
	case string:
		return v == ""
	case json.Number:
		f, err := v.Float64()
		return err == nil && f == 0
	}
	return false
}
