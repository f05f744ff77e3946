package text

import "strings"

// Encoding is the name of the encoding of a text that is not in UTF-8, "UTF-16" or "UTF-32", by its mark at the start or by where
// the zeros stand in its first characters; "" where neither says so.
func (b *Buffer) Encoding() string {
	const lost = "\ufffd\ufffd" // what an editor makes of a mark
	start := b.text[:min(len(b.text), len(lost)+4)]
	behind := strings.TrimPrefix(start, lost)
	zeros := ""
	for _, c := range []byte(behind[:min(len(behind), 4)]) {
		if c == 0 {
			zeros += "0"
		} else {
			zeros += "x"
		}
	}
	switch {
	case strings.HasPrefix(start, "\xff\xfe\x00\x00"), strings.HasPrefix(start, "\x00\x00\xfe\xff"), zeros == "x000":
		return "UTF-32"
	case strings.HasPrefix(start, "\xff\xfe"), strings.HasPrefix(start, "\xfe\xff"), zeros == "x0x0", zeros == "0x0x":
		return "UTF-16"
	}
	return ""
}
