package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"strings"
)

// XMLText returns a text as it stands in XML, in text and in attributes: what XML cannot hold, and
// what a terminal would obey, becomes visible.
func XMLText(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(Printable(s))) // a builder has no errors
	return out.String()
}

// PathFingerprint returns the fingerprint of a problem among those of all files, as 32 hexadecimal digits.
func PathFingerprint(path, fingerprint string) string {
	sum := sha256.Sum256([]byte(path + "\x00" + fingerprint))
	return hex.EncodeToString(sum[:16])
}
