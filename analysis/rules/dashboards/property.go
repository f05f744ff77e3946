package dashboards

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var ruleDashboardExtraProperty = &analysis.Rule{
	ID: "dashboard-extra-property", Severity: analysis.Error,
	Doc: "Modules whose type starts with \"dashboards:\" have no properties but their own.",
}

// dashboardExtras reports the properties that a dashboard module may not have, in
// the place of what else was found on them.
func dashboardExtras(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	allowed := mend.DashboardProperties[s.TypeName]
	if allowed == nil || s.Node.Kind() != syntax.Mapping {
		return found
	}
	for name := range s.File.Value(s.Node).Fields() {
		if slices.Contains(allowed, name) {
			continue
		}
		span, _ := s.File.Value(s.Node).KeySpan(name)
		key := span
		at := slices.IndexFunc(found, func(f analysis.Finding) bool { return f.Span == key })
		if at >= 0 && found[at].Severity == analysis.Error {
			continue
		}
		f := analysis.Finding{Diagnostic: analysis.Diagnostic{Rule: ruleDashboardExtraProperty, Severity: analysis.Error, Span: key}, Place: key.Start}
		free := slices.DeleteFunc(slices.Clone(allowed), func(n string) bool { return !s.Entry.Pair(n).IsZero() })
		near, _ := schema.Nearest(name, free)
		f.Message = fmt.Sprintf("%q is refused in an entry of %q: remove it", name, s.TypeName)
		if near != "" {
			f.Message = fmt.Sprintf("%q is not a property of an entry of %q: did you mean %q?", name, s.TypeName, near)
		}
		f.Fix = mend.RenameOrRemove(near, false, nil)
		if at >= 0 {
			found[at] = f
		} else {
			found = append(found, f)
		}
	}
	return found
}
