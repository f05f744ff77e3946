package schema

func (s *Schema) judgeList(sub *subject, out *outcome) {
	if n := len(sub.values); !s.Count.Allows(n) {
		out.add(Problem{Kind: ItemCount, At: sub.value, Schema: s, Limit: s.Count, Got: n})
	}
	if s.Items != nil {
		for _, item := range sub.values {
			out.inside(judgeValue(s.Items, item))
		}
	}
	if s.Unique {
		s.judgeUnique(sub, out)
	}
}

// judgeUnique compares the items by their canonical text, so that a long list costs
// no more than its length.
func (s *Schema) judgeUnique(sub *subject, out *outcome) {
	first := map[string]Value{}
	for _, item := range sub.values {
		text, ok := canonical(item)
		if !ok {
			out.verdict = min(out.verdict, open)
			continue
		}
		if other, seen := first[text]; seen {
			out.add(Problem{Kind: Duplicate, At: item, Schema: s, Other: other})
			continue
		}
		first[text] = item
	}
}
