package schema_test

import (
	"testing"

	"forge-manifest-ls/internal/schema"
)

func TestCurrent(t *testing.T) {
	a, b, c := schema.StringLiteral("a"), schema.StringLiteral("b"), schema.StringLiteral("c")
	why := &schema.Deprecation{Note: "Use a."}
	s := &schema.Schema{Enum: []*schema.Literal{a, b, c}, Outdated: []schema.OutdatedValue{{Value: schema.StringLiteral("b"), Deprecation: why}}}
	if got := s.Current(); len(got) != 2 || got[0] != a || got[1] != c {
		t.Errorf("current: %v, want a and c", got)
	}
	if s.Outdates(b) != why || s.Outdates(a) != nil {
		t.Errorf("outdated: b for %v, a for %v", s.Outdates(b), s.Outdates(a))
	}
	for _, v := range []*schema.Literal{a, b} { // what is outdated is not refused
		if !s.Accepts(v) {
			t.Errorf("%s is refused", v)
		}
	}
	if s.Accepts(schema.StringLiteral("d")) {
		t.Error("d is accepted")
	}
	if got := (&schema.Schema{Const: b}).Current(); len(got) != 1 || got[0] != b {
		t.Errorf("a constant: %v, want b", got)
	}
}

func TestPartsOf(t *testing.T) {
	shared := &schema.Schema{}
	one, two := &schema.Schema{AllOf: []*schema.Schema{shared}}, &schema.Schema{AnyOf: []*schema.Schema{shared}}
	if got := schema.PartsOf([]*schema.Schema{one, two, one}, nil); len(got) != 3 || got[0] != one || got[1] != shared || got[2] != two {
		t.Errorf("got %v, want the first, what both share, and the second", got)
	}
}
