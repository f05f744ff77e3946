package completion

import (
	"iter"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// maxNames is how many names of a directory are looked at.
const maxNames = 500

// paths completes the path of a file or directory beside the manifest.
func (l lister) paths() {
	typed := l.ctx.Prefix(l.file)
	dir := typed[:strings.LastIndexByte(typed, '/')+1]
	wanted := l.wanted()
	if base, ok := l.entryBase(); ok {
		if dir == "" {
			l.names(base, "", wanted)
		}
		return
	}
	l.names("", dir, wanted)
}

// wanted says which files may be named at the cursor, by their extensions; directories are
// always offered but where files alone can be.
func (c *cursor) wanted() []string {
	switch {
	case c.ctx.Section == "resources", isIn(c.ctx.Path, "resources", "path"):
		if _, ok := c.entryBase(); ok {
			return []string{".html", ".htm", ".js", ".jsx", ".ts", ".tsx"}
		}
		return []string{".js", ".jsx", ".ts", ".tsx"}
	case isIn(c.ctx.Path, "translations", "path"):
		return []string{".json"}
	}
	return nil
}

func isIn(p manifest.Path, section, last string) bool {
	return len(p) > 1 && p[0].Key == section && p[len(p)-1].Key == last
}

// entryBase is the directory of the resource whose entry points the cursor is in.
func (c *cursor) entryBase() (string, bool) {
	if c.ctx.Section != "resources" || len(c.ctx.Path) != 4 || c.ctx.Path[2].Key != "entry" || c.ctx.Entry == nil {
		return "", false
	}
	v := c.file.Value(c.ctx.Entry.Pair("path").Value())
	if v.Type() != schema.String {
		return "", false
	}
	return v.Text(), true
}

// names offers what is in a directory: base is where names count from, and dir the part of
// the path that is written already.
func (l lister) names(base, dir string, extensions []string) {
	fact := l.opts.Files.Names(path.Join(base, dir, "."))
	l.await(fact.Kind)
	for _, name := range fact.Names[:min(len(fact.Names), maxNames)] {
		if strings.HasPrefix(name, ".") || name == "node_modules" {
			continue
		}
		written := dir + name
		document := func() string { return explain.Path(path.Join(base, written), l.opts.Files) }
		switch {
		case slices.Contains(extensions, path.Ext(name)):
			l.word(Item{Label: written, Kind: File, document: document}, written)
		case base == "" && l.isDirectory(path.Join(dir, name)):
			if item := l.word(Item{Label: written, Kind: Folder, document: document}, written); item != nil {
				item.Commit = []string{"/"}
			}
		}
	}
}

// isDirectory reports whether there is a directory at a path.
func (l lister) isDirectory(name string) bool {
	kind := l.opts.Files.Kind(name)
	l.await(kind)
	return kind == files.Directory
}

// assetsIn are the files of a resource that the property at the cursor can show.
func (l lister) assetsIn(d manifest.Definition) (all []choice) {
	v := l.file.Value(d.Entry.Pair("path").Value())
	if v.Type() != schema.String {
		return nil
	}
	fact := l.opts.Files.Names(v.Text())
	l.await(fact.Kind)
	for _, name := range fact.Names[:min(len(fact.Names), maxNames)] {
		if slices.Contains(assetExtensions(l.ctx.Path), path.Ext(name)) {
			all = append(all, choice{"resource:" + d.Name + ";" + name, func() Item {
				return Item{Kind: File, Description: v.Text(), document: func() string { return explain.Asset(d, name, l.opts.Files) }}
			}})
		}
	}
	return all
}

// assetExtensions are those of the files that a property can show: pictures, or texts.
func assetExtensions(p manifest.Path) []string {
	if p[len(p)-1].Key == "prompt" {
		return []string{".txt", ".md"}
	}
	return []string{".svg", ".png", ".jpg", ".jpeg", ".gif"}
}

// textAt is the string at a path of properties from the top of the file, or "".
func (c *cursor) textAt(keys ...string) string {
	n := c.file.Tree().Root()
	for _, key := range keys {
		n = c.file.Value(n).Content().Get(key)
		if n.IsZero() {
			return ""
		}
	}
	return c.stringOf(n)
}

// stringOf is a string that can be told, or "".
func (c *cursor) stringOf(n syntax.Node) string {
	return c.file.TextOf(n)
}

// maxSourceDepth is how deep below the directory of the sources handlers are looked for, and
// maxSources in how many files.
const (
	maxSourceDepth = 3
	maxSources     = 200
)

// handlers completes what a function runs: the exports of the source files.
func (l lister) handlers() {
	dir, known := l.file.Sources()
	if !known || dir == "" {
		dir = "src"
	}
	s := sources{l: l, dir: dir, left: maxSources}
	s.visit("", 0)
}

// sources is a walk through the source files.
type sources struct {
	l    lister
	dir  string
	left int
}

func (s *sources) visit(below string, depth int) {
	fact := s.l.opts.Files.Names(path.Join(s.dir, below, "."))
	s.l.await(fact.Kind)
	for _, name := range fact.Names {
		extension := path.Ext(name)
		switch {
		case s.left == 0 || strings.HasPrefix(name, ".") || name == "node_modules":
		case slices.Contains(strings.Fields(manifest.HandlerExtensions), extension):
			s.left--
			s.file(below+strings.TrimSuffix(name, extension), path.Join(s.dir, below, name))
		case extension == "" && depth < maxSourceDepth:
			s.visit(below+name+"/", depth+1)
		}
	}
}

// file offers the exports of one file.
func (s *sources) file(stem, name string) {
	fact := s.l.opts.Files.Content(name)
	s.l.await(fact.Kind)
	if fact.Content == nil {
		return
	}
	for _, export := range javascript.ExportsIn(fact.Content).List {
		written := stem + "." + export.Name
		if _, _, ok := manifest.SplitHandler(written); !ok {
			continue
		}
		s.l.word(Item{Label: written, Kind: Reference, Detail: "export", Description: name, document: func() string {
			return explain.Handler(s.l.file, written, s.l.opts.Files)
		}}, written)
	}
}

// translations completes the key of a text.
func (l lister) translations() {
	for t := range l.standardTexts() {
		l.word(Item{Label: t.key, Kind: Reference, Detail: t.text, Description: t.locale, document: func() string {
			return explain.Translation(l.file, t.key, l.opts.Files)
		}}, t.key)
	}
}

// standardText is a text of the default locale.
type standardText struct {
	translation
	locale string
}

// standardTexts yields the texts of the default locale, or of the first where there is no default.
func (l lister) standardTexts() iter.Seq[standardText] {
	standard := l.textAt("translations", "fallback", "default")
	s, _ := l.file.Section("translations")
	return func(yield func(standardText) bool) {
		for item := range l.file.Value(l.file.Value(s.Pair.Value()).Content().Get("resources")).Content().Items() {
			n := l.file.Value(item.Value()).Content()
			locale := l.file.TextOf(n.Get("key"))
			if n.Kind() != syntax.Mapping || standard != "" && locale != standard {
				continue
			}
			fact := l.opts.Files.Content(l.file.TextOf(n.Get("path")))
			l.await(fact.Kind)
			if fact.Content == nil {
				return
			}
			for _, t := range translated.Of(fact.Content) {
				if !yield(standardText{t, locale}) {
					return
				}
			}
			return
		}
	}
}

// translation is a text of a translation file.
type translation struct{ key, text string }

// maxTranslations is how many texts of a file are offered.
const maxTranslations = 2000

// translated keeps the texts of translation files.
var translated = files.ReadingFrom(files.JSONObject, translationsIn)

// translationsIn lists the texts of a translation file, sorted by their keys.
func translationsIn(object map[string]any) []translation {
	var all []translation
	var collect func(members map[string]any, prefix string)
	collect = func(members map[string]any, prefix string) {
		for name, member := range members {
			switch v := member.(type) {
			case string:
				if key := prefix + name; key != "" && v != "" {
					all = append(all, translation{key, v})
				}
			case map[string]any:
				collect(v, prefix+name+".")
			}
		}
	}
	collect(object, "")
	slices.SortFunc(all, func(a, b translation) int { return strings.Compare(a.key, b.key) })
	return all[:min(len(all), maxTranslations)]
}

// textOf is a string as a value.
func textOf(s string) *schema.Literal { return schema.StringLiteral(s) }
