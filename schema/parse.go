package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// parse reads JSON as a literal, which keeps the order of properties.
func parse(data []byte) (*Literal, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	l, err := parseValue(d)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("more than one JSON value")
	}
	return l, nil
}

func parseValue(d *json.Decoder) (*Literal, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		return parseCollection(d, t)
	case string:
		return StringLiteral(t), nil
	case bool:
		return &Literal{typ: Boolean, text: strconv.FormatBool(t)}, nil
	case json.Number:
		n, err := t.Float64()
		return &Literal{typ: Number, text: t.String(), number: n}, err
	default:
		return &Literal{typ: Null, text: "null"}, nil
	}
}

func parseCollection(d *json.Decoder, open json.Delim) (*Literal, error) {
	l := &Literal{typ: List}
	if open == '{' {
		l.typ = Map
	}
	for d.More() {
		if l.typ == Map {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			l.names = append(l.names, name.(string))
		}
		item, err := parseValue(d)
		if err != nil {
			return nil, err
		}
		l.items = append(l.items, item)
	}
	_, err := d.Token()
	return l, err
}

// field returns a property of a map literal, or nil.
func (l *Literal) field(name string) *Literal {
	for i := range l.names {
		if l.names[i] == name {
			return l.items[i]
		}
	}
	return nil
}

// without returns a map literal without some properties, and itself when it has
// none of them.
func (l *Literal) without(names ...string) *Literal {
	rest := &Literal{typ: Map}
	for i, name := range l.names {
		if !contains(names, name) {
			rest.names = append(rest.names, name)
			rest.items = append(rest.items, l.items[i])
		}
	}
	if len(rest.names) == len(l.names) {
		return l
	}
	return rest
}
