package settings

import (
	"encoding/json"

	"forge-manifest-ls/analysis/rules"
)

// SchemaURL is the address under which the schema of the file is published.
const SchemaURL = "https://forge-manifest-ls.github.io/schemas/settings.schema.json"

// object is an object of a JSON schema.
type object map[string]any

// Schema returns the JSON schema of the file, for editors.
func Schema() []byte {
	properties := object{"schema.path": object{"type": "string", "description": "The same as `path` in `schema`."}}
	for _, key := range Keys {
		value := key.schema()
		value["description"] = key.Doc
		properties[key.Name] = value
	}
	out, err := json.MarshalIndent(object{
		"$schema":              "http://json-schema.org/draft-07/schema#",
		"$id":                  SchemaURL,
		"title":                "Settings of forge-manifest-ls (" + Name + ")",
		"type":                 []string{"object", "null"},
		"additionalProperties": false,
		"properties":           properties,
		"definitions":          object{"severity": object{"enum": severityWords()}, "rules": ruleSchema()},
	}, "", "  ")
	if err != nil {
		panic(err) // strings and maps can be encoded
	}
	return append(out, '\n')
}

// schema returns the schema of the value of a setting, which may be left out.
func (k Key) schema() object {
	switch k.shape {
	case shapeBool:
		return object{"type": []string{"boolean", "null"}}
	case shapeList:
		return object{"type": []string{"array", "string", "null"}, "items": object{"type": "string"}}
	case shapeRules:
		return object{"allOf": []any{object{"$ref": "#/definitions/rules"}}}
	case shapePerFile:
		return object{"type": []string{"object", "null"}, "additionalProperties": object{"$ref": "#/definitions/rules"}}
	case shapeSchema:
		return object{"type": []string{"object", "null"}, "additionalProperties": false, "properties": object{"path": object{"type": []string{"string", "null"}}}}
	default:
		var values []any
		for _, v := range k.Values {
			values = append(values, v)
		}
		return object{"enum": append(values, nil)}
	}
}

// ruleSchema returns the schema of a map from names of rules to severities.
func ruleSchema() object {
	severity := object{"$ref": "#/definitions/severity"}
	properties := object{AllRules: severity}
	for _, name := range rules.GroupNames() {
		properties[name] = object{"allOf": []any{severity}, "description": "All rules of the group " + name + "."}
	}
	for _, rule := range rules.All().Rules() {
		properties[rule.ID] = object{"allOf": []any{severity}, "description": rule.Doc}
	}
	return object{
		"type": []string{"object", "null"}, "additionalProperties": false,
		"properties": properties, "patternProperties": object{`\*$`: severity},
	}
}
