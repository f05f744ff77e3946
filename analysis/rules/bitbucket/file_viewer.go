package bitbucket

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var ruleFileViewerPattern = &analysis.Rule{
	ID: "file-viewer-pattern", Severity: analysis.Error,
	Doc: "The pattern that chooses the files of a viewer is a regular expression of JavaScript, without flags.",
}

// longestPattern bounds the texts that are read, in bytes: the schema refuses longer ones than 255, and
// what is in groups with names takes more than linear time.
const longestPattern = 1 << 10

// fileViewerFindings checks the pattern of a viewer.
func fileViewerFindings(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if s.TypeName != "bitbucket:repoCodeFileViewer" {
		return found
	}
	v := s.Value("filePattern")
	if v.Type() != schema.String || len(v.Text()) > longestPattern || s.HasError(found, v.Node().Span()) {
		return found
	}
	mistake := javascript.RegExpMistake(v.Text())
	if mistake == "" {
		return found
	}
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{Rule: ruleFileViewerPattern, Severity: analysis.Error, Span: v.Node().Span()}}
	f.Place = f.Span.Start
	f.Message = fmt.Sprintf("%q is not a regular expression: %s", prose.Shortened(v.Text()), mistake)
	if better := fromGlob(v.Text()); better != "" {
		f.Message += fmt.Sprintf("; did you mean %q?", prose.Shortened(better))
		f.Fix = mend.ReplaceValue([]string{better}, false)
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
	if javascript.RegExpMistake(s) != "" {
		return ""
	}
	return s
}
