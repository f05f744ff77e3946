package rules

import (
	"testing"
)

// TestGroupOf: all rules but those of the engine belong to a group, so that no group lacks a name.
func TestGroupOf(t *testing.T) {
	comments := map[string]bool{"too-many-mistakes": true, "ignore-comment-invalid": true, "ignore-comment-unused": true}
	for _, r := range All().Rules() {
		if GroupOf(r) == engineGroup && !comments[r.ID] {
			t.Errorf("the group of %s has no name of its own in all.go", r.ID)
		}
		if _, isRule := All().Rule(GroupOf(r)); isRule {
			t.Errorf("%s names a rule and a group", GroupOf(r))
		}
	}
}
