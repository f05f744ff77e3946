package files

import "encoding/json"

// JSONObject keeps the object that a file holds; nil for what is no JSON, for another value, and
// for what becomes too large.
var JSONObject = NewReading(func(content []byte) map[string]any {
	var object map[string]any
	if _, ok := DecodedSize(content); !ok || json.Unmarshal(content, &object) != nil {
		return nil
	}
	return object
})

// Costs of what JSON becomes when it is decoded into maps, lists and texts, in bytes: of a map,
// of a list, and of a member of one of them.
const (
	mapCost, listCost, memberCost = 400, 48, 100

	// freeCost is how much any text may become, and timesCost how many times its length a long
	// one may. Translations as people write them become 3 to 5 times their length.
	freeCost, timesCost = 1 << 20, 6
)

// DecodedSize estimates how many bytes JSON becomes when it is decoded. It is false where that
// is out of proportion to its length: hostile texts become 60 times as long. Nobody should
// decode such a text.
func DecodedSize(json []byte) (size int, ok bool) {
	size = len(json)
	inText := false
	for i := 0; i < len(json); i++ {
		switch c := json[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '{':
			size += mapCost
		case c == '[':
			size += listCost
		case c == ',':
			size += memberCost
		}
	}
	return size, size <= freeCost+timesCost*len(json)
}
