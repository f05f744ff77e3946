package forgepackage

import (
	"errors"
	"slices"

	"forge-manifest-ls/internal/schema"
)

// errPartial says that a keyword cannot be converted though it means something.
var errPartial = errors.New("the keyword is beyond this package")

// below converts a schema of values inside the value; true says nothing.
func below(c *converter, l *schema.Literal) (*schema.Literal, error) {
	s, err := c.schema(l, "")
	if err != nil || s.IsTrue() {
		return nil, err
	}
	return s, nil
}

// inside converts a schema of the value itself.
func inside(c *converter, l *schema.Literal) (*schema.Literal, error) { return c.schema(l, "") }

func (c *converter) items(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() == schema.List { // a schema for each place
		return nil, errPartial
	}
	return below(c, l)
}

func (c *converter) several(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.List || len(l.Elements()) == 0 {
		return nil, c.damage("this must be a list of schemas")
	}
	all := schema.NewList()
	for _, item := range l.Elements() {
		s, err := c.schema(item, "")
		if err != nil {
			return nil, err
		}
		all.Append(s)
	}
	return all, nil
}

func (c *converter) belowNames(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.Map {
		return nil, c.damage("this must be a map of schemas")
	}
	all := schema.NewMap()
	for i, name := range l.Names() {
		s, err := c.schema(l.Elements()[i], name)
		if err != nil {
			return nil, err
		}
		all.Put(name, s)
	}
	if len(all.Names()) == 0 {
		return nil, nil
	}
	return all, nil
}

func (c *converter) belowPatterns(l *schema.Literal) (*schema.Literal, error) {
	for _, source := range l.Names() {
		if !schema.Compiles(source) {
			return nil, errPartial
		}
	}
	return c.belowNames(l)
}

func (c *converter) pattern(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.String {
		return nil, c.damage("this must be a string")
	}
	if !schema.Compiles(l.Text()) {
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

func (c *converter) format(l *schema.Literal) (*schema.Literal, error) {
	switch {
	case l.Text() == "uri":
		return l, nil
	case slices.Contains(otherFormats, l.Text()):
		return nil, errPartial
	}
	return nil, nil
}
