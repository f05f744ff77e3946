package customers

import (
	"fmt"
	"io"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// formatVersion changes when a reader of the JSON format would have to change.
const formatVersion = 1

// jsonReport is the form of the whole.
type jsonReport struct {
	Version  int            `json:"version"`
	Verdict  string         `json:"verdict"`
	Effects  []jsonEffect   `json:"effects"`
	Errors   []jsonError    `json:"errors,omitempty"`
	Unjudged []jsonUnjudged `json:"unjudged,omitempty"`
}

// jsonEffect is the form of an effect.
type jsonEffect struct {
	Path      string       `json:"path,omitempty"`
	Class     string       `json:"class"`
	Kind      string       `json:"kind"`
	Lean      string       `json:"lean,omitempty"`
	Bulk      bool         `json:"bulk,omitempty"`
	Sure      *bool        `json:"sure,omitempty"`
	Side      string       `json:"side"`
	Pointer   string       `json:"pointer"`
	Message   string       `json:"message"`
	Page      string       `json:"page"`
	Date      string       `json:"date"`
	Variables []string     `json:"variables,omitempty"`
	Range     report.Range `json:"range"`
}

// jsonError is the form of what Forge would refuse.
type jsonError struct {
	Path    string       `json:"path,omitempty"`
	Side    string       `json:"side"`
	Code    string       `json:"code"`
	Message string       `json:"message"`
	Range   report.Range `json:"range"`
}

// jsonUnjudged is the form of a part that is not judged.
type jsonUnjudged struct {
	Path    string       `json:"path,omitempty"`
	Side    string       `json:"side"`
	Pointer string       `json:"pointer"`
	Message string       `json:"message"`
	Range   report.Range `json:"range"`
}

// JSON writes the changes as one object on one line. withPaths says that it may be more than one
// change, so that each effect names its file. The error is the writer's.
func JSON(w io.Writer, all []Change, withPaths bool) error {
	out := jsonReport{Version: formatVersion, Verdict: Verdict(all).String(), Effects: []jsonEffect{}}
	for _, c := range all {
		out.add(c, withPaths)
	}
	return encode(w, out)
}

// add adds a change.
func (out *jsonReport) add(c Change, withPaths bool) {
	pathOf := func(side impact.Side) string {
		if !withPaths {
			return ""
		}
		return c.side(side).Path
	}
	for _, e := range c.Result.Effects {
		j := jsonEffect{
			Path: pathOf(e.Side), Class: e.Class.String(), Kind: e.Kind(), Bulk: e.Rule.Bulk, Side: e.Side.String(), Pointer: e.Pointer,
			Message: e.Message, Page: e.Rule.Page, Date: e.Rule.Day(), Variables: e.Variables, Range: c.side(e.Side).rangeOf(e.Span),
		}
		if e.Class == impact.Unsure {
			j.Lean = e.Lean.String()
		}
		if e.Rule.Doubtful {
			j.Sure = new(bool)
		}
		out.Effects = append(out.Effects, j)
	}
	for _, side := range []impact.Side{impact.New, impact.Old} {
		for _, d := range c.side(side).Errors {
			out.Errors = append(out.Errors, jsonError{pathOf(side), side.String(), d.Rule.ID, d.Message, c.side(side).rangeOf(d.Span)})
		}
	}
	for _, u := range c.Result.Unjudged {
		out.Unjudged = append(out.Unjudged, jsonUnjudged{pathOf(u.Side), u.Side.String(), u.Pointer, unjudgedMessage(u), c.side(u.Side).rangeOf(u.Span)})
	}
}

// rangeOf returns the range of a span.
func (s Side) rangeOf(span text.Span) report.Range { return report.RangeIn(s.Buffer, span) }

// place writes the place of a span as "path:line:column".
func (s Side) place(span text.Span) string {
	at := s.rangeOf(span).Start
	return fmt.Sprintf("%s:%d:%d", s.Path, at.Line, at.Column)
}
