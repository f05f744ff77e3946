package completion

import (
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
)

// variables completes the name of a variable behind "${".
func (p *place) variables() {
	for _, v := range p.file.Variables() {
		item := Item{Label: v.Name, Kind: Variable, Detail: describeVariable(v), document: p.variableText(v.Name)}
		item.Edit = text.Edit{Span: p.ctx.Variable, New: v.Name + "}"}
		p.add(item, "")
	}
}

// wholeVariables offers variables where nothing is written yet.
func (p *place) wholeVariables() {
	prefix := p.ctx.Prefix(p.file)
	if p.isEntryKey() || p.ctx.Path[0].Key == "environment" || prefix != "" && !strings.HasPrefix(prefix, "$") {
		return
	}
	for _, v := range p.file.Variables() {
		name := "${" + v.Name + "}"
		item := Item{Label: name, Kind: Variable, Detail: describeVariable(v), document: p.variableText(v.Name)}
		if !v.HasDefault || p.accepts(textOf(v.Default)) {
			p.add(item, p.scalar(name))
		}
	}
}

func (p *place) variableText(name string) func() string {
	return func() string { return description.Variable(p.file, name) }
}

func describeVariable(v manifest.Variable) string {
	if v.HasDefault {
		return "default " + v.Default
	}
	return "environment variable"
}
