package sample_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis/sample"
)

func TestOf(t *testing.T) {
	for name, test := range map[string]struct {
		archive string
		want    sample.Sample
		isBad   bool
	}{
		"manifests":      {"-- bad.yml --\na: 1\n-- good.yml --\na: 2\n", sample.Sample{Bad: "a: 1\n", Good: "a: 2\n"}, false},
		"files":          {"-- bad.yml --\na\n-- good.yml --\nb\n-- x/ --\n-- y --\nz\n", sample.Sample{Bad: "a\n", Good: "b\n", Files: map[string]string{"x/": "", "y": "z\n"}}, false},
		"empty":          {"", sample.Sample{}, true},
		"only bad":       {"-- bad.yml --\na: 1\n", sample.Sample{}, true},
		"only good":      {"-- good.yml --\na: 1\n-- file --\nb\n", sample.Sample{}, true},
		"empty manifest": {"-- bad.yml --\n-- good.yml --\na: 1\n", sample.Sample{}, true},
		"comment":        {"why\n-- bad.yml --\na: 1\n-- good.yml --\na: 2\n", sample.Sample{}, true},
		"file twice":     {"-- bad.yml --\na: 1\n-- good.yml --\na: 2\n-- x --\n-- x --\n", sample.Sample{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			group := fstest.MapFS{"samples/rule.txtar": {Data: []byte(test.archive)}}
			got, err := sample.Of(group, "rule")
			if (err != nil) != test.isBad {
				t.Errorf("error %v", err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if got, err := sample.Of(group, "other"); err != nil || got.Bad != "" {
				t.Errorf("a rule without a file has %+v, %v", got, err)
			}
		})
	}
}
