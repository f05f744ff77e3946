package syntax

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// ScalarType is the type of a scalar by the core schema of YAML 1.2.
type ScalarType uint8

// Types of scalars.
const (
	String ScalarType = iota
	Null
	Bool
	Int
	Float
)

// Scalar is the resolved content of a scalar node.
type Scalar struct {
	Type   ScalarType
	Text   string  // decoded content: quotes, escapes and folding undone
	Number float64 // of Int and Float
}

// Scalar returns the content of a scalar, decoded and resolved by the core schema,
// as Forge's parser does. A tag of the core schema ("!!str", "!!int", ...) is
// honoured where the content allows it. Other nodes give the empty string.
func (n Node) Scalar() Scalar {
	if !n.c.kind.IsScalar() {
		return Scalar{}
	}
	s := scalarOf(n.c, n.tree.slice(n.start, n.start+int(n.c.width)))
	if n.outer < n.start && n.Tag() != "" {
		switch n.Tag() {
		case "!!str", "!", "!<tag:yaml.org,2002:str>":
			s.Type, s.Number = String, 0
		case "!!int", "!!float", "!!bool", "!!null":
			s = resolve(s.Text)
		default:
			s.Type, s.Number = String, 0
		}
	}
	return s
}

func scalarOf(c child, raw string) Scalar {
	text := decode(c, raw)
	if c.kind == Plain || c.kind == Empty {
		return resolve(text)
	}
	return Scalar{Type: String, Text: text}
}

var (
	intForm   = regexp.MustCompile(`^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	floatForm = regexp.MustCompile(`^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$`)
)

// resolve gives a plain scalar its type.
func resolve(s string) Scalar {
	if s == "" {
		return Scalar{Type: Null}
	}
	switch s {
	case "~", "null", "Null", "NULL":
		return Scalar{Type: Null, Text: s}
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Scalar{Type: Bool, Text: s}
	case ".nan", ".NaN", ".NAN":
		return Scalar{Float, s, math.NaN()}
	}
	if strings.IndexByte("0123456789+-.", s[0]) < 0 {
		return Scalar{Type: String, Text: s}
	}
	switch strings.TrimLeft(s, "+-") {
	case ".inf", ".Inf", ".INF":
		sign := 1
		if s[0] == '-' {
			sign = -1
		}
		return Scalar{Float, s, math.Inf(sign)}
	}
	switch {
	case intForm.MatchString(s):
		return Scalar{Int, s, integer(s)}
	case floatForm.MatchString(s):
		f, _ := strconv.ParseFloat(s, 64)
		return Scalar{Float, s, f}
	}
	return Scalar{Type: String, Text: s}
}

// integer is the value of an integer of any length, as a JavaScript number.
func integer(s string) float64 {
	base, digits := 10.0, s
	if strings.HasPrefix(s, "0o") {
		base, digits = 8, s[2:]
	} else if strings.HasPrefix(s, "0x") {
		base, digits = 16, s[2:]
	} else {
		f, _ := strconv.ParseFloat(s, 64)
		return f
	}
	f := 0.0
	for _, c := range strings.ToLower(digits) {
		f = f*base + float64(strings.IndexRune("0123456789abcdef", c))
	}
	return f
}
