package schema

import "slices"

// verdict is what a schema says of a value, from worst to best.
type verdict uint8

const (
	refused verdict = iota
	open            // depends on something unknown
	accepted
)

// subject is a value whose inside has been listed once for all schemas that judge it.
type subject struct {
	value  Value
	typ    Type
	names  []string // of a map, beside values
	values []Value  // of a map or list
	parts  bool     // record the schemas that apply, as is always done for a map
	// places are the indices of names, once there are many of them.
	places map[string]int
	// lacking keeps what absent returns.
	lacking map[*Schema][]string
}

// usual is a number of properties that most maps do not exceed.
const usual = 8

func newSubject(v Value) *subject {
	sub := &subject{value: v, typ: v.Type()}
	switch sub.typ {
	case Map:
		sub.names, sub.values = make([]string, 0, usual), make([]Value, 0, usual)
		for name, value := range v.Fields() {
			sub.names = append(sub.names, name)
			sub.values = append(sub.values, value)
		}
	case List:
		sub.values = slices.Collect(v.Items())
	}
	return sub
}

func (sub *subject) field(name string) (Value, bool) {
	if i := sub.index(name); i >= 0 {
		return sub.values[i], true
	}
	return nil, false
}

// index is the place of a name in names, or -1.
func (sub *subject) index(name string) int {
	if len(sub.names) <= 2*usual {
		return slices.Index(sub.names, name)
	}
	if sub.places == nil {
		sub.places = make(map[string]int, len(sub.names))
		for i, name := range sub.names {
			sub.places[name] = i
		}
	}
	if i, ok := sub.places[name]; ok {
		return i
	}
	return -1
}

// outcome is what came of judging a subject. Law: it holds a problem that Forge's
// schema has, as opposed to a note or an internal property, if and only if
// the verdict is refused.
type outcome struct {
	verdict  verdict
	problems []Problem
	types    Types     // set when only the type is wrong: the types allowed
	parts    []*Schema // schemas that apply; may be absent unless the subject asks for them
	others   []*Schema // alternatives that do not
	declared []bool    // which fields of a map some part speaks of; nil: none
	more     bool      // there are more problems than MaxProblems
}

// add reports a problem that makes the subject refused.
func (o *outcome) add(p Problem) {
	o.verdict = refused
	o.note(p)
}

// note reports a problem that leaves the verdict alone.
func (o *outcome) note(p Problem) {
	if !o.isFull() {
		o.problems = append(o.problems, p)
	}
}

// isFull reports whether there are so many problems that no more are kept, and notes that
// there are more: it is asked when there is one.
func (o *outcome) isFull() bool {
	o.more = o.more || len(o.problems) >= MaxProblems
	return o.more
}

// inside takes over what was found inside the subject.
func (o *outcome) inside(child outcome) {
	o.verdict = min(o.verdict, child.verdict)
	room := MaxProblems - len(o.problems)
	o.more = o.more || child.more || room < len(child.problems)
	o.problems = append(o.problems, child.problems[:min(max(room, 0), len(child.problems))]...)
}

// also takes over what another schema says of the same subject.
func (o *outcome) also(other outcome) {
	o.inside(other)
	o.parts = append(o.parts, other.parts...)
	o.others = append(o.others, other.others...)
	for i, declared := range other.declared {
		if declared {
			o.declare(i, len(other.declared))
		}
	}
}

func (o *outcome) declare(i, of int) {
	if o.declared == nil {
		o.declared = make([]bool, of)
	}
	o.declared[i] = true
}
