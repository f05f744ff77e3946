package translations

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/schema"
)

// texts is the content of a translation file.
type texts struct {
	data    any
	mistake string // why it is no JSON; "" when it is
	deep    bool   // it is nested too deep to say
	heavy   bool   // it holds so much that it was not looked at
	size    int    // about how many bytes it takes
	keys    func() []string
	near    sync.Map // of words that were looked for: the nearest key
}

// textsIn keeps the texts of files.
var textsIn = files.NewReading(func(content []byte) *texts {
	t := &texts{}
	t.keys = sync.OnceValue(t.findKeys)
	size, ok := files.DecodedSize(content)
	if t.size = size; !ok {
		t.size, t.heavy = 0, true
		return t
	}
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber() // so that none is too large
	if err := d.Decode(&t.data); err != nil {
		t.fail(content, err)
	} else if rest := bytes.TrimLeft(content[d.InputOffset():], " \t\r\n"); len(rest) > 0 {
		t.mistake = fmt.Sprintf("line %d has text behind its end", lineOf(content, len(content)-len(rest)))
	}
	return t
})

// isLost reports whether it is not known what the texts are.
func (t *texts) isLost() bool { return t.deep || t.heavy || t.mistake != "" }

// fail says why a content is no JSON.
func (t *texts) fail(content []byte, err error) {
	var wrong *json.SyntaxError
	switch {
	case len(bytes.TrimSpace(content)) == 0:
		t.mistake = "it is empty"
	case bytes.HasPrefix(content, []byte("\ufeff")):
		t.mistake = "it starts with a byte order mark: save it without one"
	case !errors.As(err, &wrong):
		t.mistake = "it ends too early"
	case strings.Contains(err.Error(), "max depth"):
		t.deep = true
	default:
		t.mistake = fmt.Sprintf("line %d: %s", lineOf(content, int(wrong.Offset)-1), wrong.Error())
	}
}

// lineOf returns the number of the line, counted from 1, that an offset lies in.
func lineOf(content []byte, offset int) int {
	return 1 + bytes.Count(content[:max(0, min(offset, len(content)))], []byte("\n"))
}

// maxTextKey is how long a key in a manifest can be.
const maxTextKey = 300

// findKeys lists the keys of all texts, sorted.
func (t *texts) findKeys() []string {
	var keys []string
	var collect func(value any, key string)
	collect = func(value any, key string) {
		if s, ok := value.(string); ok && s != "" && key != "" {
			keys = append(keys, key)
		}
		members, _ := value.(map[string]any)
		for name, member := range members {
			below := name
			if key != "" {
				below = key + "." + name
			}
			if len(below) <= maxTextKey {
				collect(member, below)
			}
		}
	}
	collect(t.data, "")
	slices.Sort(keys)
	return slices.Compact(keys)
}

// nearest returns the key of a text that another was probably meant to be, or "".
func (t *texts) nearest(key string) string {
	if near, ok := t.near.Load(key); ok {
		return near.(string)
	}
	near, _ := schema.Nearest(key, t.keys())
	if _, known := t.text(near); known != present { // a name with a dot in it
		near = ""
	}
	t.near.Store(key, near)
	return near
}
