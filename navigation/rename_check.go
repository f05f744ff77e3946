package navigation

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var (
	variableForm = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z0-9_]*$`)
	anchorForm   = regexp.MustCompile(`^[^\s\[\]{},&*#"']+$`)
)

// form says why the new name does not have the form that is needed; "" where it has.
func (r *renamer) form() string {
	switch {
	case strings.TrimSpace(r.fresh) == "":
		return "the new name is empty"
	case strings.ContainsAny(r.fresh, "\r\n\t\u0085\u2028\u2029") || strings.TrimSpace(r.fresh) != r.fresh:
		return "the new name has blanks around it or line ends in it"
	case r.places.Kind == VariableName && !variableForm.MatchString(r.fresh):
		return "the name of a variable has letters, digits and underscores, and does not begin with a digit"
	case r.places.Kind == AnchorName && !anchorForm.MatchString(r.fresh):
		return "the name of an anchor has no blanks, brackets, commas or quotes"
	case r.places.Kind == EntryName && strings.Contains(r.fresh, "/"), r.places.Declares == manifest.Resource && strings.ContainsAny(r.fresh, "/;"):
		return "a slash or semicolon would part the name in references"
	case r.places.Kind == QueueName && strings.ContainsAny(r.fresh, "\"'`\\"):
		return "the name of a queue has no quotes"
	case strings.Contains(r.fresh, "${"):
		return "a name that is made of a variable cannot be followed"
	}
	if r.places.Kind == VariableName || r.places.Kind == AnchorName {
		return ""
	}
	for _, span := range r.inManifestOnly() {
		if why := r.formAt(span); why != "" {
			return why
		}
	}
	return ""
}

// formAt says why the schema does not take the new name at a place; "" where it does, and where it
// did not take the old one either.
func (r *renamer) formAt(span text.Span) string {
	node := r.scalarAt(span)
	if node.IsZero() {
		return ""
	}
	ctx := r.contextAt(span.Start)
	settled := ctx
	settled.Role, settled.Node = manifest.RoleNone, syntax.Node{}
	schemas := r.file.DeclaredAt(&settled, ctx.Path).Schemas
	judge := func(name string) (string, bool) { return firstMistake(schemas, name) }
	if ctx.Role == manifest.RoleKey {
		judge = func(name string) (string, bool) { return keyMistake(schemas, name) }
	}
	if _, wrong := judge(node.Scalar().Text); wrong {
		return ""
	}
	why, _ := judge(r.changed(node, span))
	return why
}

// firstMistake says why no schema takes a text as a value.
func firstMistake(schemas []*schema.Schema, value string) (why string, wrong bool) {
	for _, s := range schemas {
		mistake := ""
		for _, problem := range schema.Evaluate(s, schema.StringLiteral(value)) {
			if problem.Kind.Error() && mistake == "" {
				mistake = mistakeWords(problem, value)
			}
		}
		if mistake == "" {
			return "", false
		}
		if why == "" {
			why = mistake
		}
	}
	return why, why != ""
}

// keyMistake says why no schema has a property of a name.
func keyMistake(schemas []*schema.Schema, name string) (why string, wrong bool) {
	for _, s := range schemas {
		for _, part := range s.Parts(nil) {
			mistake := ""
			if part.Names != nil {
				mistake, _ = firstMistake([]*schema.Schema{part.Names}, name)
			}
			if part.Closed && part.Property(name) == nil && !slices.ContainsFunc(part.Patterns, func(p schema.PatternProperty) bool { return p.Name.Match(name) }) {
				mistake = impossible(name)
				for _, pattern := range part.Patterns {
					mistake = unexpected(name, pattern.Name)
				}
			}
			if mistake == "" {
				return "", false
			}
			why = mistake
		}
	}
	return why, why != ""
}

// mistakeWords says in words what is wrong with a name.
func mistakeWords(problem schema.Problem, name string) string {
	switch problem.Kind {
	case schema.Length:
		if problem.Got < problem.Limit.Min {
			return fmt.Sprintf("%q is too short: at least %d characters are needed", name, problem.Limit.Min)
		}
		return fmt.Sprintf("%q is too long: at most %d characters are allowed", name, problem.Limit.Max)
	case schema.PatternMismatch:
		return unexpected(name, problem.Pattern)
	}
	return impossible(name)
}

// impossible says that a place does not take a name.
func impossible(name string) string { return fmt.Sprintf("%q is not possible here", name) }

// unexpected says what a name should consist of.
func unexpected(name string, p *schema.Pattern) string {
	if p.Words == "" {
		return impossible(name)
	}
	return impossible(name) + ": expected " + prose.Plain(p.Words)
}

// collision says what has the new name already; "" where nothing has.
func (r *renamer) collision() string {
	switch r.places.Kind {
	case KeyName:
		return r.keyCollision()
	case EntryName, AttributeName, EntityName:
		return r.nameCollision()
	case VariableName:
		if len(r.file.VariableDeclarations(r.fresh))+len(r.file.VariableUses(r.fresh)) > 0 {
			return fmt.Sprintf("there is a variable %q already", r.fresh)
		}
	case AnchorName:
		if r.file.HasAnchor(r.fresh) {
			return fmt.Sprintf("there is an anchor %q already", r.fresh)
		}
	case QueueName:
		for _, n := range queueNames(r.file) {
			if r.file.TextOf(n) == r.fresh {
				return fmt.Sprintf("there is a queue %q already", r.fresh)
			}
		}
	}
	return ""
}

// keyCollision looks for an entry with the new key, of the kinds that share their names, and for
// references that would then lead to the renamed one.
func (r *renamer) keyCollision() string {
	kind := r.places.Declares
	if isModuleKind(kind) {
		kind = manifest.Module
	}
	for _, d := range r.file.Lookup(kind, r.fresh) {
		return fmt.Sprintf("line %d has the key %q already", r.file.Buffer().LineAt(d.Span.Start)+1, r.fresh)
	}
	for ref := range r.file.References() {
		if ref.Name == r.fresh && !ref.Unknown && (ref.Kind == kind || kind == manifest.Module && isModuleKind(ref.Kind)) {
			return fmt.Sprintf("line %d names %q already, and would mean this one", r.file.Buffer().LineAt(ref.Span.Start)+1, r.fresh)
		}
	}
	return ""
}

// isModuleKind reports whether entries of a kind are modules, which share their keys.
func isModuleKind(kind manifest.Kind) bool {
	switch kind {
	case manifest.Resource, manifest.Remote, manifest.Service, manifest.Provider:
		return false
	}
	return true
}

// nameCollision looks for the new name among those beside the old one.
func (r *renamer) nameCollision() string {
	taken := fmt.Sprintf("there is %q already", r.fresh)
	for entity := range r.file.Entities() {
		isHere := entity.Span.Contains(r.places.Origin.Start)
		if r.places.Kind == EntityName && entity.Name.Text == r.fresh {
			return taken
		}
		if r.places.Kind != AttributeName || !isHere {
			continue
		}
		for _, name := range append(entity.Attributes, entity.Uses...) {
			if name.Text == r.fresh {
				return taken
			}
		}
	}
	if r.places.Kind != EntryName {
		return ""
	}
	for _, d := range r.places.Definitions {
		entry := r.contextAt(d.Span.Start).Entry
		if entry == nil {
			continue
		}
		for part := range entry.Parts() {
			if part.Name == r.fresh {
				return taken
			}
		}
	}
	return ""
}
