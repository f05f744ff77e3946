package yamledit

import "strings"

// Field is a property to write: a scalar, a map or a list of maps.
type Field struct {
	Key    string
	Value  string    // rendered YAML
	Fields []Field   // of a map
	Items  [][]Field // a list of maps
}

// Flow writes fields as the inside of a flow mapping.
func Flow(fields []Field) string {
	var b strings.Builder
	for i, f := range fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Quoted(f.Key) + ": ")
		switch {
		case f.Items != nil:
			b.WriteString("[")
			for j, item := range f.Items {
				if j > 0 {
					b.WriteString(", ")
				}
				b.WriteString("{" + Flow(item) + "}")
			}
			b.WriteString("]")
		case f.Fields != nil:
			b.WriteString("{" + Flow(f.Fields) + "}")
		default:
			b.WriteString(f.Value)
		}
	}
	return b.String()
}

// Block writes fields as the lines of a block mapping whose keys stand at a column. The
// first line is not indented and the last has no line end.
func (s Style) Block(fields []Field, column int) string {
	var b strings.Builder
	for i, f := range fields {
		if i > 0 {
			b.WriteString(s.Newline + Spaces(column))
		}
		b.WriteString(Quoted(f.Key) + ":")
		switch {
		case f.Items != nil:
			for _, item := range f.Items {
				b.WriteString(s.Newline + Spaces(column+s.Dash) + s.Item(item, column+s.Dash))
			}
		case f.Fields != nil:
			b.WriteString(s.Newline + Spaces(column+s.Step) + s.Block(f.Fields, column+s.Step))
		case f.Value != "":
			b.WriteString(" " + f.Value)
		}
	}
	return b.String()
}

// Item writes fields as an item of a block sequence whose dash stands at a column.
func (s Style) Item(fields []Field, column int) string { return "- " + s.Block(fields, column+2) }
