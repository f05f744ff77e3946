package customers

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/report"
)

// marks stand in front of verdicts, so that they are seen at a glance.
var marks = map[impact.Class]string{
	impact.None: "✅", impact.Minor: "✅", impact.Major: "⚠️", impact.Data: "🛑", impact.Blocked: "🛑",
}

// Markdown writes a section about each change, with a table of its effects, as a comment of a pull
// request. What is minor is folded away. The error is the writer's.
func Markdown(w io.Writer, all []Change) error {
	out := bufio.NewWriter(w)
	for _, c := range all {
		mark := marks[c.Result.Verdict()]
		if c.Result.Caveat() != "" {
			mark = marks[impact.Major]
		}
		fmt.Fprintf(out, "### %s %s: %s\n\n", mark, code(c.path()), escaped(c.headline()))
		for _, s := range []Side{c.New, c.Old} {
			for _, d := range s.Errors {
				fmt.Fprintf(out, "- Forge refuses %s: %s\n", code(s.place(d.Span)), escaped(d.Message))
			}
		}
		for _, u := range c.Result.Unjudged {
			fmt.Fprintf(out, "- %s: %s\n", code(c.side(u.Side).place(u.Span)), escaped(unjudgedMessage(u)))
		}
		if len(c.Result.Unjudged)+len(c.New.Errors)+len(c.Old.Errors) > 0 {
			out.WriteString("\n")
		}
		var grave, minor []impact.Effect
		for _, e := range c.Result.Effects {
			if e.Verdict() == impact.Minor {
				minor = append(minor, e)
			} else {
				grave = append(grave, e)
			}
		}
		c.table(out, grave)
		if len(minor) > 0 {
			fmt.Fprintf(out, "<details><summary>Minor: %d</summary>\n\n", len(minor))
			c.table(out, minor)
			out.WriteString("</details>\n\n")
		}
	}
	if len(all) == 0 {
		out.WriteString("No manifest has changed.\n")
	}
	return out.Flush()
}

// table writes effects as a table, nothing where there are none.
func (c Change) table(out *bufio.Writer, effects []impact.Effect) {
	if len(effects) == 0 {
		return
	}
	out.WriteString("| class | what happens | where | page |\n| --- | --- | --- | --- |\n")
	for _, e := range effects {
		s := c.side(e.Side)
		line := strings.TrimSpace(s.Buffer.Slice(s.Buffer.Line(s.Buffer.LineAt(e.Span.Start))))
		fmt.Fprintf(out, "| %s | %s | %s %s %s | [%s](%s) |\n",
			escaped(label(e)), escaped(e.Message), e.Side, code(s.place(e.Span)), code(shortened(line)), e.Rule.Day(), e.Rule.Link())
	}
	out.WriteString("\n")
}

// shortened cuts a line to at most 80 characters.
func shortened(line string) string {
	if runes := []rune(line); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return line
}

// code writes a text as code that cannot end itself, nor a cell of a table.
func code(s string) string {
	s = strings.ReplaceAll(report.Printable(s), "|", `\|`)
	longest, run := 0, 0
	for _, r := range s {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if longest > 0 || s == "" {
		s = " " + s + " "
	}
	return fence + s + fence
}

// markup are the characters that mean something in Markdown.
var markup = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "|", `\|`, "#", `\#`, "@", "&#64;", "~", `\~`, "!", `\!`)

// escaped writes a text so that nothing in it is markup.
func escaped(s string) string { return markup.Replace(report.Printable(s)) }
