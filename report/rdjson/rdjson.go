// Package rdjson writes results in the diagnostic format of reviewdog.
package rdjson

import (
	"bufio"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// New returns the format.
func New(tool report.Tool) report.Format { return &format{tool: tool} }

// format counts the diagnostics that it has written.
type format struct {
	tool        report.Tool
	diagnostics int
}

// diagnostic is what reviewdog reads of a problem.
type diagnostic struct {
	Message          string       `json:"message"`
	Location         location     `json:"location"`
	Severity         string       `json:"severity"`
	Code             code         `json:"code"`
	Suggestions      []suggestion `json:"suggestions,omitempty"`
	RelatedLocations []related    `json:"related_locations,omitempty"`
}

// code is the rule.
type code struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

// location is a range of a file.
type location struct {
	Path  string    `json:"path"`
	Range textRange `json:"range"`
}

// textRange ends behind its last character.
type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// position counts from 1, the column in bytes.
type position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// suggestion replaces a range.
type suggestion struct {
	Range textRange `json:"range"`
	Text  string    `json:"text"`
}

// related is another place that a problem speaks of.
type related struct {
	Message  string   `json:"message"`
	Location location `json:"location"`
}

// source is the tool that found the problems.
type source struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// severities are reviewdog's words for the severities.
var severities = map[analysis.Severity]string{
	analysis.Error:       "ERROR",
	analysis.Warning:     "WARNING",
	analysis.Information: "INFO",
	analysis.Hint:        "INFO",
}

// File implements [report.Format].
func (r *format) File(out *bufio.Writer, f report.File) {
	for i, d := range f.Diagnostics {
		r.separate(out)
		one := diagnostic{
			Message: d.Message, Location: location{f.Path, rangeOf(f, d.Span)},
			Severity: severities[d.Severity], Code: code{d.Rule.ID, d.Rule.URL()},
		}
		for _, fix := range fixesOf(f, i) {
			one.Suggestions = append(one.Suggestions, suggestion{rangeOf(f, fix.Edits[0].Span), fix.Edits[0].New})
		}
		for _, at := range d.Related {
			in, span := f.Related(at)
			one.RelatedLocations = append(one.RelatedLocations, related{at.Message, location{in.Path, rangeOf(in, span)}})
		}
		out.Write(report.Encoded(one))
	}
}

// fixesOf returns the fixes of a diagnostic, by its index, that are one edit: suggestions of reviewdog
// are accepted one by one.
func fixesOf(f report.File, i int) (single []analysis.Fix) {
	fixes, _ := f.Fixes(i)
	for _, fix := range fixes {
		if len(fix.Edits) == 1 {
			single = append(single, fix)
		}
	}
	return single
}

// End implements [report.Format].
func (r *format) End(out *bufio.Writer, t *report.Total) {
	for _, failure := range t.Failures {
		r.separate(out)
		out.Write(report.Encoded(struct {
			Message  string         `json:"message"`
			Location map[string]any `json:"location"`
			Severity string         `json:"severity"`
		}{failure.Message, map[string]any{"path": failure.Path}, "ERROR"}))
	}
	if r.diagnostics == 0 {
		r.begin(out)
	}
	out.WriteString("]}\n")
}

// separate writes what comes before a diagnostic.
func (r *format) separate(out *bufio.Writer) {
	if r.diagnostics++; r.diagnostics > 1 {
		out.WriteString(",")
		return
	}
	r.begin(out)
}

// begin writes the head.
func (r *format) begin(out *bufio.Writer) {
	out.WriteString(`{"source":`)
	out.Write(report.Encoded(source{r.tool.Name, r.tool.URL}))
	out.WriteString(`,"diagnostics":[`)
}

// rangeOf returns a span as a range, with columns in bytes.
func rangeOf(f report.File, s text.Span) textRange {
	start, end := f.Buffer.PositionAt(s.Start, text.UTF8), f.Buffer.PositionAt(s.End, text.UTF8)
	return textRange{position{start.Line + 1, start.Character + 1}, position{end.Line + 1, end.Character + 1}}
}
