package report

import (
	"encoding/json"
	"io"
	"unicode/utf8"

	"forge-manifest-ls/internal/text"
)

// formatVersion changes when a reader of the JSON format would have to change.
const formatVersion = 1

type jsonReport struct {
	Version int        `json:"version"`
	Files   []jsonFile `json:"files"`
}

type jsonFile struct {
	Path        string           `json:"path"`
	PathBytes   []byte           `json:"pathBytes,omitempty"` // of a path that is not UTF-8, which JSON cannot hold
	Forge       bool             `json:"forge"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	Severity string    `json:"severity"`
	Code     string    `json:"code"`
	Message  string    `json:"message"`
	Range    jsonRange `json:"range"`
}

type jsonRange struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// JSON writes the files as one object on one line. The end of a range is the
// position after its last character. The error is the writer's.
func JSON(w io.Writer, files []File) error {
	out := jsonReport{Version: formatVersion, Files: make([]jsonFile, 0, len(files))}
	for _, f := range files {
		diagnostics := make([]jsonDiagnostic, 0, len(f.Diagnostics))
		for _, d := range f.Diagnostics {
			diagnostics = append(diagnostics, jsonDiagnostic{
				d.Severity.String(), d.Rule.ID, d.Message, f.jsonRange(d.Span),
			})
		}
		out.Files = append(out.Files, jsonFile{f.Path, bytesOf(f.Path), f.Forge, diagnostics})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func (f File) jsonRange(s text.Span) jsonRange {
	startLine, startColumn := f.position(s.Start)
	endLine, endColumn := f.position(s.End)
	return jsonRange{jsonPosition{startLine, startColumn}, jsonPosition{endLine, endColumn}}
}

// bytesOf returns the bytes of a path that JSON cannot hold.
func bytesOf(path string) []byte {
	if utf8.ValidString(path) {
		return nil
	}
	return []byte(path)
}
