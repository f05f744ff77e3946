package navigation

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Move is a file or directory that gets another path. Both are absolute, with slashes.
type Move struct{ From, To string }

// Moved returns the edits that make a manifest in a directory, given by its absolute path, follow
// files and directories, in the order of the text: in paths to them and to what is below them, in files of resources, and in
// handlers. What moves along with the manifest needs none. Around are the files before they move.
func Moved(f *manifest.File, dir string, around *files.View, moves ...Move) []text.Edit {
	moves = slices.DeleteFunc(slices.Clone(moves), func(m Move) bool { return isBelow(m.From, dir) })
	if len(moves) == 0 {
		return nil
	}
	var edits []text.Edit
	follow := func(span text.Span, value string, by func(Move) (string, bool)) {
		if value == "" || f.Buffer().Slice(span) != value {
			return
		}
		for _, m := range moves {
			if fresh, ok := by(m); ok && fresh != value {
				r := renamer{file: f, fresh: fresh}
				edits = append(edits, r.edit(span))
				return
			}
		}
	}
	for _, n := range scalars(f) {
		value := f.TextOf(n)
		follow(manifest.ContentSpan(n), value, func(m Move) (string, bool) { return m.follow(f, dir, n, value, around) })
	}
	for ref := range f.References() {
		if all := f.Lookup(ref.Kind, ref.Name); ref.IsAsset && !ref.Unknown && len(all) > 0 {
			base := files.Join(dir, f.TextOf(all[len(all)-1].Entry.Pair("path").Value()))
			follow(ref.PartSpan, ref.Part, func(m Move) (string, bool) { return m.within(base, ref.Part) })
		}
	}
	slices.SortStableFunc(edits, func(a, b text.Edit) int { return a.Span.Start - b.Span.Start })
	return edits
}

// isBelow reports whether a path is a directory, or in it.
func isBelow(dir, name string) bool { return name == dir || strings.HasPrefix(name, dir+"/") }

// scalars are all scalars of a file that are values or members of lists.
func scalars(f *manifest.File) []syntax.Node {
	var out []syntax.Node
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if n.Kind() == syntax.Pair {
			if v := (syntax.PairNode{Node: n}).Value(); !v.IsZero() {
				walk(v)
			}
			return
		}
		if n.Kind().IsScalar() && n.Kind() != syntax.Empty {
			out = append(out, n)
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(f.Tree().Stream())
	return out
}

// follow returns what a value becomes by a move. It is false where the value does not lead there.
func (m Move) follow(f *manifest.File, dir string, n syntax.Node, value string, around *files.View) (string, bool) {
	if base, ok := entryBase(f, dir, n); ok {
		fresh, ok := m.within(base, value)
		return fresh, ok && !strings.Contains(fresh, "/") && meaning(f, n) == schema.ToPath // Forge takes names of files alone there
	}
	if fresh, ok := m.path(dir, value); ok && meaning(f, n) == schema.ToPath {
		return fresh, true
	}
	sources, known := f.Sources()
	stem, export, ok := strings.Cut(value, ".")
	if !ok || !known || meaning(f, n) != schema.ToHandler {
		return "", false
	}
	fresh, ok := m.stem(files.Join(dir, sources), stem)
	if !ok || !m.takes(around, path.Join(sources, stem)) {
		return "", false
	}
	file, _, isHandler := manifest.SplitHandler(fresh + "." + export)
	return fresh + "." + export, isHandler && file == fresh // no handler leads to a file with a dot or a blank in its name
}

// takes reports whether a handler's file, given without its extension from the directory of the manifest, is what moves, or is in it: beside
// a file there may be another one, which Forge finds first.
func (m Move) takes(around *files.View, stem string) bool {
	fact := around.WithExtension(stem, manifest.HandlerExtensions)
	return !fact.Kind.Exists() || isBelow(m.From, around.Path(fact.Name))
}

// entryBase is the directory of a resource from which an entry of it counts, given by its node. It is false for other nodes.
func entryBase(f *manifest.File, dir string, n syntax.Node) (string, bool) {
	ctx := f.ContextAt(n.Span().Start)
	if ctx.Section == "resources" && ctx.Entry != nil && slices.Contains(explain.Names(ctx.Path), "entry") {
		return files.Join(dir, f.TextOf(ctx.Entry.Pair("path").Value())), true
	}
	return "", false
}

// within returns the path of a file in a directory after a move. It is false where the directory moves with it, and where
// the file leaves it.
func (m Move) within(base, value string) (string, bool) {
	fresh, ok := m.path(base, value)
	return fresh, ok && !isBelow(m.From, base) && !strings.HasPrefix(fresh, "../")
}

// stem returns the file of a handler without its extension, counted from the directory of the
// sources, after a move. It is false where the move is of something else, or leads out of the
// sources.
func (m Move) stem(sources, stem string) (string, bool) {
	whole, from, to := files.Join(sources, stem), m.From, m.To
	if extension := path.Ext(from); isHandlerExtension(extension) && isHandlerExtension(path.Ext(to)) {
		from, to = strings.TrimSuffix(from, extension), strings.TrimSuffix(to, path.Ext(to))
		if whole != from {
			return "", false
		}
	}
	if !isBelow(from, whole) || isBelow(from, sources) {
		return "", false
	}
	return strings.CutPrefix(to+strings.TrimPrefix(whole, from), sources+"/")
}

// path returns a path, counted from a directory, after a move. It is false where the move is of
// something else.
func (m Move) path(dir, value string) (string, bool) {
	if path.IsAbs(value) {
		return "", false
	}
	whole := files.Join(dir, value)
	if !isBelow(m.From, whole) {
		return "", false
	}
	fresh, ok := relative(dir, m.To+strings.TrimPrefix(whole, m.From))
	if !ok {
		return "", false
	}
	if strings.HasPrefix(value, "./") && !strings.HasPrefix(fresh, "../") {
		fresh = "./" + fresh
	}
	if strings.HasSuffix(value, "/") {
		fresh += "/"
	}
	return fresh, true
}

// relative is a path counted from a directory. Both are absolute. It is false where no way leads from one to the other: they
// lie on two drives.
func relative(dir, name string) (string, bool) {
	up := ""
	for at := files.Join(dir); ; at = files.Parent(at) {
		if below, ok := strings.CutPrefix(name, strings.TrimSuffix(at, "/")+"/"); ok || name == at {
			return up + strings.TrimPrefix(below, at), true
		}
		if at == files.Parent(at) {
			return "", false
		}
		up += "../"
	}
}

// meaning is what a value names by its place.
func meaning(f *manifest.File, n syntax.Node) schema.Reference {
	ctx := f.ContextAt(n.Span().Start)
	if ctx.Role != manifest.RoleValue && ctx.Role != manifest.RoleItem {
		return ""
	}
	settled := ctx
	settled.Role, settled.Node = manifest.RoleNone, syntax.Node{}
	at := explain.Place{Names: explain.Names(ctx.Path), Schemas: f.DeclaredAt(&settled, ctx.Path).Schemas}
	return at.Refers()
}

// isHandlerExtension reports whether Forge looks for handlers in files with an extension.
func isHandlerExtension(extension string) bool {
	for known := range strings.FieldsSeq(manifest.HandlerExtensions) {
		if known == extension {
			return true
		}
	}
	return false
}
