package schema

import "fmt"

type keyword func(decoder, *Schema, *Literal) error

// keywords holds, by name, how each keyword of the data files sets a schema.
var keywords map[string]keyword

func init() { // not a literal: it would refer to itself through decode
	keywords = map[string]keyword{
		"type":                 typeKeyword,
		"enum":                 func(_ decoder, s *Schema, l *Literal) error { s.Enum = l.items; return nil },
		"const":                func(_ decoder, s *Schema, l *Literal) error { s.Const = l; return nil },
		"default":              func(_ decoder, s *Schema, l *Literal) error { s.Default = l; return nil },
		"format":               formatKeyword,
		"pattern":              patternKeyword,
		"properties":           propertiesKeyword,
		"patternProperties":    patternPropertiesKeyword,
		"additionalProperties": additionalKeyword,
		"required":             func(_ decoder, s *Schema, l *Literal) error { s.Required = l.Texts(); return nil },
		"open":                 func(_ decoder, s *Schema, l *Literal) error { s.Open = l.IsTrue(); return nil },
		"partial":              func(_ decoder, s *Schema, l *Literal) error { s.Partial = l.IsTrue(); return nil },
		"uniqueItems":          func(_ decoder, s *Schema, l *Literal) error { s.Unique = l.IsTrue(); return nil },
		"not":                  sub("", func(s *Schema) **Schema { return &s.Not }),
		"forbidden":            func(_ decoder, s *Schema, l *Literal) error { s.Forbidden = l.Texts(); return nil },
		"minLength":            least(func(s *Schema) *Count { return &s.Length }),
		"maxLength":            most(func(s *Schema) *Count { return &s.Length }),
		"minItems":             least(func(s *Schema) *Count { return &s.Count }),
		"maxItems":             most(func(s *Schema) *Count { return &s.Count }),
		"minProperties":        least(func(s *Schema) *Count { return &s.Size }),
		"maxProperties":        most(func(s *Schema) *Count { return &s.Size }),
		"minimum":              number(func(s *Schema) **float64 { return &s.Minimum }),
		"maximum":              number(func(s *Schema) **float64 { return &s.Maximum }),
		"multipleOf":           number(func(s *Schema) **float64 { return &s.MultipleOf }),
		"items":                sub("[]", func(s *Schema) **Schema { return &s.Items }),
		"propertyNames":        sub("{}", func(s *Schema) **Schema { return &s.Names }),
		"if":                   sub("", func(s *Schema) **Schema { return &s.If }),
		"then":                 sub("", func(s *Schema) **Schema { return &s.Then }),
		"else":                 sub("", func(s *Schema) **Schema { return &s.Else }),
		"oneOf":                several(func(s *Schema) *[]*Schema { return &s.OneOf }),
		"anyOf":                several(func(s *Schema) *[]*Schema { return &s.AnyOf }),
		"allOf":                several(func(s *Schema) *[]*Schema { return &s.AllOf }),
	}
}

func least(of func(*Schema) *Count) keyword {
	return func(_ decoder, s *Schema, l *Literal) error { of(s).Min = int(l.number); return nil }
}

func most(of func(*Schema) *Count) keyword {
	return func(_ decoder, s *Schema, l *Literal) error {
		of(s).Max, of(s).Capped = int(l.number), true
		return nil
	}
}

func number(of func(*Schema) **float64) keyword {
	return func(_ decoder, s *Schema, l *Literal) error { *of(s) = &l.number; return nil }
}

// sub decodes a schema one step below, or of the value itself when step is empty.
func sub(step string, of func(*Schema) **Schema) keyword {
	return func(d decoder, s *Schema, l *Literal) (err error) {
		if step != "" {
			d = d.into(step)
		}
		*of(s), err = d.decode(l)
		return err
	}
}

func several(of func(*Schema) *[]*Schema) keyword {
	return func(d decoder, s *Schema, l *Literal) error {
		for _, item := range l.items {
			alternative, err := d.decode(item)
			if err != nil {
				return err
			}
			*of(s) = append(*of(s), alternative)
		}
		return nil
	}
}

func typeKeyword(_ decoder, s *Schema, l *Literal) error {
	names := l.Texts()
	if l.typ == String {
		names = []string{l.text}
	}
	for _, name := range names {
		t, known := typeNames[name]
		if !known {
			return fmt.Errorf("unknown type %q", name)
		}
		if name == "integer" && s.Types&TypesOf(Number) != 0 {
			continue // "number" allows more
		}
		if name == "number" {
			s.Types &^= integer
		}
		s.Types |= t
	}
	return nil
}

func formatKeyword(_ decoder, s *Schema, l *Literal) error {
	if l.text != "uri" {
		return fmt.Errorf("unknown format %q", l.text)
	}
	s.Format = l.text
	return nil
}

func patternKeyword(_ decoder, s *Schema, l *Literal) error {
	s.Pattern = knowledge().pattern(l.text)
	return nil
}

func propertiesKeyword(d decoder, s *Schema, l *Literal) error {
	for i, name := range l.names {
		p, err := d.property(name, l.items[i])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.Properties = append(s.Properties, p)
	}
	return nil
}

func patternPropertiesKeyword(d decoder, s *Schema, l *Literal) error {
	for i, source := range l.names {
		name := knowledge().pattern(source)
		value, err := d.into("*").decode(l.items[i])
		if err != nil {
			return fmt.Errorf("%s: %w", source, err)
		}
		s.Patterns = append(s.Patterns, PatternProperty{Name: name, Schema: value})
	}
	return nil
}

func additionalKeyword(d decoder, s *Schema, l *Literal) (err error) {
	if l.typ == Boolean {
		s.Closed = !l.IsTrue()
		return nil
	}
	s.Additional, err = d.into("*").decode(l)
	return err
}
