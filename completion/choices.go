package completion

import "strings"

// maxChoices is how many names are offered at once: of more, those that go with what is typed.
const maxChoices = 200

// choice is something that can be named at the cursor. Its item is made when it is offered.
type choice struct {
	name string
	item func() Item
}

// choices offers what can be named at the cursor, each name once and the first maxChoices of them.
func (l lister) choices(all []choice) {
	isLong := len(all) > maxChoices
	typed := strings.ToLower(l.ctx.Prefix(l.file))
	seen := map[string]bool{}
	for _, one := range all {
		switch {
		case one.name == "" || seen[one.name]:
			continue
		case isLong && (len(seen) == maxChoices || !strings.Contains(strings.ToLower(one.name), typed)):
			l.more = true
			continue
		}
		seen[one.name] = true
		item := one.item()
		item.Label = one.name
		l.word(item, one.name)
	}
}
