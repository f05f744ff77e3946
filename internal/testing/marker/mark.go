package marker

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/text"
)

// Mark is one expectation.
type Mark struct {
	File    string // the marker file
	Line    int    // in the marker file, from 1
	Section string
	Span    text.Span // bytes of the section's text
	Call
}

// Pos is the mark's place, "file:line".
func (m Mark) Pos() string { return fmt.Sprintf("%s:%d", m.File, m.Line) }

// Call is what a mark says: a verb and its arguments.
type Call struct {
	Verb string
	Args []Arg
}

// Arg is an argument of a mark.
type Arg struct {
	Kind ArgKind
	Text string // unquoted; of a golden section, its name without "@"
}

// ArgKind tells arguments apart.
type ArgKind uint8

// Kinds of arguments.
const (
	Word ArgKind = iota + 1
	String
	Golden
)

func (k ArgKind) String() string {
	return [...]string{"", "a word", "a string", "a golden section (@name)"}[k]
}

// Arg returns the text of the argument i, or "" when the mark has fewer.
func (c Call) Arg(i int) string {
	if i < len(c.Args) {
		return c.Args[i].Text
	}
	return ""
}

// String writes the call as a mark has it.
func (c Call) String() string {
	args := make([]string, len(c.Args))
	for i, a := range c.Args {
		switch a.Kind {
		case Golden:
			args[i] = "@" + a.Text
		case String:
			args[i] = quote(a.Text)
		default:
			args[i] = a.Text
		}
	}
	return c.Verb + "(" + strings.Join(args, ", ") + ")"
}

// quote prefers the form that needs no escapes.
func quote(s string) string {
	if strings.ContainsAny(s, `"\`) && strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

var errUnclosed = errors.New("the closing parenthesis is missing")

var (
	callStart = regexp.MustCompile(`^([a-z]+)\(`)
	word      = regexp.MustCompile(`^[\pL\pN_./:+*-]+`)
)

// parseCall reads "verb(argument, ...)".
func parseCall(s string) (Call, error) {
	head := callStart.FindStringSubmatch(s)
	if head == nil {
		return Call{}, fmt.Errorf("want a verb and its arguments in parentheses after the carets, have %q", s)
	}
	call := Call{Verb: head[1]}
	rest := s[len(head[0]):]
	for rest = strings.TrimLeft(rest, " "); !strings.HasPrefix(rest, ")"); {
		arg, after, err := parseArg(rest)
		if err != nil {
			return call, err
		}
		call.Args = append(call.Args, arg)
		if after = strings.TrimLeft(after, " "); after == "" {
			return call, errUnclosed
		}
		rest = strings.TrimLeft(strings.TrimPrefix(after, ","), " ")
		if rest == after && !strings.HasPrefix(after, ")") {
			return call, fmt.Errorf("want a comma or a closing parenthesis before %q", after)
		}
	}
	if end := strings.TrimSpace(rest[1:]); end != "" {
		return call, fmt.Errorf("text after the closing parenthesis: %q; each mark stands on its own line", end)
	}
	return call, check(call)
}

func parseArg(s string) (arg Arg, rest string, err error) {
	if s == "" {
		return arg, "", errUnclosed
	}
	if s[0] == '"' || s[0] == '`' {
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			return arg, "", fmt.Errorf("this string does not end, or is not one that Go knows: %s", s)
		}
		unquoted, err := strconv.Unquote(quoted)
		return Arg{String, unquoted}, s[len(quoted):], err
	}
	kind := Word
	if s[0] == '@' {
		kind, s = Golden, s[1:]
	}
	w := word.FindString(s)
	if w == "" {
		return arg, "", fmt.Errorf("want %v, %v or %v, have %q", Word, String, Golden, s)
	}
	return Arg{kind, w}, s[len(w):], nil
}
