package javascript

import "forge-manifest-ls/internal/files"

// Text is a text in a file, with the place of its first byte behind the quote.
type Text struct {
	Text string
	At   int
}

// QueuesIn returns the keys of the queues that a file that is kept makes: the texts in
// "new Queue({ key: 'name' })", in the order of the file.
func QueuesIn(c *files.Content) []Text { return queues.Of(c) }

var queues = files.NewReading(queuesOf)

// queuesOf finds the keys of the queues that a source text makes.
func queuesOf(src []byte) []Text {
	l := lexer{src: string(src)}
	var out []Text
	var last [5]token // the tokens in front of the next one
	for {
		t := l.next()
		if t.kind == tokenEnd {
			return out
		}
		isKey := last[4].is(":") && last[3].says("key") && last[2].is("{") && last[1].is("(") && last[0].says("Queue")
		if isKey && t.kind == tokenString {
			out = append(out, Text{t.text, t.at + 1})
		}
		last = [5]token{last[1], last[2], last[3], last[4], t}
	}
}
