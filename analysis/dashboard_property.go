package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

var ruleDashboardExtraProperty = &Rule{
	ID: "dashboard-extra-property", Severity: Error,
	Doc: "Modules whose type starts with \"dashboards:\" have no properties but their own.", Why: schemaWhy,
	Bad:  head + scriptModule + "      resource: main\n      displayConditions:\n        isAdmin: true\n" + widget + resources,
	Good: head + scriptModule + "      resource: main\n" + widget + resources,
}

// dashboardProperties are all that the entries of these types may have, whatever
// the schema says.
var dashboardProperties = map[string][]string{
	"dashboards:widget":           {"key", "title", "description", "thumbnail", "resource", "render", "edit", "resolver", "aiContext"},
	"dashboards:filter":           {"key", "title", "icon", "function", "resource", "render", "edit", "resolver"},
	"dashboards:backgroundScript": {"key", "resource", "render", "resolver"},
}

// dashboardExtras reports the properties that a dashboard module may not have, in
// the place of what else was found on them.
func (s scope) dashboardExtras(found []finding) []finding {
	allowed := dashboardProperties[s.name]
	if allowed == nil || s.node.Kind() != syntax.Mapping {
		return found
	}
	for name := range s.file.Value(s.node).Fields() {
		if slices.Contains(allowed, name) {
			continue
		}
		span, _ := s.file.Value(s.node).KeySpan(name)
		key := span
		at := slices.IndexFunc(found, func(f finding) bool { return f.Span == key })
		if at >= 0 && found[at].Severity == Error {
			continue
		}
		f := finding{Diagnostic: Diagnostic{Rule: ruleDashboardExtraProperty, Severity: Error, Span: key}, place: key.Start}
		free := slices.DeleteFunc(slices.Clone(allowed), func(n string) bool { return !s.entry.Pair(n).IsZero() })
		near, _ := schema.Nearest(name, free)
		f.Message = fmt.Sprintf("%q is refused in an entry of %q: remove it", name, s.name)
		if near != "" {
			f.Message = fmt.Sprintf("%q is not a property of an entry of %q: did you mean %q?", name, s.name, near)
		}
		f.fix = renameOrRemove(near, false, nil)
		if at >= 0 {
			found[at] = f
		} else {
			found = append(found, f)
		}
	}
	return found
}
