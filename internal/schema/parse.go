package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// MaxNesting is how deep JSON may be nested, and schemas within each other. Forge's own
// schema has some thirty levels.
const MaxNesting = 200

// ParseLiteral reads JSON as a literal, which keeps the order of properties. Of a repeated
// property the last one counts, as in JavaScript.
func ParseLiteral(data []byte) (*Literal, error) {
	p := &parser{data: bytes.TrimPrefix(data, []byte("\ufeff"))}
	l, err := p.value(0)
	if p.peek(); err == nil && p.at < len(p.data) {
		err = errors.New("more than one JSON value")
	}
	if err != nil {
		return nil, fmt.Errorf("%w at byte %d", err, p.at)
	}
	return l, nil
}

type parser struct {
	data []byte
	at   int
}

// peek skips white space and returns the next byte, 0 at the end.
func (p *parser) peek() byte {
	for ; p.at < len(p.data); p.at++ {
		switch p.data[p.at] {
		case ' ', '\t', '\n', '\r':
		default:
			return p.data[p.at]
		}
	}
	return 0
}

var errNotJSON = errors.New("not JSON")

func (p *parser) value(depth int) (*Literal, error) {
	if depth > MaxNesting {
		return nil, errors.New("JSON is nested too deep")
	}
	switch c := p.peek(); {
	case c == '{' || c == '[':
		return p.collection(depth)
	case c == '"':
		s, err := p.text()
		return StringLiteral(s), err
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	}
	for word, typ := range map[string]Type{"null": Null, "true": Boolean, "false": Boolean} {
		if bytes.HasPrefix(p.data[p.at:], []byte(word)) {
			p.at += len(word)
			return &Literal{typ: typ, text: word}, nil
		}
	}
	return nil, errNotJSON
}

func (p *parser) number() (*Literal, error) {
	start := p.at
	for p.at < len(p.data) && bytes.IndexByte([]byte("+-.0123456789eE"), p.data[p.at]) >= 0 {
		p.at++
	}
	text := string(p.data[start:p.at])
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !json.Valid([]byte(text)) {
		return nil, errNotJSON
	}
	return &Literal{typ: Number, text: text, number: n}, nil
}

func (p *parser) text() (string, error) {
	start, plain := p.at, true
	for p.at++; p.at < len(p.data); p.at++ {
		switch c := p.data[p.at]; {
		case c == '"':
			p.at++
			if plain {
				return string(p.data[start+1 : p.at-1]), nil
			}
			var s string
			err := json.Unmarshal(p.data[start:p.at], &s)
			return s, err
		case c == '\\':
			plain = false
			p.at++
		case c < ' ':
			return "", errNotJSON
		}
	}
	return "", errNotJSON
}

func (p *parser) collection(depth int) (*Literal, error) {
	l, end := &Literal{typ: List}, byte(']')
	if p.data[p.at] == '{' {
		l.typ, end = Map, '}'
	}
	names := nameIndex{}
	p.at++
	if p.peek() == end {
		p.at++
		return l, nil
	}
	for {
		if err := p.item(l, names, depth); err != nil {
			return nil, err
		}
		switch c := p.peek(); {
		case c == end && p.at < len(p.data):
			p.at++
			return l, nil
		case c != ',':
			return nil, errNotJSON
		}
		p.at++
	}
}

// item reads a property or item into l.
func (p *parser) item(l *Literal, names nameIndex, depth int) error {
	name := ""
	if l.typ == Map {
		if p.peek() != '"' {
			return errNotJSON
		}
		var err error
		if name, err = p.text(); err != nil {
			return err
		}
		if p.peek() != ':' {
			return errNotJSON
		}
		p.at++
	}
	value, err := p.value(depth + 1)
	if err != nil {
		return err
	}
	if l.typ == List {
		l.items = append(l.items, value)
	} else if i := names.find(l.names, name); i >= 0 {
		l.items[i] = value
	} else {
		l.Put(name, value)
	}
	return nil
}

// nameIndex finds a name among many. It stays empty while they are few.
type nameIndex map[string]int

const fewNames = 32

func (x nameIndex) find(names []string, name string) int {
	if len(names) < fewNames {
		return slices.Index(names, name)
	}
	for i := len(x); i < len(names); i++ {
		x[names[i]] = i
	}
	if i, ok := x[name]; ok {
		return i
	}
	return -1
}
