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
// files and directories: in paths to them and to what is below them, and in handlers. What moves
// along with the manifest needs none.
func Moved(f *manifest.File, dir string, moves ...Move) []text.Edit {
	moves = slices.DeleteFunc(slices.Clone(moves), func(m Move) bool { return isBelow(m.From, dir) })
	if len(moves) == 0 {
		return nil
	}
	var edits []text.Edit
	for _, n := range scalars(f) {
		value := f.TextOf(n)
		if value == "" || f.Buffer().Slice(manifest.ContentSpan(n)) != value {
			continue
		}
		for _, m := range moves {
			if fresh, ok := m.follow(f, dir, n, value); ok && fresh != value {
				r := renamer{file: f, fresh: fresh}
				edits = append(edits, r.edit(manifest.ContentSpan(n)))
				break
			}
		}
	}
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
func (m Move) follow(f *manifest.File, dir string, n syntax.Node, value string) (string, bool) {
	base := pathBase(f, dir, n)
	if fresh, ok := m.path(base, value); ok && !isBelow(m.From, base) && meaning(f, n) == schema.ToPath {
		return fresh, true
	}
	sources, known := f.Sources()
	stem, export, ok := strings.Cut(value, ".")
	if !ok || !known || meaning(f, n) != schema.ToHandler {
		return "", false
	}
	stem, ok = m.stem(files.Join(dir, sources), stem)
	file, _, isHandler := manifest.SplitHandler(stem + "." + export)
	return stem + "." + export, ok && isHandler && file == stem // no handler leads to a file with a dot or a blank in its name
}

// pathBase is the directory from which a path at a node counts: that of the resource for its
// entries, else that of the manifest.
func pathBase(f *manifest.File, dir string, n syntax.Node) string {
	ctx := f.ContextAt(n.Span().Start)
	if ctx.Section == "resources" && ctx.Entry != nil && slices.Contains(explain.Names(ctx.Path), "entry") {
		return files.Join(dir, f.TextOf(ctx.Entry.Pair("path").Value()))
	}
	return dir
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
