package impact

// member is a value that a list has once, however often it is written.
type member struct {
	name string
	node node
}

// set are members in the order of the text, each name once: the first counts.
type set struct {
	members []member
	index   map[string]int
}

// add puts a member into the set unless its name is there.
func (s *set) add(name string, n node) {
	if _, twice := s.index[name]; twice || name == "" {
		return
	}
	if s.index == nil {
		s.index = map[string]int{}
	}
	s.index[name] = len(s.members)
	s.members = append(s.members, member{name, n})
}

// get returns the member with a name.
func (s set) get(name string) (node, bool) {
	i, ok := s.index[name]
	if !ok {
		return node{}, false
	}
	return s.members[i].node, true
}

// without returns the members whose names another set does not have.
func (s set) without(other set) []member {
	var out []member
	for _, m := range s.members {
		if _, there := other.index[m.name]; !there {
			out = append(out, m)
		}
	}
	return out
}

// textsOf returns the items of a list of strings.
func textsOf(list node) set {
	var s set
	for item := range list.items() {
		s.add(item.text(), item)
	}
	return s
}

// keyedBy returns the entries of a list by the text of one of their properties.
func keyedBy(list node, property string) set {
	var s set
	for item := range list.items() {
		s.add(item.at(property).text(), item)
	}
	return s
}

// fieldsOf returns the properties of a map.
func fieldsOf(n node) set {
	var s set
	for name, value := range n.fields() {
		s.add(name, value)
	}
	return s
}
