package shape

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis/conform"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// message says what is wrong, what is allowed and what to do.
func (t Problem) message() string {
	t.Name = prose.Shortened(t.Name)
	switch t.Kind {
	case schema.TypeMismatch:
		return t.typeMessage()
	case schema.Required:
		return t.requiredMessage()
	case schema.UnknownProperty, schema.UndeclaredProperty:
		return t.unknownMessage()
	case schema.Forbidden:
		return fmt.Sprintf("%q may not be set for %s: remove it", t.Name, t.owner())
	case schema.Internal:
		return fmt.Sprintf("%q is set by Forge itself and refused in a manifest: remove it", t.Name)
	case schema.Deprecated:
		return t.deprecatedMessage()
	case schema.Exclusive:
		return fmt.Sprintf("%s cannot be set together: keep one of them", prose.And(prose.QuoteAll(t.Names)))
	case schema.Choice:
		return t.choiceMessage()
	case schema.Duplicate:
		return "this entry is already in the list: remove it"
	case schema.NoAlternative:
		return fmt.Sprintf("%s has none of the forms that are allowed here%s", t.subject(), mend.Alternatives(t.Alternatives))
	case schema.SeveralAlternatives:
		return fmt.Sprintf("%s has more than one of the forms of which it must have exactly one", t.subject())
	case schema.MoreProblems:
		return fmt.Sprintf("%s has more than %d mistakes: the others are not shown, mend some of them", t.subject(), schema.MaxProblems)
	case schema.NotAllowed:
		return fmt.Sprintf("%s is not allowed here", t.subject())
	}
	return t.valueMessage()
}

// valueMessage is the message of problems with the content of a value or name.
func (t Problem) valueMessage() string {
	switch t.Kind {
	case schema.Enum:
		return t.enumMessage()
	case schema.PatternMismatch:
		if !t.OnName && t.At.Text() == "" {
			return fmt.Sprintf("%s is empty: expected %s", t.role(), prose.Plain(t.Pattern.Words))
		}
		return fmt.Sprintf("%s is not a valid %s: expected %s", t.content(), t.role(), prose.Plain(t.Pattern.Words))
	case schema.FormatMismatch:
		return fmt.Sprintf("%s is not a valid %s: expected a complete address such as \"https://example.com\"", t.content(), t.role())
	case schema.Length:
		if t.Got == 0 {
			return fmt.Sprintf("%s is empty: it needs at least %s", t.role(), prose.Count(t.Limit.Min, "character", "characters"))
		}
		return fmt.Sprintf("%s has %s: %s", t.role(), prose.Count(t.Got, "character", "characters"), mend.Limits(t.Limit, t.Got))
	case schema.ItemCount:
		if t.Got == 0 {
			return fmt.Sprintf("%s is an empty list: add an entry, or remove it", t.subject())
		}
		return fmt.Sprintf("%s has %s: %s", t.subject(), prose.Count(t.Got, "entry", "entries"), mend.Limits(t.Limit, t.Got))
	case schema.PropertyCount:
		if t.Got == 0 {
			return fmt.Sprintf("%s is an empty map: add an entry, or remove it", t.subject())
		}
		return fmt.Sprintf("%s has %s: %s", t.subject(), prose.Count(t.Got, "property", "properties"), mend.Limits(t.Limit, t.Got))
	case schema.Range:
		return t.subject() + " must be " + mend.Bounds(t.Schema)
	case schema.MultipleOf:
		return fmt.Sprintf("%s must be a multiple of %v", t.subject(), *t.Schema.MultipleOf)
	}
	return t.subject() + " is not valid"
}

// typeMessage says that a value has a wrong type.
func (t Problem) typeMessage() string {
	want := mend.WithArticles(t.Types)
	if t.isBareKey() {
		return t.bareKeyMessage()
	}
	if encoding := t.File.Buffer().Encoding(); encoding != "" && t.Node == t.File.Tree().Root() && t.spanOf().Node() == t.Node {
		return fmt.Sprintf("the manifest is text in %s, and Forge reads UTF-8: save it as UTF-8", encoding)
	}
	if unfinished := unfinishedText(t.spanOf().Node()); unfinished != "" && t.Types == schema.TypesOf(schema.String) {
		return notFinished(unfinished)
	}
	if t.At.Type() == schema.Null {
		if t.isEmptyItem() {
			return fmt.Sprintf("this entry is empty: it must be %s", want)
		}
		if source, ok := t.notFinite(); ok {
			return fmt.Sprintf("%s must be %s: Forge takes %s for no value", t.subject(), strings.Replace(want, "a number", "a finite number", 1), prose.QuoteTitle(source))
		}
		return fmt.Sprintf("%s has no value: it must be %s", t.subject(), want)
	}
	hint := ""
	switch {
	case len(t.lost) > 0:
		hint = fmt.Sprintf(": move %s one level up", prose.And(prose.QuoteAll(t.lost)))
	case t.At.Type() == schema.Map && t.Types.Has(schema.List):
		hint = ": start each entry with \"- \""
	case t.At.Type() == schema.String && conform.IsQuoted(t.spanOf().Content(), t.Types):
		hint = ": remove the quotes"
	case t.Types.Has(schema.String) && (t.At.Type() == schema.Number || t.At.Type() == schema.Boolean):
		hint = ": put it between quotes"
	}
	return fmt.Sprintf("%s must be %s, not %s%s", t.subject(), want, mend.WithArticle(t.At.Type()), hint)
}

// notFinite returns the source of a number that is not finite, which JSON has not. It is false for any other value.
func (t Problem) notFinite() (source string, ok bool) {
	content := t.spanOf().Content()
	return content.Text(), content.Kind() == syntax.Plain && content.Scalar().Type == syntax.Float
}

// isEntry reports whether the map of a property problem is an entry of a list.
func (t Problem) isEntry() bool { return t.Entry != nil && t.in() == t.root() }

// requiredMessage says that a property is missing.
func (t Problem) requiredMessage() string {
	if by := t.neededBy(); by != "" {
		return fmt.Sprintf("%q is missing: %q needs it beside it", t.Name, by)
	}
	if t.isEntry() {
		return fmt.Sprintf("%q is missing: every entry of %q needs it", t.Name, t.TypeName)
	}
	return fmt.Sprintf("%q is missing in %s", t.Name, t.owner())
}

// neededBy returns the property beside which another one is required; "" where it is required
// by itself.
func (t Problem) neededBy() string {
	if t.by == nil || !t.isEntry() {
		return ""
	}
	for _, part := range t.by.Parts(nil) {
		if part.If != nil && part.Then != nil && part.Then == t.Schema && len(part.If.Required) == 1 {
			return part.If.Required[0]
		}
	}
	return ""
}

// unknownMessage says that a map has no such property.
func (t Problem) unknownMessage() string {
	if t.isSnapshots() {
		return t.snapshotsMessage()
	}
	s := fmt.Sprintf("%q is not a property of %s%s", t.Name, t.owner(), SchemaWords(t.File))
	if t.Kind == schema.UndeclaredProperty {
		s = t.undeclaredMessage()
	}
	switch {
	case t.under != "":
		return s + fmt.Sprintf(": it belongs under %q", t.under)
	case t.above:
		return s + ": it belongs one level up"
	case len(t.lost) > 0:
		return s + fmt.Sprintf(": remove it, and move %s one level up", prose.And(prose.QuoteAll(t.lost)))
	case t.Missing != "":
		return s + fmt.Sprintf(": did you mean %q, which is missing?", t.Missing)
	case t.Near != "":
		return s + fmt.Sprintf(": did you mean %q?", t.Near)
	case t.home().isKnown():
		return s + ": " + t.home().words
	case t.Kind == schema.UndeclaredProperty:
		return s
	case len(t.Names) > 0 && len(t.Names) <= 6:
		return s + fmt.Sprintf(": remove it, or use %s", prose.Or(prose.QuoteAll(t.Names)))
	}
	return s + ": remove it"
}

// undeclaredMessage says what is known of a property that the schema does not have in an open map:
// not that Forge does without it.
func (t Problem) undeclaredMessage() string {
	version := t.File.Catalogue().Version()
	if len(t.With) > 0 {
		return fmt.Sprintf("Forge's schema %s has %q only together with %s", version, t.Name, prose.And(prose.QuoteAll(t.With)))
	}
	return fmt.Sprintf("Forge's schema %s has no %q in %s", version, t.Name, t.owner())
}

// SchemaWords names the version of Forge's schema: a newer one may know more names.
func SchemaWords(f *manifest.File) string { return " (schema " + f.Catalogue().Version() + ")" }

// choiceMessage says that one of several properties is missing.
func (t Problem) choiceMessage() string {
	if len(t.Names) == 1 { // the others are of the past
		t.Name = t.Names[0]
		return t.requiredMessage()
	}
	if t.Several {
		return fmt.Sprintf("%s needs at least one of %s", t.subject(), prose.And(prose.QuoteAll(t.Names)))
	}
	return fmt.Sprintf("%s needs %s", t.subject(), prose.Or(prose.QuoteAll(t.Names)))
}

// enumMessage says that a value is none of those that are allowed.
func (t Problem) enumMessage() string {
	if t.isOldRuntime() {
		return t.oldRuntimeMessage()
	}
	words := t.currentWords()
	s := fmt.Sprintf("%s is not allowed for %s", t.content(), t.role())
	if t.Near != "" {
		s += fmt.Sprintf(": did you mean %q?", t.Near)
		if len(words) > 8 || len(words) == 1 {
			return s
		}
		return s + " Allowed are " + prose.And(words)
	}
	if len(words) > 12 {
		words = append(words[:12], fmt.Sprintf("%d others", len(words)-12))
	}
	return s + ": use " + prose.Or(words)
}

// deprecatedMessage says that a property or value is deprecated.
func (t Problem) deprecatedMessage() string {
	if t.deprecatedRule() == ruleRuntimeDeprecated {
		return t.runtimeMessage()
	}
	if t.deprecatedRule() == ruleAppNameDeprecated && t.Deprecation != nil {
		return "\"app.name\" has no effect: " + prose.Plain(t.Deprecation.Note)
	}
	what := prose.QuoteTitle(t.Name)
	if t.Name == "" {
		what = t.content()
	}
	return what + " is deprecated" + DeprecationWords(t.Deprecation)
}

// DeprecationWords continues "x is deprecated" with what is known.
func DeprecationWords(d *schema.Deprecation) string {
	if d == nil {
		return ""
	}
	s := ""
	if d.Removal != "" {
		s += ", and Atlassian removes it on " + d.Removal
	}
	if len(d.Replacement) > 0 {
		s += ": use " + prose.Or(prose.QuoteAll(d.Replacement))
	}
	if d.Note != "" {
		s += " (" + prose.Plain(d.Note) + ")"
	}
	return s
}

// relatedMessage says what the other place is that a problem speaks of.
func (t Problem) relatedMessage() string {
	if t.Kind == schema.Exclusive {
		return "set here"
	}
	return "the first one"
}
