package completion

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// maxNames is how many names of a directory are looked at.
const maxNames = 500

// paths completes the path of a file or directory beside the manifest.
func (p *place) paths() {
	typed := p.ctx.Prefix(p.file)
	dir := typed[:strings.LastIndexByte(typed, '/')+1]
	wanted := p.wanted()
	if base, ok := p.entryBase(); ok {
		if dir == "" {
			p.names(base, "", wanted)
		}
		return
	}
	p.names("", dir, wanted)
}

// wanted says which files may be named at the cursor, by their extensions; directories are
// always offered but where files alone can be.
func (p *place) wanted() []string {
	switch {
	case p.ctx.Section == "resources", isIn(p.ctx.Path, "resources", "path"):
		if _, ok := p.entryBase(); ok {
			return []string{".html", ".htm", ".js", ".jsx", ".ts", ".tsx"}
		}
		return []string{".js", ".jsx", ".ts", ".tsx"}
	case isIn(p.ctx.Path, "translations", "path"):
		return []string{".json"}
	}
	return nil
}

func isIn(p manifest.Path, section, last string) bool {
	return len(p) > 1 && p[0].Key == section && p[len(p)-1].Key == last
}

// entryBase is the directory of the resource whose entry points the cursor is in.
func (p *place) entryBase() (string, bool) {
	if p.ctx.Section != "resources" || len(p.ctx.Path) != 4 || p.ctx.Path[2].Key != "entry" || p.ctx.Entry == nil {
		return "", false
	}
	v := p.file.Value(p.ctx.Entry.Pair("path").Value())
	if v.Type() != schema.String {
		return "", false
	}
	return v.Text(), true
}

// names offers what is in a directory: base is where names count from, and dir the part of
// the path that is written already.
func (p *place) names(base, dir string, extensions []string) {
	fact := p.opts.Files.Names(path.Join(base, dir, "."))
	p.more = p.more || fact.Kind == files.Pending && p.opts.Files != nil
	for _, name := range fact.Names[:min(len(fact.Names), maxNames)] {
		if strings.HasPrefix(name, ".") || name == "node_modules" {
			continue
		}
		written := dir + name
		document := func() string { return description.Path(path.Join(base, written), p.opts.Files) }
		switch {
		case slices.Contains(extensions, path.Ext(name)):
			p.word(Item{Label: written, Kind: File, document: document}, written)
		case base == "" && p.isDirectory(path.Join(dir, name)):
			if item := p.word(Item{Label: written, Kind: Folder, document: document}, written); item != nil {
				item.Commit = []string{"/"}
			}
		}
	}
}

// isDirectory reports whether there is a directory at a path.
func (p *place) isDirectory(name string) bool {
	kind := p.opts.Files.Kind(name)
	p.more = p.more || kind == files.Pending && p.opts.Files != nil
	return kind == files.Directory
}

// assetsIn offers the files of a resource in the form "resource:key;path".
func (p *place) assetsIn(d manifest.Definition) {
	v := p.file.Value(d.Entry.Pair("path").Value())
	if v.Type() != schema.String {
		return
	}
	fact := p.opts.Files.Names(v.Text())
	p.more = p.more || fact.Kind == files.Pending && p.opts.Files != nil
	for _, name := range fact.Names[:min(len(fact.Names), maxNames)] {
		if slices.Contains(assetExtensions(p.ctx.Path), path.Ext(name)) {
			written := "resource:" + d.Name + ";" + name
			p.word(Item{Label: written, Kind: File, Description: v.Text(), document: func() string {
				return description.Asset(d, name, p.opts.Files)
			}}, written)
		}
	}
}

// assetExtensions are those of the files that a property can show: pictures, or texts.
func assetExtensions(p manifest.Path) []string {
	if p[len(p)-1].Key == "prompt" {
		return []string{".txt", ".md"}
	}
	return []string{".svg", ".png", ".jpg", ".jpeg", ".gif"}
}

// textAt is the string at a path of properties from the top of the file, or "".
func (p *place) textAt(keys ...string) string {
	n := p.file.Tree().Root()
	for _, key := range keys {
		n = p.file.Value(n).Content().Get(key)
		if n.IsZero() {
			return ""
		}
	}
	return p.stringOf(n)
}

// stringOf is a string that can be told, or "".
func (p *place) stringOf(n syntax.Node) string {
	return p.file.TextOf(n)
}
