package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

type jsonFile struct {
	Path        string           `json:"path"`
	PathBytes   []byte           `json:"pathBytes,omitempty"` // of a path that is not UTF-8, which JSON cannot hold
	Forge       bool             `json:"forge"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Range    Range  `json:"range"`
}

// JSON returns the format of version 1: one object on one line. The end of a range is the
// position after its last character.
func JSON() Format { return &jsonFormat{} }

// jsonFormat counts the files that it has written.
type jsonFormat struct{ files int }

// File implements [Format].
func (j *jsonFormat) File(out *bufio.Writer, f File) {
	diagnostics := make([]jsonDiagnostic, 0, len(f.Diagnostics))
	for _, d := range f.Diagnostics {
		diagnostics = append(diagnostics, jsonDiagnostic{
			d.Severity.String(), d.Rule.ID, d.Message, RangeIn(f.Buffer, d.Span),
		})
	}
	j.separate(out)
	out.Write(Encoded(jsonFile{f.Path, bytesOf(f.Path), f.Forge, diagnostics}))
}

// End implements [Format].
func (j *jsonFormat) End(out *bufio.Writer, _ *Total) {
	if j.files == 0 {
		j.separate(out)
	}
	out.WriteString("]}\n")
}

// separate writes what comes before a file.
func (j *jsonFormat) separate(out *bufio.Writer) {
	if j.files++; j.files > 1 {
		out.WriteString(",")
		return
	}
	out.WriteString(`{"version":1,"files":[`)
}

// Encoded returns a value as JSON on one line. The value must be one that can be encoded.
func Encoded(v any) []byte {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimRight(buf.Bytes(), "\n")
}

// bytesOf returns the bytes of a path that JSON cannot hold.
func bytesOf(path string) []byte {
	if utf8.ValidString(path) {
		return nil
	}
	return []byte(path)
}
