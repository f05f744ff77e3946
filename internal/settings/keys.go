package settings

import (
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// Formats are the formats in which check prints.
var Formats = []string{"text", "json", "json2", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "summary"}

// Key is a setting of the file.
type Key struct {
	Name string
	Doc  string // one sentence, in Markdown
	// Values are those that it may have; nil where it takes others.
	Values []string
	shape  shape
}

// shape is the form of the value of a setting.
type shape uint8

const (
	shapeText shape = iota
	shapeBool
	shapeList
	shapeRules   // a map from names of rules to severities
	shapePerFile // a map from patterns to such maps
	shapeSchema  // a map with "path"
)

// Keys are all settings of the file.
var Keys = []Key{
	{"rules", "The severities of rules, by their names, by groups, by the beginnings of names with `*` behind, or of `all`.", nil, shapeRules},
	{"per-file", "The severities of rules in the files that a pattern matches, as a line of a `.gitignore` file would.", nil, shapePerFile},
	{"exclude", "What is left out when directories are searched: patterns, as lines of a `.gitignore` file.", nil, shapeList},
	{"schema", "By which version of Forge's schema `check` judges: `path` is a folder in which `@forge/manifest` is installed, or `off`.", nil, shapeSchema},
	{"format", "The format in which `check` prints.", Formats, shapeText},
	{"root", "Whether files of settings in the directories above do not count.", []string{"true", "false"}, shapeBool},
}

// keyNames returns the names of all settings.
func keyNames() (names []string) {
	for _, key := range Keys {
		names = append(names, key.Name)
	}
	return names
}

// keyList lists the settings in words.
func keyList() string { return prose.And(prose.QuoteAll(keyNames())) }

// nearestKey returns the setting that is probably meant by a name.
func nearestKey(name string) (string, bool) {
	if len(name) > maxName {
		return "", false
	}
	return schema.Nearest(strings.ToLower(name), keyNames())
}

// KeyOf returns the setting of a name.
func KeyOf(name string) (Key, bool) {
	for _, key := range Keys {
		if key.Name == name {
			return key, true
		}
	}
	return Key{}, false
}

// HasRules reports whether a path in the file leads to a map from names of rules to severities.
func HasRules(path []string) bool {
	switch len(path) {
	case 1:
		return path[0] == "rules"
	case 2:
		return path[0] == "per-file"
	default:
		return false
	}
}
