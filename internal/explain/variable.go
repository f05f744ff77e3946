package explain

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
)

// Variable describes an environment variable by the name that stands in "${NAME}".
func Variable(f *manifest.File, name string) string {
	p := &page{title: "${" + name + "}"}
	p.is("environment variable")
	all := f.Variables()
	i, declared := slices.BinarySearchFunc(all, name, func(v manifest.Variable, name string) int { return strings.Compare(v.Name, name) })
	switch {
	case !declared:
		p.say("`environment.variables` does not declare it, so Forge leaves the text as it is.")
	case all[i].HasDefault && all[i].Default == "":
		p.fact("Default: the empty text")
	case all[i].HasDefault:
		p.fact("Default: " + code(all[i].Default))
	default:
		p.fact("No default: the environment must set it before the app is deployed")
	}
	if s, ok := f.Catalogue().Section("environment"); ok {
		p.link("Documentation", s.Link)
	}
	return p.String()
}
