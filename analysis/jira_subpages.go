package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var (
	ruleAdminPageSubpages = &Rule{
		ID: "jira-admin-page-config-subpages", Severity: Error, Official: []string{"modules.subPages.invalidPagesAndSectionsForConfigurePages"},
		Doc: "An admin page that is used to configure an app or to get started has no subpages.", Why: schemaWhy,
		Bad:  head + adminPage + "      useAsConfig: true\n" + subpagesOf + resources,
		Good: head + adminPage + "      useAsConfig: true\n" + resources,
	}
	ruleSubpagesWithFunction = &Rule{
		ID: "subpages-with-function", Severity: Error, Official: []string{"modules.subPages.subPagesWithUIKit"},
		Doc: "A page with subpages shows a resource, not what a function makes.", Why: schemaWhy,
		Bad:  head + "modules:\n  jira:globalPage:\n    - key: page\n      title: Page\n      function: main\n" + subpagesOf + functions + resources,
		Good: head + singlePage + subpagesOf + resources,
	}
	ruleSubpagesTwice = &Rule{
		ID: "subpages-pages-and-sections", Severity: Error, Official: []string{"modules.subPages.invalidPagesAndSections"},
		Doc: "The subpages of a page are in \"pages\" or in \"sections\", not in both.", Why: schemaWhy,
		Bad:  head + singlePage + subpagesOf + "      sections:\n        - header: More\n          pages:\n            - title: Two\n              route: two\n" + resources,
		Good: head + singlePage + subpagesOf + resources,
	}
)

// subpagesOf gives the page of a sample a page below it.
const subpagesOf = "      pages:\n        - title: One\n          route: one\n"

// written returns which of some properties an entry has that are not falsy, in the
// order of the text.
func (s scope) written(names ...string) []string {
	var out []string
	for _, name := range names {
		if s.truth(name) == truthy {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return s.keySpan(a).Start - s.keySpan(b).Start })
	return out
}

// adminSubpages looks at the subpages of an admin page, of which there are three sorts.
func adminSubpages(s scope, found []finding) []finding {
	uses := s.written(adminUses...)
	if len(uses) == 0 {
		if s.truth(adminUses[0]) == unsure || s.truth(adminUses[1]) == unsure {
			return found
		}
		return subpages(s, found)
	}
	below := s.written("pages", "sections")
	if len(below) == 0 || s.isRefused(found, s.keySpan(uses[0])) {
		return found
	}
	message := fmt.Sprintf("%s cannot be set with %q: a page for that has no subpages", prose.And(quoteAll(below)), uses[0])
	return append(found, s.mistake(ruleAdminPageSubpages, s.keySpan(below[0]), message, func(p *pass, t target) []Fix {
		return p.removeAll(t.entry, below)
	}))
}

// removeAll takes several properties out of an entry that has more.
func (p *pass) removeAll(e *manifest.Entry, names []string) []Fix {
	fix := Fix{Title: "Remove " + prose.And(quoteAll(names))}
	for _, name := range names {
		fix.Edits = append(fix.Edits, p.edit().RemovePair(e.Node(), e.Pair(name))...)
	}
	if fix, ok := p.tidy(fix); ok {
		return []Fix{fix}
	}
	return nil
}

// subpages looks at how a page says what is below it.
func subpages(s scope, found []finding) []finding {
	below := s.written("pages", "sections")
	if len(below) == 0 {
		return found
	}
	if key := s.keySpan("function"); s.truth("function") == truthy && !s.isRefused(found, key) {
		message := fmt.Sprintf("\"function\" cannot be set with %q: a page with subpages shows a \"resource\"", below[0])
		found = append(found, s.mistake(ruleSubpagesWithFunction, key, message, func(p *pass, t target) []Fix {
			return append(p.showResource(t.entry.Pair("function")), p.removeAll(t.entry, below)...)
		}))
	}
	if len(below) == 2 {
		message := "a page has either \"pages\" or \"sections\", not both: pages can be listed in sections"
		f := s.mistake(ruleSubpagesTwice, s.keySpan(below[1]), message, keepOne([]string{below[1], below[0]}))
		f.Related = []Related{{s.keySpan(below[0]), "the other one"}}
		found = append(found, f)
	}
	return found
}

// showResource puts a resource in the place of a function.
func (p *pass) showResource(function syntax.PairNode) []Fix {
	var fixes []Fix
	for _, c := range p.names(manifest.Resource) {
		edits := []text.Edit{{Span: function.Span(), New: "resource: " + c.field.Value}}
		if fix, ok := p.offer(Fix{Title: "Replace function by resource: " + c.label, Edits: edits}, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}
