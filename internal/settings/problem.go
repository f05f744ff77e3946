package settings

import "fmt"

// maxProblems is how many problems are said of settings: nobody reads more.
const maxProblems = 5

// Problem is something in the settings that is not understood.
type Problem struct {
	Line    int // counted from 1; 0 when it cannot be told
	Message string
}

// In says the problem of a file with a name.
func (p Problem) In(name string) string {
	if p.Line == 0 {
		return name + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", name, p.Line, p.Message)
}

// Unquoted returns one problem in the place of those of a file whose words may not be shown.
func Unquoted(problems []Problem) []Problem {
	if len(problems) == 0 {
		return nil
	}
	return []Problem{{problems[0].Line, "this is not understood; nothing of the file is quoted, because it lies outside of the project"}}
}

// wrong notes a problem. Of those beyond maxProblems only the number is kept.
func (r *reader) wrong(line int, format string, args ...any) {
	if len(r.problems) == maxProblems {
		r.more++
		return
	}
	r.problems = append(r.problems, Problem{line, fmt.Sprintf(format, args...)})
}

// all returns the problems, and how many more there are.
func (r *reader) all() []Problem {
	switch r.more {
	case 0:
		return r.problems
	case 1:
		return append(r.problems, Problem{0, "1 more problem is not shown"})
	default:
		return append(r.problems, Problem{0, fmt.Sprintf("%d more problems are not shown", r.more)})
	}
}
