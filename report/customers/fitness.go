package customers

import (
	"bufio"
	"encoding/json"
	"io"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/report"
)

// targetTitles are what people call programmes.
var targetTitles = map[impact.Target]string{
	impact.RunsOnAtlassian: `"Runs on Atlassian"`, impact.GovernmentCloud: "Atlassian Government Cloud",
}

// FitnessText writes for which programmes the app of a manifest is fit, what speaks against each, and what would
// mend it. What Forge would refuse comes first. The error is the writer's.
func FitnessText(w io.Writer, s Side, all []impact.Fitness, o report.Options) error {
	out := bufio.NewWriter(w)
	s.errors(out, o)
	for _, f := range all {
		out.WriteString(report.Printable(s.Path) + ": " + targetTitles[f.Target] + ": " + verdictOf(f) + "\n\n")
		for _, b := range f.Obstacles {
			o.Note(out, noteOf(s, b, analysis.Warning, "obstacle", b.Rule.Kind, [2]string{"page", b.Rule.Link() + " (" + b.Rule.Day() + ")"}))
			out.WriteString("\n")
		}
		for _, b := range f.Hints {
			o.Note(out, noteOf(s, b, analysis.Hint, "hint", string(f.Target)))
			out.WriteString("\n")
		}
	}
	return out.Flush()
}

// noteOf makes a note of an obstacle or a hint.
func noteOf(s Side, b impact.Obstacle, severity analysis.Severity, label, code string, details ...[2]string) report.Note {
	if b.Mend != "" {
		details = append([][2]string{{"mend", b.Mend}}, details...)
	}
	return report.Note{Path: s.Path, Buffer: s.Buffer, Span: b.Span, Severity: severity, Label: label, Message: b.Message, Code: code, Details: details}
}

// verdictOf says in a line whether an app is fit. What code does, and what Forge's server knows
// besides, is not in the manifest.
func verdictOf(f impact.Fitness) string {
	switch {
	case len(f.Obstacles) > 0:
		return "no"
	case len(f.Unjudged) > 0:
		return "nothing speaks against it in what can be judged"
	}
	return "nothing in the manifest speaks against it"
}

// jsonFitness is the form of a programme.
type jsonFitness struct {
	Target    string         `json:"target"`
	Eligible  bool           `json:"eligible"`
	Judged    bool           `json:"judged"`
	Obstacles []jsonObstacle `json:"obstacles"`
	Hints     []jsonObstacle `json:"hints"`
}

// jsonObstacle is the form of an obstacle or a hint.
type jsonObstacle struct {
	Kind    string       `json:"kind,omitempty"`
	Pointer string       `json:"pointer"`
	Message string       `json:"message"`
	Mend    string       `json:"mend,omitempty"`
	Page    string       `json:"page,omitempty"`
	Date    string       `json:"date,omitempty"`
	Range   report.Range `json:"range"`
}

// FitnessJSON writes what [FitnessText] does as one object on one line. The error is the writer's.
func FitnessJSON(w io.Writer, s Side, all []impact.Fitness) error {
	out := struct {
		Version  int           `json:"version"`
		Path     string        `json:"path"`
		Programs []jsonFitness `json:"programmes"`
	}{formatVersion, s.Path, []jsonFitness{}}
	for _, f := range all {
		out.Programs = append(out.Programs, jsonFitness{
			Target: string(f.Target), Eligible: len(f.Obstacles) == 0, Judged: len(f.Unjudged) == 0,
			Obstacles: s.jsonObstacles(f.Obstacles), Hints: s.jsonObstacles(f.Hints),
		})
	}
	return encode(w, out)
}

// jsonObstacles converts obstacles.
func (s Side) jsonObstacles(all []impact.Obstacle) []jsonObstacle {
	out := []jsonObstacle{}
	for _, b := range all {
		j := jsonObstacle{Pointer: b.Pointer, Message: b.Message, Mend: b.Mend, Range: s.rangeOf(b.Span)}
		if b.Rule != nil {
			j.Kind, j.Page, j.Date = b.Rule.Kind, b.Rule.Page, b.Rule.Day()
		}
		out = append(out, j)
	}
	return out
}

// encode writes a value as JSON on one line.
func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
