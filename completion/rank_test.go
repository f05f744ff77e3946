package completion

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestWordRank masks every key, every name of something declared and every value of an enumeration
// of real manifests in turn, and asks what can be written there: at which place of the list
// stands what the author wrote? "make rank" prints the shares by kind; RANK=KIND prints the words
// of one kind that stand far down.
func TestWordRank(t *testing.T) {
	corpus := oracle.Folder(t, "corpus/manifests")
	r := wordRanks{}
	for _, name := range slices.Sorted(maps.Keys(corpus)) {
		r.manifest(name, corpus[name])
	}
	all := r.report(t, oracle.Word("RANK"))
	for kind, least := range map[string]float64{"all": 0.8, "module": 0.5, "item of scopes": 0.5, "item of events": 0.4} {
		if got := r[kind].reciprocal(); got < least {
			t.Errorf("%s: the mean reciprocal rank is %.3f, less than %.2f", kind, got, least)
		}
	}
	if all.asked < 3000 {
		t.Errorf("only %d words were asked for", all.asked)
	}
}

// wordRanks are the places in lists at which true words stood, by kind.
type wordRanks map[string]*rankOf

// rankOf are those of one kind.
type rankOf struct {
	asked, first, five, ten, absent int
	sum                             float64 // of the reciprocal ranks
	far                             []string
}

func (r *rankOf) reciprocal() float64 {
	if r == nil {
		return 0
	}
	return r.sum / float64(max(r.asked, 1))
}

// note counts one word; the first place is 1, and 0 stands for none.
func (r wordRanks) note(kind string, place int, what string) {
	for _, name := range []string{kind, "all"} {
		one := r[name]
		if one == nil {
			one = &rankOf{}
			r[name] = one
		}
		one.asked++
		if place != 1 {
			one.far = append(one.far, fmt.Sprintf("%4d %s", place, what))
		}
		if place == 0 {
			one.absent++
			continue
		}
		one.sum += 1 / float64(place)
		one.first += countIf(place == 1)
		one.five += countIf(place <= 5)
		one.ten += countIf(place <= 10)
	}
}

func (r wordRanks) report(t *testing.T, verbose string) *rankOf {
	t.Helper()
	kinds := slices.SortedFunc(maps.Keys(r), func(a, b string) int { return cmp.Compare(r[b].asked, r[a].asked) })
	for _, kind := range kinds {
		one := r[kind]
		if one.asked < 10 {
			continue
		}
		share := func(n int) float64 { return 100 * float64(n) / float64(one.asked) }
		t.Logf("%-28s %6d  MRR %.3f  top1 %3.0f%%  top5 %3.0f%%  top10 %3.0f%%  absent %.1f%%",
			kind, one.asked, one.reciprocal(), share(one.first), share(one.five), share(one.ten), share(one.absent))
		if kind == verbose {
			t.Log("\n" + strings.Join(one.far, "\n"))
		}
	}
	return r["all"]
}

// manifest asks for every word of a manifest.
func (r wordRanks) manifest(name, src string) {
	src = strings.ReplaceAll(strings.TrimPrefix(src, "\ufeff"), "\r\n", "\n")
	f := manifest.New(text.New(src))
	if len(f.Tree().Errors()) > 0 || f.Tree().Root().Kind() != syntax.Mapping {
		return
	}
	w := masker{r, name, src, f.Buffer()}
	w.visit(f.Tree().Root(), nil)
}

// masker walks through a manifest and takes words away.
type masker struct {
	ranks wordRanks
	name  string
	src   string
	buf   *text.Buffer
}

// ownWords are properties whose value is the author's own: nobody can complete them.
var ownWords = strings.Fields("key title name description path handler id baseUrl icon address url label prompt cron value queue expression " +
	"tooltip thumbnail header subtitle placeholder i18n errorMessage route color model version appId propertyKey searchAlias responseMessage")

// listsOfWords are properties with a list of words that are known.
var listsOfWords = strings.Fields("scopes events actions tools types operators locales productContexts objectTypes experience triggers")

func (w masker) visit(n syntax.Node, path []string) {
	switch {
	case n.Kind() == syntax.Mapping && !n.IsFlow():
		i := 0
		for pair := range n.Pairs() {
			name := pair.KeyText()
			inner := append(path[:len(path):len(path)], name)
			if i++; i > 1 && len(path) > 0 && pair.Key().Kind().IsScalar() && !isFreeMap(path) {
				w.maskKey(pair, path, inner)
			}
			if v := pair.Value(); isWord(v) && !slices.Contains(ownWords, name) {
				w.mask("value "+name, v, inner)
			}
			w.visit(pair.Value(), inner)
		}
	case n.Kind() == syntax.Sequence && !n.IsFlow():
		for item := range n.Items() {
			if last := path[len(path)-1]; isWord(item.Value()) && slices.Contains(listsOfWords, last) {
				w.mask("item of "+last, item.Value(), path)
			}
			w.visit(item.Value(), path)
		}
	}
}

// isFreeMap reports whether the author makes up the names in a map.
func isFreeMap(path []string) bool {
	last := path[len(path)-1]
	return slices.Contains(path, "inputs") || slices.Contains(path, "variables") || slices.Contains([]string{"entry", "properties", "headers"}, last)
}

// isWord reports whether a node is a string on one line.
func isWord(n syntax.Node) bool {
	return n.Kind().IsScalar() && n.Kind() != syntax.Empty && n.Scalar().Type == syntax.String && !strings.Contains(n.Text(), "\n")
}

// maskKey takes the lines of a pair away.
func (w masker) maskKey(pair syntax.PairNode, path, inner []string) {
	start := pair.Outer().Start
	first := w.buf.Line(w.buf.LineAt(start)).Start
	last := w.buf.Line(w.buf.LineAt(max(start, pair.Span().End-1))).End
	blanks := strings.Repeat(" ", start-first)
	kind := "key"
	if len(path) == 1 && path[0] == "modules" {
		kind = "module"
	}
	w.ask(kind, pair.KeyText(), w.src[:first]+blanks+w.src[last:], start, inner)
}

// mask takes a value away.
func (w masker) mask(kind string, v syntax.Node, path []string) {
	span := v.Span()
	w.ask(kind, v.Scalar().Text, w.src[:span.Start]+w.src[span.End:], span.Start, path)
}

func (w masker) ask(kind, word, src string, offset int, path []string) {
	l := listAt(manifest.New(text.New(src)), offset, Options{Snippets: true})
	place := 1 + slices.IndexFunc(l.Items, func(item Item) bool {
		return item.Label == word || item.Filter == word || strings.TrimSpace(expanded(item.Edit.New)) == word
	})
	first := ""
	if len(l.Items) > 0 {
		first = l.Items[0].Label
	}
	w.ranks.note(kind, place, fmt.Sprintf("%s, not %s (%s:%d %s)", word, first, w.name, 1+w.buf.LineAt(offset), strings.Join(path, ".")))
}
