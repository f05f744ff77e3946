package schema

import (
	"errors"
	"slices"
)

// errPartial says that a keyword cannot be converted though it means something.
var errPartial = errors.New("the keyword is beyond this package")

// below converts a schema of values inside the value; true says nothing.
func below(c *converter, l *Literal) (*Literal, error) {
	s, err := c.schema(l, "")
	if err != nil || isTrue(s) {
		return nil, err
	}
	return s, nil
}

// inside converts a schema of the value itself.
func inside(c *converter, l *Literal) (*Literal, error) { return c.schema(l, "") }

func (c *converter) items(l *Literal) (*Literal, error) {
	if l.typ == List { // a schema for each place
		return nil, errPartial
	}
	return below(c, l)
}

func (c *converter) several(l *Literal) (*Literal, error) {
	if l.typ != List || len(l.items) == 0 {
		return nil, c.damage("this must be a list of schemas")
	}
	all := &Literal{typ: List}
	for _, item := range l.items {
		s, err := c.schema(item, "")
		if err != nil {
			return nil, err
		}
		all.items = append(all.items, s)
	}
	return all, nil
}

func (c *converter) belowNames(l *Literal) (*Literal, error) {
	if l.typ != Map {
		return nil, c.damage("this must be a map of schemas")
	}
	all := &Literal{typ: Map}
	for i, name := range l.names {
		s, err := c.schema(l.items[i], name)
		if err != nil {
			return nil, err
		}
		all.put(name, s)
	}
	if len(all.names) == 0 {
		return nil, nil
	}
	return all, nil
}

func (c *converter) belowPatterns(l *Literal) (*Literal, error) {
	for _, source := range l.names {
		if !knowledge().compiles(source) {
			return nil, errPartial
		}
	}
	return c.belowNames(l)
}

func (c *converter) pattern(l *Literal) (*Literal, error) {
	if l.typ != String {
		return nil, c.damage("this must be a string")
	}
	if !knowledge().compiles(l.text) {
		return nil, errPartial
	}
	return l, nil
}

// Formats that Forge's validator knows and this package does not. All others but "uri"
// mean nothing.
var otherFormats = []string{
	"date", "time", "date-time", "iso-time", "iso-date-time", "duration", "uri-reference", "uri-template", "url", "email",
	"hostname", "ipv4", "ipv6", "regex", "uuid", "json-pointer", "json-pointer-uri-fragment", "relative-json-pointer",
	"byte", "int32", "int64", "float", "double",
}

func (c *converter) format(l *Literal) (*Literal, error) {
	switch {
	case l.text == "uri":
		return l, nil
	case slices.Contains(otherFormats, l.text):
		return nil, errPartial
	}
	return nil, nil
}
