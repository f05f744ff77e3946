package functions

import (
	"fmt"
	"slices"
	"strconv"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var ruleFunctionTimeout = &analysis.Rule{
	ID: "function-timeout", Severity: analysis.Error,
	Doc: "Only a function that consumers or scheduled triggers call has a timeout of its own, within what its other callers allow.",
	Why: "Forge waits for other callers as long as it always does, and \"forge lint\" refuses the manifest.",
}

// How long a caller may wait for a function beside others that may wait long, in seconds.
const (
	shortTimeout      = 25
	webtriggerTimeout = 55
)

// waitsLong reports whether a module type may wait for a function as long as it says itself.
func waitsLong(typ string) bool { return typ == "consumer" || typ == "scheduledTrigger" }

// timeoutOf is how long entries of a module type may wait.
func timeoutOf(typ string) int {
	if typ == "webtrigger" {
		return webtriggerTimeout
	}
	return shortTimeout
}

// call is a place that names a function: by its key, or "" where it cannot be told. The
// span counts from the entry's base.
type call struct {
	function string
	entry    int // its index in the list, where the call is kept with one
	span     text.Span
}

// callsIn keeps where an entry calls functions.
var callsIn = manifest.NewPerEntry(func(e *manifest.Entry) (out []call) {
	for ref := range e.References() {
		if ref.Kind != manifest.Function || ref.Type != syntax.String || !isCall(ref.Path) {
			continue
		}
		c := call{function: ref.Name, span: ref.Value.Shift(-e.Base())}
		if ref.Unknown {
			c.function = ""
		}
		out = append(out, c)
	}
	return out
})

// calls keeps where the entries of a list call functions, by the keys of the functions.
var calls = manifest.NewPerList(func(l *manifest.List) map[string][]call {
	out := map[string][]call{}
	for i, e := range l.Entries {
		for _, c := range callsIn.Of(e) {
			c.entry = i
			out[c.function] = append(out[c.function], c)
		}
	}
	return out
})

// isCall tells the references that count as calls.
func isCall(path []string) bool {
	return len(path) == 1 && path[0] == "function" || len(path) == 2 && path[0] == "resolver" && path[1] == "function"
}

// callingList is a list of modules with its calls.
type callingList struct {
	*manifest.List
	known bool // its module type
	calls map[string][]call
}

// callingLists are the lists whose modules call functions: worked out for the first function
// that has a timeout.
var callingLists = &analysis.PerPass[[]callingList]{Fn: func(p *analysis.Pass) (calling []callingList) {
	for l := range p.File.ModuleLists() {
		if all := calls.Of(p.File, l); len(all) > 0 {
			_, known := p.File.Catalogue().Module(l.Type)
			calling = append(calling, callingList{l, known, all})
		}
	}
	return calling
}}

// caller is a call with its place in the file, and what calls.
type caller struct {
	typ  string
	span text.Span
}

// callers returns the calls of a function: those of modules that wait long, and the others. It
// is not sure when it cannot tell whether some module that waits long calls it, too: a
// misspelt one may.
func callers(p *analysis.Pass, function string) (long, short []caller, sure bool) {
	sure = len(p.Broken) == 0
	for _, l := range callingLists.Of(p) {
		if !l.known {
			sure = sure && len(l.calls[function]) == 0
			continue
		}
		for _, c := range l.calls[function] {
			found := caller{l.Type, c.span.Shift(l.Entries[c.entry].Base())}
			if waitsLong(l.Type) {
				long = append(long, found)
			} else {
				short = append(short, found)
			}
		}
		if waitsLong(l.Type) && len(l.calls[""]) > 0 {
			sure = false
		}
	}
	return long, short, sure
}

// functionTimeout looks at the timeout of a function beside what calls it.
func functionTimeout(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	key, timeout := s.Value("key"), s.Value("timeoutSeconds")
	if key.Type() != schema.String || timeout.Type() != schema.Number || s.IsRefused(found, timeout.Node().Span()) {
		return found
	}
	name, seconds, value := key.Text(), timeout.Number(), timeout.Node().Span().Shift(-s.Base) // it is kept with the entry
	f := s.Mistake(ruleFunctionTimeout, s.KeySpan("timeoutSeconds"), "", nil)
	f.Late = func(p *analysis.Pass, t analysis.Target, d *analysis.Diagnostic) bool {
		long, short, sure := callers(p, name)
		switch over := tooShort(short, seconds); {
		case len(long) > 0 && over != nil:
			d.Span = value.Shift(t.Base)
			limit := timeoutOf(over[0].typ)
			d.Message = fmt.Sprintf("a timeout of %v seconds is too long here: %q calls this function, too, and waits for %v seconds at most", seconds, over[0].typ, limit)
			d.Related = relatedCallers(over)
			d.Mend = func() []analysis.Fix {
				most := strconv.Itoa(limit)
				return append(analysis.One("Replace with "+most, false, value.Shift(t.Base), most), mend.RemoveProperty(p, t)...)
			}
		case len(long) == 0 && len(short) > 0 && sure:
			d.Message = fmt.Sprintf("only functions that a \"consumer\" or \"scheduledTrigger\" runs can set \"timeoutSeconds\", and a %q runs this one: remove it, or use a second function for the long job", short[0].typ)
			d.Related = relatedCallers(short)
			d.Mend = func() []analysis.Fix { return mend.RemoveProperty(p, t) }
		default:
			return false
		}
		return true
	}
	return append(found, f)
}

// tooShort returns the callers that do not wait for so many seconds, the most impatient
// first.
func tooShort(short []caller, seconds float64) []caller {
	var over []caller
	for _, c := range short {
		if seconds > float64(timeoutOf(c.typ)) {
			over = append(over, c)
		}
	}
	slices.SortStableFunc(over, func(a, b caller) int { return timeoutOf(a.typ) - timeoutOf(b.typ) })
	return over
}

// maxCallers is how many callers are pointed at.
const maxCallers = 5

// relatedCallers points at what calls a function.
func relatedCallers(callers []caller) []analysis.Related {
	callers = callers[:min(len(callers), maxCallers)]
	out := make([]analysis.Related, 0, len(callers))
	for _, c := range callers {
		out = append(out, analysis.Related{Span: c.span, Message: "a " + strconv.Quote(c.typ) + " calls it"})
	}
	return out
}
