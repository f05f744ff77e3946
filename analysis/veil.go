package analysis

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
)

// veiled checks a file by all that is known, and says only what may be shown. Secret are the
// values of the environment, and what is in files outside of the border of the checker's
// files. Where such things count, the rules run a second time, over the file as somebody
// would see it who does not know them, and every word, place and fix that is told comes from
// there. The first run says no more than which rules are broken where.
func (c Checker) veiled(ctx context.Context, f *manifest.File) []Diagnostic {
	knowing := c
	around, gate := c.Files.Opened()
	knowing.Files = around
	found := knowing.look(ctx, f)
	outside := gate.Close()
	plain, secrets := f.Veiled()
	if !outside && len(secrets) == 0 || ctx.Err() != nil {
		return found
	}
	v := &veil{file: plain, secrets: secrets, outside: outside, known: map[spot][]*Diagnostic{}}
	shown := c.look(ctx, plain)
	for i := range shown {
		at := spot{shown[i].Rule, shown[i].Span}
		v.known[at] = append(v.known[at], &shown[i])
	}
	for i := range found {
		found[i] = v.show(&found[i])
	}
	if ctx.Err() != nil {
		return nil
	}
	return found
}

// veil is what turns what was found into what is shown.
type veil struct {
	file    *manifest.File
	secrets map[string]string
	outside bool
	known   map[spot][]*Diagnostic // what was found without knowing the secrets
}

// spot is what two runs of the rules may have in common.
type spot struct {
	rule *Rule
	span text.Span
}

// show returns what may be shown of a diagnostic: what was said without the secrets, if it
// says the same, and else only which rule is broken.
func (v *veil) show(d *Diagnostic) Diagnostic {
	for _, plain := range v.known[spot{d.Rule, d.Span}] {
		if plain.Severity != d.Severity {
			continue
		}
		if plain.Message == d.Message {
			return *plain
		}
		if message, ok := v.common(plain.Message, d.Message); ok {
			told := *plain
			told.Message = message
			return told
		}
	}
	return Diagnostic{Rule: d.Rule, Severity: d.Severity, Span: d.Span, Tags: d.Tags, Message: v.reason(d.Span) + d.Rule.Doc}
}

// namesIn returns the variables with secrets that a text names, in order.
func (v *veil) namesIn(s string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(v.secrets)), func(name string) bool {
		return !strings.Contains(s, "${"+name+"}")
	})
}

// common returns as much of what was said without the secrets as is true of them, too: all of
// a message that becomes the other when the values take the place of their names, or the part
// in front of its first colon, because the advice behind it may follow from the value.
func (v *veil) common(plain, message string) (told string, ok bool) {
	head, _, _ := strings.Cut(plain, ": ")
	for _, values := range v.replacers() {
		switch {
		case values.Replace(plain) == message:
			told = plain
		case told == "" && strings.HasPrefix(message, values.Replace(head)+": "):
			told = head
		}
	}
	names := v.namesIn(told)
	return told + " (the environment sets " + prose.And(names) + ")", len(names) > 0
}

// replacers put the values in the place of their names: as they are, and as they stand between
// quotes.
func (v *veil) replacers() [2]*strings.Replacer {
	var raw, quoted []string
	for name, value := range v.secrets {
		inner := strconv.Quote(value)
		raw = append(raw, "${"+name+"}", value)
		quoted = append(quoted, "${"+name+"}", inner[1:len(inner)-1])
	}
	return [2]*strings.Replacer{strings.NewReplacer(raw...), strings.NewReplacer(quoted...)}
}

// reason says why no more is told of a mistake than the rule.
func (v *veil) reason(at text.Span) string {
	names := v.namesIn(v.file.Buffer().Slice(at))
	if len(names) == 0 {
		names = slices.Sorted(maps.Keys(v.secrets))
	}
	const broken = " breaks a rule here, and is not shown: "
	switch {
	case len(names) == 0:
		return "what is in a file outside of the project" + broken
	case v.outside:
		return "what the environment says, or a file outside of the project," + broken
	default:
		return "what the environment sets " + prose.Or(names[:min(len(names), 5)]) + " to" + broken
	}
}
