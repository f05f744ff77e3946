package schema_test

import (
	"encoding/json"
	"os"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// The recorded verdicts are those of ajv 8.20.0, with the options that Forge gives it,
// on seeded random schemas: [schema, value, accepted].
func TestKeywordsEqualAjv(t *testing.T) {
	path := "testdata/keywords.jsonl.gz"
	if other := os.Getenv("KEYWORD_VERDICTS"); other != "" {
		path = other // a longer recording
	}
	lines, accepted := 0, 0
	for line := range recorded(t, path) {
		lines++
		var record []json.RawMessage
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		s, err := schema.ParseSchema(string(record[0]))
		if err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		v := parseJSON(t, string(record[1]))
		want := string(record[2]) == "true"
		problems := schema.Evaluate(s, v)
		if got := accepts(problems); got != want {
			t.Errorf("accepted %t, ajv %t: %s\n%s", got, want, line, brief(v, problems))
		}
		if want {
			accepted++
		}
	}
	if lines < 2000 || accepted < lines/5 || accepted > lines*4/5 {
		t.Errorf("%d lines with %d accepted: not a good recording", lines, accepted)
	}
}

// What each keyword's problem is called.
func TestKeywordProblems(t *testing.T) {
	tests := []struct{ name, schema, value, want string }{
		{"type", `{"type":"string"}`, `5`, "TypeMismatch  want string"},
		{"types", `{"type":["string","null"]}`, `5`, "TypeMismatch  want null or string"},
		{"integer", `{"type":"integer"}`, `1.5`, "TypeMismatch  want whole number"},
		{"integer with a point", `{"type":"integer"}`, `1.0`, ""},
		{"enum", `{"enum":["one","two"]}`, `"onw"`, "Enum  near one [one two]"},
		{"enum of booleans", `{"enum":[false]}`, `true`, "Enum  [false]"},
		{"const", `{"const":{"a":[1]}}`, `{"a":[2]}`, `Enum  [{"a":[1]}]`},
		{"const equal", `{"const":{"a":[1],"b":null}}`, `{"b":null,"a":[1.0]}`, ""},
		{"const of unknown", `{"const":{"a":[1]}}`, `{"a":[{"$unknown":true}]}`, ""},
		{"required", `{"required":["a"]}`, `{}`, "Required /a"},
		{"forbidden", `{"not":{"required":["a"]}}`, `{"a":1}`, "Forbidden /a"},
		{"forbidden in no map", `{"not":{"required":["a"]}}`, `1`, "TypeMismatch  want map"},
		{"closed", `{"properties":{"abcd":{}},"additionalProperties":false}`, `{"abdc":1}`, "UnknownProperty /abdc near abcd"},
		{"additional", `{"additionalProperties":{"type":"string"}}`, `{"a":1}`, "TypeMismatch a want string"},
		{"pattern properties", `{"patternProperties":{"^a":{"type":"string"}},"additionalProperties":false}`, `{"b":1,"a":1}`, "PatternMismatch /b (name)\nTypeMismatch a want string"},
		{"names by pattern", `{"propertyNames":{"pattern":"^a$"}}`, `{"b":1}`, "PatternMismatch /b (name)"},
		{"names by length", `{"propertyNames":{"maxLength":2}}`, `{"bbb":1}`, "Length /bbb (name)"},
		{"names by list", `{"propertyNames":{"enum":["default","EU"]},"required":["default"]}`, `{"defualt":1}`, "UnknownProperty /defualt for default"},
		{"size", `{"minProperties":1}`, `{}`, "PropertyCount "},
		{"items", `{"items":{"type":"string"}}`, `["a",1]`, "TypeMismatch [1] want string"},
		{"item count", `{"maxItems":1}`, `[1,2]`, "ItemCount "},
		{"unique", `{"uniqueItems":true}`, `[{"a":1,"b":2},1,{"b":2,"a":1}]`, "Duplicate [2]"},
		{"unique of unknown", `{"uniqueItems":true}`, `[{"$unknown":true},{"$unknown":true}]`, ""},
		{"length in code points", `{"maxLength":2}`, `"😀😀"`, ""},
		{"too long", `{"maxLength":2}`, `"abc"`, "Length "},
		{"pattern is searched for", `{"pattern":"b"}`, `"abc"`, ""},
		{"pattern", `{"pattern":"^b"}`, `"abc"`, "PatternMismatch "},
		{"pattern and length", `{"pattern":"^b$","maxLength":2}`, `"abc"`, "PatternMismatch "},
		{"format", `{"format":"uri"}`, `"/a"`, "FormatMismatch "},
		{"minimum", `{"minimum":1}`, `0`, "Range "},
		{"maximum", `{"maximum":1}`, `2`, "Range "},
		{"multiple", `{"multipleOf":2}`, `3`, "MultipleOf "},
		{"not", `{"not":{"type":"string"}}`, `"a"`, "NotAllowed "},
		{"all", `{"allOf":[{"required":["a"]},{"required":["a","b"]}]}`, `{}`, "Required /a\nRequired /b"},
		{"if then", `{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}`, `{"a":1}`, "Required /b"},
		{"if else", `{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}`, `{"b":1}`, "Required /c"},
		{"if unknown", `{"if":{"properties":{"a":{"const":1}}},"then":false}`, `{"a":{"$unknown":true}}`, ""},
		{"one of types", `{"oneOf":[{"type":"string"},{"type":"array"}]}`, `5`, "TypeMismatch  want string or list"},
		{"one of item types", `{"oneOf":[{"items":{"type":"string"}},{"items":{"type":"object"}}]}`, `[5]`, "TypeMismatch [0] want string or map"},
		{"one of, empty list", `{"oneOf":[{"items":{"type":"string"}},{"items":{"type":"object"}}]}`, `[]`, "ItemCount "},
		{"one of constants", `{"oneOf":[{"const":"a"},{"const":"b"}]}`, `"c"`, "Enum  [a b]"},
		{"one of patterns", `{"oneOf":[{"pattern":"^a"},{"pattern":"^b"}]}`, `"c"`, "NoAlternative "},
		{"one of by constant", `{"oneOf":[{"properties":{"t":{"const":"a"}},"required":["t","x"]},{"properties":{"t":{"const":"b"}},"required":["t","y"]}]}`, `{"t":"b","x":1}`, "Required /y\nUndeclaredProperty /x"},
		{"one of by wrong constant", `{"oneOf":[{"properties":{"t":{"const":"alpha"}},"required":["t","x"]},{"properties":{"t":{"const":"beta"}},"required":["t","y"]}]}`, `{"t":"betta","x":1}`, "Enum t near beta [alpha beta]"},
		{"one of, several", `{"oneOf":[{"type":"string"},{"minLength":1}]}`, `"a"`, "SeveralAlternatives "},
		{"one of, unknown", `{"oneOf":[{"required":["a"],"properties":{"a":{"type":"string"}}},{"required":["b"]}]}`, `{"a":{"$unknown":true},"b":1}`, ""},
		{"any of, several", `{"anyOf":[{"required":["a"]},{"required":["b"]}]}`, `{"a":1,"b":1}`, ""},
		{"any of, none", `{"anyOf":[{"required":["a"]},{"required":["b"]}]}`, `{"c":1}`, "Choice / a|b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := schema.ParseSchema(test.schema)
			if err != nil {
				t.Fatal(err)
			}
			v := parseJSON(t, test.value)
			if got := brief(v, schema.Evaluate(s, v)); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}
