// Package sarif writes results in the Static Analysis Results Interchange Format, version 2.1.0.
//
// The results come first and the rules that have some behind them, so that no file has to be kept.
package sarif

import (
	"bufio"
	"net/url"
	"path/filepath"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// schemaURL is the address of the schema that the format obeys.
const schemaURL = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// fingerprintName is the name of the fingerprint; its number changes when its way to be made does.
const fingerprintName = "forgeManifest/v1"

// New returns the format.
func New(tool report.Tool) report.Format {
	return &format{tool: tool, index: map[*analysis.Rule]int{}}
}

// format counts results, and gives rules their numbers.
type format struct {
	tool    report.Tool
	results int
	rules   []*analysis.Rule
	index   map[*analysis.Rule]int
}

// levels are SARIF's words for the severities.
var levels = map[analysis.Severity]string{
	analysis.Error:       "error",
	analysis.Warning:     "warning",
	analysis.Information: "note",
	analysis.Hint:        "note",
}

// File implements [report.Format].
func (s *format) File(out *bufio.Writer, f report.File) {
	for i := range f.Diagnostics {
		s.separate(out)
		out.Write(report.Encoded(s.result(f, i)))
	}
}

// End implements [report.Format].
func (s *format) End(out *bufio.Writer, t *report.Total) {
	if s.results == 0 {
		s.begin(out)
	}
	out.WriteString(`],"invocations":`)
	out.Write(report.Encoded([]invocation{invocationOf(t)}))
	out.WriteString(`,"tool":`)
	out.Write(report.Encoded(toolOf(s.tool, s.rules)))
	out.WriteString("}]}\n")
}

// separate writes what comes before a result.
func (s *format) separate(out *bufio.Writer) {
	if s.results++; s.results > 1 {
		out.WriteString(",")
		return
	}
	s.begin(out)
}

// begin writes the head.
func (s *format) begin(out *bufio.Writer) {
	out.WriteString(`{"$schema":"` + schemaURL + `","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[`)
}

// number returns the index of a rule.
func (s *format) number(rule *analysis.Rule) int {
	i, ok := s.index[rule]
	if !ok {
		i = len(s.rules)
		s.index[rule] = i
		s.rules = append(s.rules, rule)
	}
	return i
}

// result returns the diagnostic of a file with an index.
func (s *format) result(f report.File, i int) result {
	d := f.Diagnostics[i]
	artifact := artifactLocation{uriOf(f.Path)}
	r := result{
		RuleID: d.Rule.ID, RuleIndex: s.number(d.Rule), Level: levels[d.Severity], Message: message{d.Message},
		Locations: []location{{PhysicalLocation: physicalLocation{artifact, regionOf(f, d.Span)}}},
	}
	if print := f.Fingerprint(i); print != "" {
		r.PartialFingerprints = map[string]string{fingerprintName: print}
	}
	for j, at := range d.Related {
		in, span := f.Related(at)
		r.RelatedLocations = append(r.RelatedLocations, location{ID: j + 1, Message: &message{at.Message}, PhysicalLocation: physicalLocation{artifactLocation{uriOf(in.Path)}, regionOf(in, span)}})
	}
	fixes, _ := f.Fixes(i)
	for _, one := range fixes {
		change := artifactChange{ArtifactLocation: artifact}
		edits := append([]text.Edit(nil), one.Edits...)
		analysis.SortEdits(edits)
		for _, e := range edits {
			change.Replacements = append(change.Replacements, replacement{regionOf(f, e.Span), message{e.New}})
		}
		if len(edits) > 0 {
			r.Fixes = append(r.Fixes, fix{message{one.Title}, []artifactChange{change}})
		}
	}
	return r
}

// regionOf returns a span as a region.
func regionOf(f report.File, s text.Span) region {
	start, end := f.Position(s.Start), f.Position(s.End)
	return region{start.Line, start.Column, end.Line, end.Column}
}

// uriOf returns a path as a reference: relative, as the path is, or with the scheme "file".
func uriOf(path string) string {
	u := url.URL{Path: path}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
		if u.Path[0] != '/' { // that of a drive
			u.Path = "/" + u.Path
		}
		if server, _, _ := strings.Cut(strings.TrimPrefix(filepath.VolumeName(path), "//"), "/"); len(server) > 2 {
			u.Host, u.Path = server, path[len("//"+server):]
		}
	}
	return u.String()
}

// invocationOf says whether all could be checked.
func invocationOf(t *report.Total) invocation {
	run := invocation{ExecutionSuccessful: len(t.Failures) == 0}
	for _, failure := range t.Failures {
		run.Notifications = append(run.Notifications, notification{"error", message{failure.Said()}})
	}
	return run
}

// toolOf describes the program, and the rules that have results.
func toolOf(t report.Tool, rules []*analysis.Rule) tool {
	driver := component{Name: t.Name, InformationURI: t.URL, Rules: []rule{}}
	if version := strings.TrimPrefix(t.Version, "v"); version != "" && version[0] >= '0' && version[0] <= '9' {
		driver.Version = version // readers compare versions that begin with a number
	}
	for _, r := range rules {
		help := r.Doc
		if r.Why != "" {
			help += "\n\n" + r.Why
		}
		driver.Rules = append(driver.Rules, rule{
			ID: r.ID, ShortDescription: message{r.Doc}, Help: message{help}, HelpURI: r.URL(),
			DefaultConfiguration: configuration{levels[r.Severity]},
		})
	}
	return tool{driver}
}
