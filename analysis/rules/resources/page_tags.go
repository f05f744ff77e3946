package resources

import (
	"html"
	"iter"
	"strings"
)

// policyOf returns the first content security policy in a page, or "".
func policyOf(page string) string {
	for tag := range tagsOf(page) {
		if strings.ToLower(tag.attributes["http-equiv"]) == "content-security-policy" {
			return tag.attributes["content"]
		}
	}
	return ""
}

// tag is a tag of a page.
type tag struct {
	name   string // in lower case
	closes bool   // it closes an element, and has no more than its name
	// attributes are those of elements that say something of scripts, styles and policies.
	attributes map[string]string
	// text is the content of elements that hold no others, such as scripts.
	text string
}

// tagsOf yields the tags of a page, up to one that does not end.
func tagsOf(page string) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		for {
			i := strings.IndexByte(page, '<')
			if i < 0 {
				return
			}
			page = page[i+1:]
			if closed, ok := strings.CutPrefix(page, "/"); ok {
				if !yield(tag{name: strings.ToLower(tagName(closed)), closes: true}) {
					return
				}
			}
			if rest, ok := afterOther(page); ok {
				page = rest
				continue
			}
			written := tagName(page)
			if written == "" {
				continue
			}
			t := tag{name: strings.ToLower(written)}
			switch t.name {
			case "meta", "script", "link", "template":
				t.attributes = map[string]string{}
			}
			page = readAttributes(page[len(written):], t.attributes)
			if page == "" { // the tag does not end
				return
			}
			switch t.name {
			case "script", "style", "title", "textarea", "xmp":
				rest := afterFold(page, "</"+t.name)
				t.text = strings.TrimPrefix(page[:len(page)-len(rest)], ">")
				page = rest
			}
			if !yield(t) {
				return
			}
		}
	}
}

// afterOther goes behind what is no tag that opens: a comment, a declaration, the end of
// an element. It is false where there is none of these.
func afterOther(s string) (string, bool) {
	switch {
	case strings.HasPrefix(s, "!--"):
		return after(s[3:], "-->"), true
	case strings.HasPrefix(s, "![CDATA["):
		return after(s, "]]>"), true
	case strings.HasPrefix(s, "!-"): // Forge's parser does not look at the next character
		return after(s[min(3, len(s)):], ">"), true
	case strings.HasPrefix(s, "!"), strings.HasPrefix(s, "?"), strings.HasPrefix(s, "/"):
		return after(s, ">"), true
	}
	return s, false
}

// tagName reads the name of a tag that starts; "" where none does.
func tagName(s string) string {
	if s == "" || s[0]|0x20 < 'a' || s[0]|0x20 > 'z' {
		return ""
	}
	n := strings.IndexAny(s, " \t\r\n\f/>")
	if n < 0 {
		n = len(s)
	}
	return s[:n]
}

// after is what follows the first occurrence of a text, or nothing.
func after(s, end string) string {
	_, rest, _ := strings.Cut(s, end)
	return rest
}

// afterFold is after without regard to case. The end of tags starts with "</".
func afterFold(s, end string) string {
	for {
		i := strings.Index(s, "</")
		if i < 0 {
			return ""
		}
		s = s[i:]
		if len(s) >= len(end) && strings.EqualFold(s[:len(end)], end) {
			return s[len(end):]
		}
		s = s[2:]
	}
}

// readAttributes reads the attributes of a tag into a map if there is one, the first of
// each name, and returns what follows them: ">" and the rest, or nothing.
func readAttributes(s string, into map[string]string) string {
	const blank = " \t\r\n\f/"
	for {
		s = strings.TrimLeft(s, blank)
		if s == "" || s[0] == '>' {
			return s
		}
		n := strings.IndexAny(s[1:], blank+"=>") + 1
		if n == 0 {
			return ""
		}
		name := strings.ToLower(s[:n])
		s = strings.TrimLeft(s[n:], blank[:5])
		value := ""
		if strings.HasPrefix(s, "=") {
			value, s = attributeValue(strings.TrimLeft(s[1:], blank[:5]))
		}
		if _, ok := into[name]; !ok && into != nil {
			into[name] = html.UnescapeString(value)
		}
	}
}

// attributeValue reads a value with or without quotes.
func attributeValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	n := strings.IndexAny(s, " \t\r\n\f>")
	if n < 0 {
		return "", ""
	}
	return s[:n], s[n:]
}
