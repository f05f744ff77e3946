package completion

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// plan is where lines start that are written at a cursor.
type plan struct {
	// start is the column where a line of its own begins; -1 where what is written goes on
	// with the line. lead is what comes first on it.
	start int
	lead  string
	// key is the column where the first key stands, if what is written has keys.
	key int
}

// form is the form in which something is written at a cursor.
type form uint8

const (
	onLine     form = iota // it goes on with the line: a value, a member behind its dash
	aKey                   // a key where the cursor is
	anItem                 // a line of a list, with the dash that it has not yet
	behindDash             // the first key of a member that has its dash
	belowKey               // the first line below the key of the cursor
)

// planOf works out where lines start that are written at a cursor in some form.
func planOf(c *cursor, as form) plan {
	switch as {
	case aKey:
		column := c.keyColumn()
		return plan{start: column, key: column}
	case anItem:
		return plan{start: c.ctx.Column, lead: "- ", key: c.ctx.Column + len("- ")}
	case behindDash:
		column := c.wordColumn() + len(c.gap())
		if c.ctx.Below {
			column = max(column, c.ctx.Column+1)
			return plan{start: column, key: column}
		}
		return plan{start: -1, key: column}
	case belowKey:
		column := c.columnBelow()
		return plan{start: column, key: column}
	}
	return plan{start: -1}
}

// keyColumn is where a key at the cursor belongs.
func (c *cursor) keyColumn() int {
	if c.ctx.Flow || !c.ctx.Node.IsZero() {
		return c.wordColumn()
	}
	return c.ctx.Column
}

// columnBelow is where what stands under the key of a value belongs: where the cursor is, if
// that is deep enough.
func (c *cursor) columnBelow() int {
	if column := c.wordColumn(); column > c.ctx.Column && !strings.Contains(c.blanks(), "\t") {
		return column
	}
	return c.ctx.Column + c.writer.Style.Step
}

// edits makes the edit that writes a text at a cursor, where the line is to start. Spaces that
// are too many in front of the cursor are taken away by another.
func (p plan) edits(c *cursor, written string) (text.Edit, []text.Edit) {
	written = p.lead + written
	e := text.Edit{Span: c.ctx.Span, New: c.gap() + written + c.closing()}
	if p.start < 0 || c.ctx.Flow {
		return e, nil
	}
	at := c.wordColumn()
	indent, blanks := c.indent(), c.blanks()
	switch {
	case strings.Trim(blanks, " \t") != "": // behind a dash
		return e, nil
	case strings.Contains(blanks, "\t"):
		if !c.ctx.Node.IsZero() && c.ctx.Role == manifest.RoleKey { // it is where it is
			return e, nil
		}
		at = 0
	case at > p.start:
		indent.Start += p.start
		at = p.start
	default:
		indent.Start = indent.End
	}
	e.New = yamledit.Spaces(p.start-at) + written
	if indent.Len() == 0 {
		return e, nil
	}
	return e, []text.Edit{{Span: indent}}
}

// gap is what must come before anything that is written.
func (c *cursor) gap() string {
	if c.ctx.Spaceless {
		return " "
	}
	return ""
}

// closing is what must follow what is written: a comma, or the brackets that are missing where
// nothing follows on the line.
func (c *cursor) closing() string {
	isLast := strings.TrimSpace(c.rest()) == ""
	switch {
	case c.ctx.Comma && isLast:
		return ","
	case c.ctx.Comma:
		return ", "
	case isLast:
		return c.ctx.Unclosed
	}
	return ""
}
