package syntax

import (
	"net/url"
	"strings"
)

// events returns the event stream of a tree in the notation of the YAML Test Suite.
func events(t *Tree) []string {
	w := &eventWriter{out: []string{"+STR"}}
	for d := range t.Stream().Children() {
		w.handles = map[string]string{"!!": "tag:yaml.org,2002:", "!": "!"}
		at := d.start
		for _, c := range d.c.node.kids {
			if c.kind == directive {
				if h, prefix, ok := tagDirective(t.src[at : at+int(c.width)]); ok {
					w.handles[h] = prefix
				}
			}
			at += int(c.width)
		}
		w.add("+DOC")
		w.node(d.content())
		w.add("-DOC")
	}
	w.add("-STR")
	return w.out
}

type eventWriter struct {
	out     []string
	handles map[string]string
}

func (w *eventWriter) add(s string) { w.out = append(w.out, s) }

func (w *eventWriter) node(n Node) {
	props := ""
	if a := n.Anchor(); a != "" {
		props += " &" + a
	}
	if tag := n.Tag(); tag != "" {
		props += " <" + w.tag(tag) + ">"
	}
	switch {
	case n.Kind() == Mapping:
		w.add("+MAP" + props)
		for p := range n.Pairs() {
			w.node(p.Key())
			w.node(p.Value())
		}
		w.add("-MAP")
	case n.Kind() == Sequence:
		w.add("+SEQ" + props)
		for i := range n.Items() {
			w.node(i.Value())
		}
		w.add("-SEQ")
	case n.Kind() == Alias:
		w.add("=ALI " + n.Text())
	case n.Kind().IsScalar():
		styles := map[Kind]string{Empty: ":", Plain: ":", SingleQuoted: "'", DoubleQuoted: `"`, Literal: "|", Folded: ">"}
		w.add("=VAL" + props + " " + styles[n.Kind()] + escaped(n.Scalar().Text))
	default:
		w.add("?" + n.Kind().String())
	}
}

func (w *eventWriter) tag(tag string) string {
	if strings.HasPrefix(tag, "!<") {
		return tag[2 : len(tag)-1]
	}
	h := tagHandle(tag)
	suffix, _ := url.PathUnescape(tag[len(h):])
	return w.handles[h] + suffix
}

func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`, "\b", `\b`).Replace(s)
}
