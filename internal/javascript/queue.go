package javascript

import "forge-manifest-ls/internal/files"

// QueuesIn returns where a file that is kept makes queues, in "new Queue({ key: 'name' })": by their
// keys, the byte offsets of the first bytes behind the quote, in the order of the file.
func QueuesIn(c *files.Content) map[string][]int { return queues.Of(c) }

var queues = files.NewReading(queuesOf)

// queuesOf finds the queues that a source text makes.
func queuesOf(src []byte) map[string][]int {
	l := newLexer(src)
	out := map[string][]int{}
	var last [5]token // the tokens in front of the next one
	for {
		t := l.next()
		if t.kind == tokenEnd {
			return out
		}
		isKey := last[4].is(":") && last[3].says("key") && last[2].is("{") && last[1].is("(") && last[0].says("Queue")
		if isKey && t.kind == tokenString {
			out[t.text] = append(out[t.text], t.at+1)
		}
		last = [5]token{last[1], last[2], last[3], last[4], t}
	}
}
