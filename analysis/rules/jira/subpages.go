package jira

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

var (
	ruleAdminPageSubpages = &analysis.Rule{
		ID: "jira-admin-page-config-subpages", Severity: analysis.Error, Official: []string{"modules.subPages.invalidPagesAndSectionsForConfigurePages"},
		Doc: "An admin page that is used to configure an app or to get started has no subpages.",
	}
	ruleSubpagesWithFunction = &analysis.Rule{
		ID: "subpages-with-function", Severity: analysis.Error, Official: []string{"modules.subPages.subPagesWithUIKit"},
		Doc: "A page with subpages shows a resource, not what a function makes.",
	}
	ruleSubpagesTwice = &analysis.Rule{
		ID: "subpages-pages-and-sections", Severity: analysis.Error, Official: []string{"modules.subPages.invalidPagesAndSections"},
		Doc: "The subpages of a page are in \"pages\" or in \"sections\", not in both.",
	}
)

// written returns which of some properties an entry has that are not falsy, in the
// order of the text.
func written(s analysis.Unit, names ...string) []string {
	var out []string
	for _, name := range names {
		if s.Truthiness(name) == analysis.Truthy {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return s.KeySpan(a).Start - s.KeySpan(b).Start })
	return out
}

// adminSubpages looks at the subpages of an admin page, of which there are three sorts.
func adminSubpages(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	uses := written(s, adminUses...)
	if len(uses) == 0 {
		if s.Truthiness(adminUses[0]) == analysis.Unsure || s.Truthiness(adminUses[1]) == analysis.Unsure {
			return found
		}
		return subpages(s, found)
	}
	below := written(s, "pages", "sections")
	if len(below) == 0 || s.IsRefused(found, s.KeySpan(uses[0])) {
		return found
	}
	message := fmt.Sprintf("%s cannot be set with %q: a page for that has no subpages", prose.And(prose.QuoteAll(below)), uses[0])
	return append(found, s.Mistake(ruleAdminPageSubpages, s.KeySpan(below[0]), message, func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		return removeAll(p, t.Entry, below)
	}))
}

// removeAll takes several properties out of an entry that has more.
func removeAll(p *analysis.Pass, e *manifest.Entry, names []string) []analysis.Fix {
	fix := analysis.Fix{Title: "Remove " + prose.And(prose.QuoteAll(names))}
	for _, name := range names {
		fix.Edits = append(fix.Edits, p.Edit().RemovePair(e.Node(), e.Pair(name))...)
	}
	if fix, ok := mend.Tidy(p, fix); ok {
		return []analysis.Fix{fix}
	}
	return nil
}

// subpages looks at how a page says what is below it.
func subpages(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	below := written(s, "pages", "sections")
	if len(below) == 0 {
		return found
	}
	if key := s.KeySpan("function"); s.Truthiness("function") == analysis.Truthy && !s.IsRefused(found, key) {
		message := fmt.Sprintf("\"function\" cannot be set with %q: a page with subpages shows a \"resource\"", below[0])
		found = append(found, s.Mistake(ruleSubpagesWithFunction, key, message, func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			return append(mend.ShowResource(p, t.Entry.Pair("function")), removeAll(p, t.Entry, below)...)
		}))
	}
	if len(below) == 2 {
		message := "a page has either \"pages\" or \"sections\", not both: pages can be listed in sections"
		f := s.Mistake(ruleSubpagesTwice, s.KeySpan(below[1]), message, mend.KeepOne([]string{below[1], below[0]}))
		f.Related = []analysis.Related{{Span: s.KeySpan(below[0]), Message: "the other one"}}
		found = append(found, f)
	}
	return found
}
