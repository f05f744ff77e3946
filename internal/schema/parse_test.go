package schema_test

import (
	"encoding/json"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// The parser of JSON accepts what encoding/json accepts, and reads the same.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,-2.5e3,true,false,null,"x\n\u00e9\ud83d\ude00"],"a":{}}`, `[]`, ` {} `, `{"a":1,}`, `[1,]`, `[1 2]`, `{"a"}`, `{"a":}`, `"\x"`, `01`, `1.`, `+1`, `.5`,
		`tru`, `"a`, `{1:2}`, `[`, ``, "\"\t\"", `{"a":1 "b":2}`, `nullx`, `-`, `1e5`, "\x00", "[]\x00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.HasPrefix(text, "\ufeff") || strings.Count(text, "[")+strings.Count(text, "{") > 150 {
			return // here the parsers differ on purpose
		}
		var want any
		wantErr := json.Unmarshal([]byte(text), &want)
		got, err := schema.ParseJSON(text)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v, encoding/json: %v", text, err, wantErr)
		}
		if err != nil || !json.Valid([]byte(got)) {
			if err == nil {
				t.Errorf("%q is written as %q", text, got)
			}
			return
		}
		var again any
		if err := json.Unmarshal([]byte(got), &again); err != nil {
			t.Fatal(err)
		}
		if a, b := canonical(t, again), canonical(t, want); a != b {
			t.Errorf("%q: %s, encoding/json: %s", text, a, b)
		}
	})
}

func canonical(t *testing.T, v any) string {
	t.Helper()
	content, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func quoted(t *testing.T, s string) string {
	t.Helper()
	return canonical(t, s)
}
