package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
)

// rule is the rule to write.
type rule struct {
	id       string // kebab case
	group    string // a folder of analysis/rules
	variable string // the Go name of the rule
	function string // the Go name of the function that looks
}

var (
	idForm    = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)+$`)
	groupForm = regexp.MustCompile(`^[a-z]+$`)
)

// named returns the rule with an ID in a group.
func named(id, group string) (rule, error) {
	if !idForm.MatchString(id) {
		return rule{}, fmt.Errorf("the name of a rule is two or more small words with hyphens between them, not %q", id)
	}
	if !groupForm.MatchString(group) {
		return rule{}, fmt.Errorf("a group is a folder of analysis/rules, not %q", group)
	}
	words := strings.Split(id, "-")
	capital := ""
	for _, word := range words {
		capital += strings.ToUpper(word[:1]) + word[1:]
	}
	return rule{id, group, "rule" + capital, words[0] + capital[len(words[0]):]}, nil
}

// groupFile returns the path of the file with the groups of the folder.
func (r rule) groupFile() string { return "analysis/rules/" + r.group + "/group.go" }

// files returns the skeleton by path: new files, and group.go, of which the source is given, with
// the rule in its list.
func (r rule) files(group []byte) (map[string][]byte, error) {
	changed, err := r.inGroup(group)
	if err != nil {
		return nil, err
	}
	folder := "analysis/rules/" + r.group + "/"
	return map[string][]byte{
		r.groupFile(): changed,
		folder + strings.ReplaceAll(r.id, "-", "_") + ".go":            r.fill(ruleText),
		folder + "samples/" + r.id + ".txtar":                          r.fill(sampleText),
		"testdata/marker/diagnostics/" + r.group + "/" + r.id + ".txt": r.fill(markerText),
	}, nil
}

// fill puts the names of the rule into a text.
func (r rule) fill(text string) []byte {
	return []byte(strings.NewReplacer("PACKAGE", r.group, "VARIABLE", r.variable, "FUNCTION", r.function, "RULE-ID", r.id, "MANIFEST\n", manifestText).Replace(text))
}

// inGroup returns the source of group.go with the rule at the end of the first list of rules.
func (r rule) inGroup(source []byte) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, r.groupFile(), source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var list *ast.CompositeLit
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if ok && list == nil && isRules(lit.Type) {
			list = lit
		}
		return list == nil
	})
	if list == nil || len(list.Elts) == 0 {
		return nil, fmt.Errorf("%s has no list of rules", r.groupFile())
	}
	at := set.Position(list.Elts[len(list.Elts)-1].End()).Offset
	row := ", " + r.variable
	if set.Position(list.Lbrace).Line != set.Position(list.Rbrace).Line {
		row = ",\n" + r.variable
	}
	return format.Source(bytes.Join([][]byte{source[:at], source[at:]}, []byte(row)))
}

// isRules reports whether a type is that of a list of rules.
func isRules(typ ast.Expr) bool {
	array, ok := typ.(*ast.ArrayType)
	if !ok {
		return false
	}
	star, ok := array.Elt.(*ast.StarExpr)
	if !ok {
		return false
	}
	name, ok := star.X.(*ast.SelectorExpr)
	return ok && name.Sel.Name == "Rule"
}

// ruleText is the file of a rule that finds nothing.
const ruleText = `package PACKAGE

import "forge-manifest-ls/analysis"

var VARIABLE = &analysis.Rule{
	ID: "RULE-ID", Severity: analysis.Warning,
	Doc: "",
	Why: "",
}

// FUNCTION looks at an entry, and adds what it finds to what was found before.
func FUNCTION(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	return append(found, s.Mistake(VARIABLE, s.Node.Span(), "", nil))
}
`

// sampleText is a sample of which both manifests are right.
const sampleText = `-- bad.yml --
MANIFEST
-- good.yml --
MANIFEST
`

// markerText is a marker file without marks.
const markerText = `Say here why RULE-ID is wanted.
-- manifest.yml --
MANIFEST
`

// manifestText is a manifest without mistakes.
const manifestText = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  webtrigger:
    - key: hook
      function: main
  function:
    - key: main
      handler: index.run
`
