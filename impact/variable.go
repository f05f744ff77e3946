package impact

import (
	"regexp"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// variableUse is the use of a variable in a text.
var variableUse = regexp.MustCompile(`\$\{([a-zA-Z_][a-zA-Z0-9_]*)\}`)

// isSymbolic reports whether the text of a node holds a variable that only the deployment knows.
func (n node) isSymbolic() bool {
	return n.exists() && n.value.Type() == schema.Unknown && variableUse.MatchString(n.text())
}

// unknown returns the names of the variables in the text of a node that only the deployment knows.
func (n node) unknown() []string {
	if !n.isSymbolic() {
		return nil
	}
	return namesIn(n.text())
}

// namesIn returns the names of the variables in a text.
func namesIn(s string) []string {
	var names []string
	for _, use := range variableUse.FindAllStringSubmatch(s, -1) {
		names = append(names, use[1])
	}
	return names
}

// defaulted returns the names of the variables in the text of a node that stand for their defaults,
// so that the deployment may say otherwise.
func (n node) defaulted(f *manifest.File) []string {
	if !n.exists() || !n.value.Content().Kind().IsScalar() || n.isSymbolic() {
		return nil
	}
	source := n.value.Content().Scalar().Text
	if !strings.Contains(source, "${") || source == n.text() {
		return nil
	}
	var names []string
	for _, name := range namesIn(source) {
		if set, known := f.IsSet(name); !known || !set {
			names = append(names, name)
		}
	}
	return names
}

// mayEqual reports whether two different texts may be equal where the manifest is deployed, because
// one of them holds a variable that only the deployment knows.
func mayEqual(a, b node) bool {
	return a.isSymbolic() && patternOf(a.text()).MatchString(b.text()) ||
		b.isSymbolic() && patternOf(b.text()).MatchString(a.text())
}

// patternOf returns the pattern of what a text with variables may become.
func patternOf(s string) *regexp.Regexp {
	parts := variableUse.Split(s, -1)
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	return regexp.MustCompile(`(?s)\A` + strings.Join(parts, ".*") + `\z`)
}

// maxSymbolic is how many texts with variables that only the deployment knows are compared with all
// others of a list: work stays in proportion to the text.
const maxSymbolic = 20

// doubts says which variables decide whether a text is among members. It is used for one list and
// then thrown away.
type doubts struct {
	members  []member
	symbolic []symbol
	asked    int // for how many texts with variables
}

// symbol is a member with a variable that only the deployment knows.
type symbol struct {
	node    node
	pattern *regexp.Regexp
}

// doubtsAbout returns the doubts about members.
func doubtsAbout(members []member) *doubts {
	d := &doubts{members: members}
	for _, m := range members {
		if len(d.symbolic) < maxSymbolic && m.node.isSymbolic() {
			d.symbolic = append(d.symbolic, symbol{m.node, patternOf(m.node.text())})
		}
	}
	return d
}

// deciding returns the variables that decide whether a node is equal to one of the members; nil where
// it certainly is not.
func (d *doubts) deciding(n node) []string {
	for _, s := range d.symbolic {
		if s.pattern.MatchString(n.text()) {
			return append(n.unknown(), s.node.unknown()...)
		}
	}
	if !n.isSymbolic() || d.asked == maxSymbolic {
		return nil
	}
	d.asked++
	pattern := patternOf(n.text())
	for _, m := range d.members {
		if pattern.MatchString(m.node.text()) {
			return n.unknown()
		}
	}
	return nil
}
