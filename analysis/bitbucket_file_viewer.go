package analysis

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/schema"
)

const fileViewer = "modules:\n  bitbucket:repoCodeFileViewer:\n    - key: viewer\n      title: Viewer\n      resource: main\n"

var ruleFileViewerPattern = &Rule{
	ID: "file-viewer-pattern", Severity: Error,
	Doc: "The pattern that chooses the files of a viewer is a regular expression of JavaScript, without flags.", Why: schemaWhy,
	Bad:  head + fileViewer + "      filePattern: \"*.svg\"\n" + resources,
	Good: head + fileViewer + "      filePattern: '.*\\.svg$'\n" + resources,
}

// longestPattern bounds the texts that are read, in bytes: the schema refuses longer ones.
const longestPattern = 1 << 12

// fileViewer checks the pattern of a viewer.
func (s scope) fileViewer(found []finding) []finding {
	if s.name != "bitbucket:repoCodeFileViewer" {
		return found
	}
	v := s.file.Value(s.entry.Pair("filePattern").Value())
	if v.Type() != schema.String || len(v.Text()) > longestPattern || s.hasError(found, v.Node().Span()) {
		return found
	}
	mistake := regexpMistake(v.Text())
	if mistake == "" {
		return found
	}
	f := finding{Diagnostic: Diagnostic{Rule: ruleFileViewerPattern, Severity: Error, Span: v.Node().Span()}}
	f.place = f.Span.Start
	f.Message = fmt.Sprintf("%q is not a regular expression: %s", shortened(v.Text()), mistake)
	if better := fromGlob(v.Text()); better != "" {
		f.Message += fmt.Sprintf("; did you mean %q?", shortened(better))
		f.fix = replaceValue([]string{better}, false)
	}
	return append(found, f)
}

// globForm is a pattern of file names as shells have it.
var globForm = regexp.MustCompile(`^[a-zA-Z0-9_./*?-]+$`)

// fromGlob returns the regular expression for a pattern of a shell, "" for other texts.
func fromGlob(s string) string {
	if !globForm.MatchString(s) {
		return ""
	}
	s = strings.NewReplacer(".", `\.`, "**", ".*", "*", ".*", "?", ".").Replace(s) + "$"
	if regexpMistake(s) != "" {
		return ""
	}
	return s
}
