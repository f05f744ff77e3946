package report

import "forge-manifest-ls/analysis"

// A style is the parameter of a terminal's colour sequence.
type style string

const (
	plain style = ""
	bold  style = "1"
	faint style = "2"
	blue  style = "1;34"
	green style = "1;32"
)

// severityStyles gives each severity the colour that compilers use for it.
var severityStyles = map[analysis.Severity]style{
	analysis.Error:       "1;31",
	analysis.Warning:     "1;33",
	analysis.Information: "1;34",
	analysis.Hint:        "1;36",
}

// paint returns s in a style, or s itself where colour is off.
func (o Options) paint(st style, s string) string {
	if !o.Color || st == plain || s == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}
