package navigation

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// HintKind says what a hint is about. Kinds are bits, so that several can be asked for at once.
type HintKind uint8

// Kinds of hints.
const (
	HintHandler  HintKind = 1 << iota // behind a reference to a function: its handler
	HintResource                      // behind a reference to a resource: its path
	HintInterval                      // behind an interval: when that is
	HintDefault                       // behind a function or the runtime: the limit that holds because none is written
)

// Hint is a text that an editor shows within a line.
type Hint struct {
	Kind  HintKind
	At    int // the byte offset behind which it is shown
	Label string
}

// Hints returns the hints of some kinds in a span, in the order of the text.
func Hints(f *manifest.File, span text.Span, kinds HintKind) []Hint {
	var out []Hint
	add := func(kind HintKind, at int, label string) {
		if label != "" && kinds&kind != 0 && span.Contains(at) {
			out = append(out, Hint{kind, at, oneLine(label)})
		}
	}
	if runtime := f.At("app", "runtime").Pair; touches(runtime.Span(), span) {
		add(HintDefault, runtime.Colon().End, memoryInForce(f))
	}
	for _, l := range f.Lists() {
		if !touches(l.Pair.Outer(), span) {
			continue
		}
		for _, e := range l.Entries {
			if own := overlap(span, e.Span()); touches(e.Span(), span) && text.Within(l.Pair.Outer(), e.Span()) {
				entryHints(e, kinds, func(kind HintKind, at int, label string) {
					if own.Contains(at) {
						add(kind, at, label)
					}
				})
			}
		}
	}
	return out
}

// entryHints adds the hints of an entry.
func entryHints(e *manifest.Entry, kinds HintKind, add func(HintKind, int, string)) {
	if e.List.Type == "function" && kinds&HintDefault != 0 {
		if d, ok := e.Key(); ok {
			add(HintDefault, d.Value.End, timeoutInForce(d))
		}
	}
	if e.List.Type == "scheduledTrigger" {
		interval := e.Pair("interval").Value()
		add(HintInterval, interval.Span().End, intervals[e.File.TextOf(interval)])
	}
	if kinds&(HintHandler|HintResource) == 0 {
		return
	}
	for r := range e.References() {
		kind, property := HintHandler, "handler"
		if r.Kind == manifest.Resource {
			kind, property = HintResource, "path"
		}
		if r.Kind != manifest.Function && r.Kind != manifest.Resource || r.IsAsset {
			continue
		}
		if d, ok := definitionOf(e.File, r); ok {
			add(kind, r.Value.End, arrow(e.File.TextOf(d.Entry.Pair(property).Value())))
		}
	}
}

// touches reports whether two spans overlap or are neighbours.
func touches(a, b text.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// arrow points at a text, if there is one.
func arrow(s string) string {
	if s == "" {
		return ""
	}
	return "-> " + s
}

// intervals are the values of "interval" of a scheduled trigger, in words.
var intervals = map[string]string{
	"fiveMinute": "every five minutes", "hour": "every hour", "day": "every day", "week": "every week",
}

// Limits that hold where a manifest says nothing, from
// https://developer.atlassian.com/platform/forge/limits-invocation/ (2025-12-01) and
// https://developer.atlassian.com/platform/forge/runtime-reference/ (2025-12-01).
const (
	defaultTimeout = "timeout 25 s"
	longTimeout    = "timeout 55 s"
	defaultMemory  = "memory 512 MB"
)

// longRunning are the module types whose functions have the long timeout.
var longRunning = map[string]bool{"webtrigger": true, "consumer": true, "scheduledTrigger": true, "preUninstall": true}

// timeoutInForce returns how long a call of a function may take; "" where the function says so
// itself, where that depends on who calls it or nobody does, and where another function has its key.
func timeoutInForce(function manifest.Definition) string {
	_, isSole := function.Entry.File.Sole(function.Kind, function.Name)
	if !isSole || !function.Entry.Pair("timeoutSeconds").IsZero() {
		return ""
	}
	short, long := false, false
	for _, user := range function.Users() {
		switch {
		case longRunning[user.List.Type]:
			long = true
		case !user.List.IsModule():
			return ""
		default:
			short = true
		}
	}
	switch {
	case short && !long:
		return defaultTimeout
	case long && !short:
		return longTimeout
	}
	return ""
}

// memoryInForce returns how much memory a call has; "" where the manifest says so, or has not
// the runtime of which that is known.
func memoryInForce(f *manifest.File) string {
	name := f.At("app", "runtime", "name")
	runtime := name.Map
	if !strings.HasPrefix(f.TextOf(name.Pair.Value()), "nodejs") {
		return ""
	}
	if _, set := runtime.LastPair("memoryMB"); set || runtime.MayHave("memoryMB") {
		return ""
	}
	return defaultMemory
}
