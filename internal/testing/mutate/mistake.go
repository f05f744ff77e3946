package mutate

import (
	"fmt"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// Mistake is a manifest with a mistake that people make.
type Mistake struct {
	Why  string // what it is, a sentence
	Text string
}

// Mistakes are mistakes in the entry of a module type, of every sort one: they are the
// same at every call.
func (out *Manifest) Mistakes() []Mistake {
	var all []Mistake
	for _, sort := range []func(*Manifest, *Node) string{
		withoutRequired, withTypo, withWrongType, withUnknownName, withWrongValue, withNothing, withBadKey,
	} {
		c := out.clone()
		if why := sort(c, c.Focus.Value.items[0]); why != "" {
			all = append(all, Mistake{why, Render(c.Root).Text})
		}
	}
	return all
}

// last is the last property that the schema asks for, but for the key.
func last(entry *Node) *Pair {
	var found *Pair
	parts := entry.from.Parts(entry)
	for _, p := range entry.pairs {
		if isRequired(parts, p.Key) && p.Key != "key" {
			found = p
		}
	}
	return found
}

func withoutRequired(_ *Manifest, entry *Node) string {
	p := last(entry)
	if p == nil {
		return ""
	}
	entry.remove(p.Key)
	return fmt.Sprintf("%q is missing.", p.Key)
}

func withTypo(_ *Manifest, entry *Node) string {
	p := last(entry)
	if p == nil || len(p.Key) < 4 {
		return ""
	}
	right := p.Key
	n := len(right) / 2
	p.Key = right[:n] + right[n+1:]
	return fmt.Sprintf("%q is misspelt.", right)
}

func withWrongType(_ *Manifest, entry *Node) string {
	p := last(entry)
	switch {
	case p == nil:
		return ""
	case p.Value.isScalar():
		p.Value.become(list(p.Value.clone()))
		return fmt.Sprintf("%q is a list.", p.Key)
	default:
		p.Value.become(str("text"))
		return fmt.Sprintf("%q is a text.", p.Key)
	}
}

func withUnknownName(_ *Manifest, entry *Node) string {
	for _, name := range []string{"function", "resource", "endpoint", "remote"} {
		if value := entry.at(name); value != nil && value.typ == schema.String {
			value.text = strings.ToUpper(value.text[:1]) + value.text[1:]
			return fmt.Sprintf("The %s is not declared under this name.", name)
		}
	}
	return ""
}

// withWrongValue misspells the value of a property that takes one of a few, and adds the
// property where the entry has none.
func withWrongValue(_ *Manifest, entry *Node) string {
	for _, offer := range offers(entry) {
		for _, part := range offer.Schema.Parts(nil) {
			if len(part.Enum) > 0 && part.Enum[0].Type() == schema.String && !offer.Hidden && offer.Deprecated == nil && !isRefused(entry.from.Parts(nil), offer.Name) {
				entry.set(offer.Name, str(part.Enum[0].Text()+"s"))
				return fmt.Sprintf("%q takes one of a few values.", offer.Name)
			}
		}
	}
	return ""
}

func withNothing(_ *Manifest, entry *Node) string {
	p := last(entry)
	if p == nil {
		return ""
	}
	p.Value.become(&Node{typ: schema.Null})
	return fmt.Sprintf("%q has no value yet.", p.Key)
}

func withBadKey(_ *Manifest, entry *Node) string {
	key := entry.at("key")
	if key == nil {
		return ""
	}
	key.text = strings.ReplaceAll(key.text, "-", " ") + "!"
	return "The key has characters that keys cannot have."
}
