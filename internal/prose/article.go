package prose

import "strings"

// WithArticle puts "a" or "an" in front of a word.
func WithArticle(word string) string {
	if word != "" && strings.ContainsAny(word[:1], "aeiou") {
		return "an " + word
	}
	return "a " + word
}

// Title makes a title of a key: "Send mail" of "send-mail".
func Title(key string) string {
	words := strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune("-_.", r) })
	if len(words) == 0 {
		return key
	}
	return Capital(strings.Join(words, " "))
}
