package report

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// JSON2 returns the format of version 2, one object; docs/schemas/report-2.schema.json describes it.
func JSON2(tool Tool) Format { return &json2Format{tool: tool} }

// JSONLines returns the format that has an object a line: for each diagnostic, each failure, and
// the summary. They are those of version 2, with a "type".
func JSONLines() Format { return jsonLines{} }

// Tool is the program that checked.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	URL     string `json:"-"`
}

// json2File is a file of version 2.
type json2File struct {
	Path        string            `json:"path"`
	PathBytes   []byte            `json:"pathBytes,omitempty"`
	Forge       bool              `json:"forge"`
	Hash        string            `json:"hash,omitempty"` // of the text that was checked
	Fixed       int               `json:"fixed,omitempty"`
	Known       int               `json:"known,omitempty"`
	Diagnostics []json2Diagnostic `json:"diagnostics"`
}

// json2Diagnostic is a diagnostic of version 2.
type json2Diagnostic struct {
	Rule        string         `json:"rule"`
	Severity    string         `json:"severity"`
	Message     string         `json:"message"`
	Range       json2Range     `json:"range"`
	URL         string         `json:"url,omitempty"`
	Fingerprint string         `json:"fingerprint,omitempty"`
	Related     []json2Related `json:"related"`
	Expected    []string       `json:"expected"`
	Fixes       []json2Fix     `json:"fixes"`
}

// json2Range ends behind its last character.
type json2Range struct {
	Start json2Position `json:"start"`
	End   json2Position `json:"end"`
}

// json2Position counts lines and columns from 1, columns in code points; the offset in bytes, from 0.
type json2Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// json2Related is another place that a diagnostic speaks of.
type json2Related struct {
	Path    string     `json:"path,omitempty"` // of another file; that of the manifest is left out
	Message string     `json:"message"`
	Range   json2Range `json:"range"`
}

// json2Fix is a way to mend a diagnostic; its edits all count in the checked text.
type json2Fix struct {
	Title         string      `json:"title"`
	Applicability string      `json:"applicability"`
	Edits         []json2Edit `json:"edits"`
}

// json2Edit replaces a range of the checked text.
type json2Edit struct {
	Range   json2Range `json:"range"`
	NewText string     `json:"newText"`
}

// json2Failure says what could not be read, written or understood.
type json2Failure struct {
	Path    string `json:"path,omitempty"`
	Message string `json:"message"`
}

// json2Summary counts.
type json2Summary struct {
	Files       int            `json:"files"`
	Skipped     int            `json:"skipped"`
	Errors      int            `json:"errors"`
	Warnings    int            `json:"warnings"`
	Information int            `json:"information"`
	Hints       int            `json:"hints"`
	Fixable     int            `json:"fixable"`
	Fixed       int            `json:"fixed"`
	Known       int            `json:"known"`
	Rules       map[string]int `json:"rules"`
}

// Applicabilities of fixes.
const (
	applicabilitySafe   = "safe"   // --fix makes it
	applicabilityUnsafe = "unsafe" // somebody has to choose
)

// json2Format counts the files that it has written.
type json2Format struct {
	tool  Tool
	files int
}

// File implements [Format].
func (j *json2Format) File(out *bufio.Writer, f File) {
	j.separate(out)
	file := json2File{
		Path: f.Path, PathBytes: bytesOf(f.Path), Forge: f.Forge,
		Fixed: len(f.Fixed), Known: f.Known, Diagnostics: f.json2Diagnostics(),
	}
	if f.Buffer != nil {
		sum := sha256.Sum256([]byte(f.Buffer.String()))
		file.Hash = "sha256:" + hex.EncodeToString(sum[:])
	}
	out.Write(Encoded(file))
}

// End implements [Format].
func (j *json2Format) End(out *bufio.Writer, t *Total) {
	if j.files == 0 {
		j.separate(out)
	}
	out.WriteString(`],"failures":`)
	out.Write(Encoded(t.json2Failures()))
	out.WriteString(`,"summary":`)
	out.Write(Encoded(t.json2Summary()))
	out.WriteString("}\n")
}

// separate writes what comes before a file.
func (j *json2Format) separate(out *bufio.Writer) {
	if j.files++; j.files > 1 {
		out.WriteString(",")
		return
	}
	out.WriteString(`{"version":2,"tool":`)
	out.Write(Encoded(j.tool))
	out.WriteString(`,"files":[`)
}

// json2Diagnostics returns the diagnostics of a file.
func (f File) json2Diagnostics() []json2Diagnostic {
	all := make([]json2Diagnostic, 0, len(f.Diagnostics))
	for i, d := range f.Diagnostics {
		one := json2Diagnostic{
			Rule: d.Rule.ID, Severity: d.Severity.String(), Message: d.Message, Range: f.json2Range(d.Span),
			URL: d.Rule.URL(), Fingerprint: f.Fingerprint(i),
			Related: []json2Related{}, Expected: []string{}, Fixes: f.json2Fixes(i),
		}
		for _, r := range d.Related {
			in, span := f.Related(r)
			place := json2Related{Message: r.Message, Range: in.json2Range(span)}
			if in.Path != f.Path {
				place.Path = in.Path
			}
			one.Related = append(one.Related, place)
		}
		if f.Expected != nil {
			one.Expected = append(one.Expected, f.Expected(d)...)
		}
		all = append(all, one)
	}
	return all
}

// json2Fixes returns the fixes of a diagnostic, by its index.
func (f File) json2Fixes(i int) []json2Fix {
	all := []json2Fix{}
	fixes, safe := f.Fixes(i)
	for j, fix := range fixes {
		one := json2Fix{fix.Title, applicabilityUnsafe, []json2Edit{}}
		if j == safe {
			one.Applicability = applicabilitySafe
		}
		for _, e := range sorted(fix) {
			one.Edits = append(one.Edits, json2Edit{f.json2Range(e.Span), e.New})
		}
		all = append(all, one)
	}
	return all
}

// sorted returns the edits of a fix in the order of the text.
func sorted(fix analysis.Fix) []text.Edit {
	edits := append([]text.Edit(nil), fix.Edits...)
	analysis.SortEdits(edits)
	return edits
}

// json2Range returns a span as a range.
func (f File) json2Range(s text.Span) json2Range {
	return json2Range{json2Position(f.Position(s.Start)), json2Position(f.Position(s.End))}
}

// json2Failures returns the failures, an empty list for none.
func (t *Total) json2Failures() []json2Failure {
	all := []json2Failure{}
	for _, failure := range t.Failures {
		all = append(all, json2Failure(failure))
	}
	return all
}

// json2Summary returns the counts.
func (t *Total) json2Summary() json2Summary {
	rules := map[string]int{}
	for rule, count := range t.Rules {
		rules[rule.ID] = count.Count
	}
	return json2Summary{
		Files: t.Files, Skipped: t.Skipped,
		Errors: t.Severities[analysis.Error], Warnings: t.Severities[analysis.Warning],
		Information: t.Severities[analysis.Information], Hints: t.Severities[analysis.Hint],
		Fixable: t.Fixable, Fixed: t.Fixed, Known: t.Known, Rules: rules,
	}
}

// jsonLines writes an object a line.
type jsonLines struct{}

// File implements [Format].
func (jsonLines) File(out *bufio.Writer, f File) {
	for _, d := range f.json2Diagnostics() {
		out.Write(Encoded(struct {
			Type      string `json:"type"`
			Path      string `json:"path"`
			PathBytes []byte `json:"pathBytes,omitempty"`
			json2Diagnostic
		}{"diagnostic", f.Path, bytesOf(f.Path), d}))
		out.WriteString("\n")
	}
}

// End implements [Format].
func (jsonLines) End(out *bufio.Writer, t *Total) {
	for _, failure := range t.json2Failures() {
		out.Write(Encoded(struct {
			Type string `json:"type"`
			json2Failure
		}{"failure", failure}))
		out.WriteString("\n")
	}
	out.Write(Encoded(struct {
		Type string `json:"type"`
		json2Summary
	}{"summary", t.json2Summary()}))
	out.WriteString("\n")
}
