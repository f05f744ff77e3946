package forgepackage_test

import (
	"encoding/json"
	"os"
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/internal/testing/jsonvalue"
)

// The recorded verdicts are those of ajv 8.20.0, with the options that Forge gives it,
// on seeded random schemas: [schema, value, accepted].
func TestKeywordsEqualAjv(t *testing.T) {
	path := "testdata/keywords.jsonl.gz"
	if other := os.Getenv("KEYWORD_VERDICTS"); other != "" {
		path = other // a longer recording
	}
	lines, accepted := 0, 0
	for line := range jsonvalue.Recorded(t, path) {
		lines++
		var record []json.RawMessage
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		s, err := parseSchema(string(record[0]))
		if err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		v := jsonvalue.Parse(t, string(record[1]))
		want := string(record[2]) == "true"
		problems := schema.Evaluate(s, v)
		if got := jsonvalue.Accepts(problems); got != want {
			t.Errorf("accepted %t, ajv %t: %s\n%s", got, want, line, jsonvalue.Brief(v, problems))
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
			s, err := parseSchema(test.schema)
			if err != nil {
				t.Fatal(err)
			}
			v := jsonvalue.Parse(t, test.value)
			if got := jsonvalue.Brief(v, schema.Evaluate(s, v)); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// parseSchema converts a JSON Schema and decodes it.
func parseSchema(raw string) (*schema.Schema, error) {
	table, root, err := forgepackage.Table([]byte(raw))
	if err != nil {
		return nil, err
	}
	return schema.Open(fstest.MapFS{
		"schemas.jsonl": {Data: []byte(table)},
		"index.json":    {Data: []byte(`{"root":` + root.JSON() + `,"modules":{}}`)},
	}).Root(), nil
}

// Keywords that Forge's schema does not use today: what can be said otherwise is judged, what
// cannot is never an error, also not inside of "not". The verdicts are ajv's, but for those
// of partial schemas.
func TestConvertedKeywords(t *testing.T) {
	tests := []struct {
		schema, value string
		accepted      bool
	}{
		{`{"exclusiveMinimum":1}`, `1`, false},
		{`{"exclusiveMinimum":1}`, `1.5`, true},
		{`{"exclusiveMinimum":1}`, `"a"`, true},
		{`{"exclusiveMaximum":1}`, `1`, false},
		{`{"exclusiveMaximum":1,"allOf":[{"type":"string"}]}`, `0`, false},
		{`{"contains":{"type":"string"}}`, `[]`, false},
		{`{"contains":{"type":"string"}}`, `[1,"a"]`, true},
		{`{"contains":{"type":"string"}}`, `5`, true},
		{`{"dependencies":{"a":["b"]}}`, `{"a":1}`, false},
		{`{"dependencies":{"a":["b"]}}`, `{"a":1,"b":1}`, true},
		{`{"dependencies":{"a":{"maxProperties":1}}}`, `{"a":1,"b":1}`, false},
		{`{"dependencies":{"a":{"type":"string"}}}`, `5`, true},
		{`{"type":"string","nullable":true}`, `null`, true},
		{`{"type":"string","nullable":true}`, `5`, false},
		{`{"if":{"type":"string"}}`, `"a"`, true},
		{`{"then":false}`, `1`, true},
		{`{"additionalItems":false}`, `[1]`, true},
		{`{"maxlength":1,"example":{"type":"x"},"x-y":5,"partial":true,"forbidden":["a"]}`, `{"a":1}`, true},
		{`{"format":"made-up"}`, `"a"`, true},
		{`{"not":{"format":"made-up"}}`, `"a"`, false},
		{`{"maxLength":1e300}`, `"a"`, true},
		{`{"$ref":"#/definitions/a","maxLength":1,"definitions":{"a":{"maxLength":2}}}`, `"ab"`, false},
		{`{"$ref":"#/definitions/a","additionalProperties":false,"definitions":{"a":{"properties":{"b":{}}}}}`, `{"b":1}`, false},
		{`{"$ref":"#/definitions/a~1b/allOf/1","definitions":{"a/b":{"allOf":[{},{"type":"string"}]}}}`, `1`, false},
		{`{"items":{"$ref":"#/definitions/a"},"definitions":{"a":{"type":"array","items":{"$ref":"#/definitions/a"}}}}`, `[[[],[5]]]`, false},
		{`{"items":{"$ref":"#/definitions/a"},"definitions":{"a":{"type":"array","items":{"$ref":"#/definitions/a"}}}}`, `[[[],[[]]]]`, true},

		{`{"format":"date"}`, `"a"`, true},
		{`{"not":{"format":"date"}}`, `"a"`, true},
		{`{"not":{"format":"date","type":"number"}}`, `"a"`, true},
		{`{"not":{"type":"string","pattern":"(?=a)"}}`, `"a"`, true},
		{`{"pattern":"(?=a)","maxLength":1}`, `"bb"`, false},
		{`{"items":[{"type":"string"}],"maxItems":1}`, `[5]`, true},
		{`{"items":[{"type":"string"}],"maxItems":1}`, `[5,5]`, false},
		{`{"patternProperties":{"(?=a)":{}},"additionalProperties":false,"required":["b"]}`, `{"c":1}`, false},
		{`{"patternProperties":{"(?=a)":{}},"additionalProperties":false,"required":["b"]}`, `{"b":1,"c":1}`, true},
		{`{"oneOf":[{"pattern":"(?=a)"},{"type":"string"}]}`, `"a"`, true},
	}
	for _, test := range tests {
		s, err := parseSchema(test.schema)
		if err != nil {
			t.Errorf("%s: %v", test.schema, err)
			continue
		}
		v := jsonvalue.Parse(t, test.value)
		if got := schema.Evaluate(s, v); jsonvalue.Accepts(got) != test.accepted {
			t.Errorf("%s: accepted %t: %s", test.schema, jsonvalue.Accepts(got), jsonvalue.Brief(v, got))
		}
	}
}
