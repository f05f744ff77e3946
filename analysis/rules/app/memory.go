package app

import (
	"fmt"
	"strconv"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

var ruleMemoryRange = &analysis.Rule{
	ID: "memory-range", Severity: analysis.Warning,
	Doc: "The memory of functions lies within the limits of Forge's documentation.",
	Why: "\"forge lint\" accepts any number at \"app.runtime.memoryMB\"; the documentation of the manifest gives the limits.",
}

// memoryRange reports the memory of an app's functions that is beyond the documented limits.
func memoryRange(p *analysis.Pass) {
	v := p.File.At("app", "runtime", "memoryMB").Value
	limit, ok := schema.LimitOf("app/runtime/memoryMB")
	if !ok || v.Type() != schema.Number {
		return
	}
	least, most := float64(limit.Least), float64(limit.Most)
	if n := v.Number(); n >= least && n <= most {
		return
	}
	nearest := limit.Most
	if v.Number() < least {
		nearest = limit.Least
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleMemoryRange, Span: v.Node().Span(),
		Message: fmt.Sprintf("Forge's documentation allows %d to %d for \"memoryMB\", which is %d where it is left out", limit.Least, limit.Most, limit.Standard),
		Mend: func() []analysis.Fix {
			return analysis.One(fmt.Sprintf("Replace with %d", nearest), false, v.Node().Span(), strconv.Itoa(nearest))
		},
	}, analysis.UnlessErrorIn)
}
