package navigation

import (
	"cmp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// FoldKind says what a fold hides.
type FoldKind uint8

// Kinds of folds.
const (
	FoldContent FoldKind = iota // what belongs to a key or an entry
	FoldComment                 // a block of comments
	FoldRegion                  // what stands between "# region" and "# endregion"
)

// Fold is a part of the text that an editor can hide.
type Fold struct {
	Kind FoldKind
	// Span is what is hidden: from the end of the first line, or behind an opening bracket, to
	// the end of the content, or in front of the closing bracket. It touches two lines or more.
	Span text.Span
	// Depth counts the folds around this one.
	Depth int
}

// LastLine returns the last line, counted from 0, that a fold hides in an editor that hides
// whole lines: the line of a closing bracket stays.
func (f Fold) LastLine(buf *text.Buffer) int {
	line := buf.LineAt(f.Span.End)
	rest := buf.Slice(text.Span{Start: f.Span.End, End: buf.Line(line).End})
	if strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "}") {
		return line - 1
	}
	return line
}

// Folds returns the folds of a file in the order of the text: sections, entries, properties,
// texts of several lines, flow collections, comments and regions. No two begin on the same
// line.
func Folds(f *manifest.File) []Fold {
	w := foldWalk{buf: f.Buffer(), kept: keptOf(foldsIn, f), folds: make([]Fold, 0, f.Buffer().Lines()/2)}
	w.walk(f.Tree().Stream(), 0)
	w.comments(f)
	slices.SortStableFunc(w.folds, func(a, b Fold) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	last := -1
	return slices.DeleteFunc(w.folds, func(fold Fold) bool {
		line := w.buf.LineAt(fold.Span.Start)
		again := line == last || fold.LastLine(w.buf) <= line
		last = max(last, line)
		return again
	})
}

// ShallowFolds returns the folds up to the greatest depth at which there are no more than a
// limit. Where even the outermost are too many, it returns the first of them.
func ShallowFolds(folds []Fold, limit int) []Fold {
	deepest := 0
	for _, f := range folds {
		deepest = max(deepest, f.Depth)
	}
	counts := make([]int, deepest+1)
	for _, f := range folds {
		counts[f.Depth]++
	}
	depth, total := -1, 0
	for depth+1 <= deepest && total+counts[depth+1] <= limit {
		depth++
		total += counts[depth]
	}
	if depth < 0 {
		depth = 0
	}
	out := slices.DeleteFunc(slices.Clone(folds), func(f Fold) bool { return f.Depth > depth })
	return out[:min(len(out), limit)]
}

// foldWalk collects folds.
type foldWalk struct {
	buf   *text.Buffer
	kept  kept[[]Fold]
	folds []Fold
}

// foldsIn keeps the folds of an entry and of what is in it: their spans count from its base, their
// depth from its own.
var foldsIn = manifest.NewPerEntry(func(e *manifest.Entry) []Fold {
	w := foldWalk{buf: e.File.Buffer()}
	w.node(e.Item.Node, 0)
	for i := range w.folds {
		w.folds[i].Span = w.folds[i].Span.Shift(-e.Base())
	}
	return w.folds
})

// walk adds the folds of what is in a node.
func (w *foldWalk) walk(n syntax.Node, depth int) {
	for c, e := range w.kept.Below(n) {
		if e == nil {
			w.node(c, depth)
			continue
		}
		for _, f := range w.kept.of(e) {
			w.folds = append(w.folds, Fold{Span: f.Span.Shift(e.Base()), Depth: depth + f.Depth})
		}
	}
}

// node adds the folds of a node and of what is in it. One on one line has none.
func (w *foldWalk) node(n syntax.Node, depth int) {
	if !hasLines(n.Text()) {
		return
	}
	if hidden, ok := w.hidden(n); ok {
		w.folds = append(w.folds, Fold{Span: hidden, Depth: depth})
		depth++
	}
	w.walk(n, depth)
}

// hasLines reports whether a text is longer than a line.
func hasLines(s string) bool {
	return strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0
}

// hidden returns what a fold of a node hides. Properties, items, and flow collections in
// lists have one: a block collection and a text fold with the key or the dash in front of them.
func (w *foldWalk) hidden(n syntax.Node) (text.Span, bool) {
	span := n.Span()
	switch n.Kind() {
	case syntax.Pair:
		return w.hiddenBehind(span, syntax.PairNode{Node: n}.Value())
	case syntax.Item:
		return w.hiddenBehind(span, syntax.ItemNode{Node: n}.Value())
	case syntax.Mapping, syntax.Sequence:
		if n.IsFlow() {
			return w.insideBrackets(n), true
		}
	}
	return text.Span{}, false
}

// hiddenBehind returns what a fold hides of a property or an item with a value: the inside of
// brackets that open on its first line, else all behind that line.
func (w *foldWalk) hiddenBehind(span text.Span, value syntax.Node) (text.Span, bool) {
	head := w.buf.Line(w.buf.LineAt(span.Start)).End
	if value.IsFlow() && value.Span().Start < head {
		return w.insideBrackets(value), true
	}
	return text.Span{Start: min(head, span.End), End: span.End}, head < span.End
}

// insideBrackets is the inside of a flow collection without its brackets. The closing one may
// be missing.
func (w *foldWalk) insideBrackets(n syntax.Node) text.Span {
	span := n.Span()
	s := w.buf.Slice(span)
	if s != "" && strings.ContainsRune("[{", rune(s[0])) {
		span.Start++
	}
	if len(s) > 1 && strings.ContainsRune("]}", rune(s[len(s)-1])) {
		span.End--
	}
	return span
}

// comments adds the folds of blocks of comments and of regions.
func (w *foldWalk) comments(f *manifest.File) {
	var regions, block []text.Span
	for c := range f.Tree().Comments() {
		line := w.buf.LineAt(c.Start)
		if !isCommentLine(w.buf, line) {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimLeft(w.buf.Slice(c), "# \t"), " ")
		if len(block) > 0 && (name == "region" || name == "endregion" || line != w.buf.LineAt(block[len(block)-1].Start)+1) {
			w.addBlock(block)
			block = nil
		}
		switch {
		case name == "region":
			regions = append(regions, c)
		case name == "endregion" && len(regions) > 0:
			open := regions[len(regions)-1]
			regions = regions[:len(regions)-1]
			w.folds = append(w.folds, Fold{Kind: FoldRegion, Span: text.Span{Start: open.End, End: c.End}, Depth: len(regions)})
		default:
			block = append(block, c)
		}
	}
	w.addBlock(block)
}

// addBlock adds the fold of comments on lines that follow each other, if there are two or more.
func (w *foldWalk) addBlock(comments []text.Span) {
	if len(comments) > 1 {
		w.folds = append(w.folds, Fold{Kind: FoldComment, Span: text.Span{Start: comments[0].End, End: comments[len(comments)-1].End}})
	}
}
