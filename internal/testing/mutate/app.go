package mutate

import (
	"cmp"
	"iter"
	"math/rand/v2"
	"slices"

	"forge-manifest-ls/internal/schema"
)

// App is a manifest and the files around it.
type App struct {
	About string // the theme, module type or section
	Kind  string // what was changed last; empty when nothing was
	Text  string
	// Files are those around the manifest, by path; a path that ends with a slash is an
	// empty directory.
	Files map[string]string
}

// Apps yields apps without an end: most are about what Forge asks for beyond the schema, and
// have mistakes in the manifest or the files, or none.
func Apps(c *schema.Catalogue, seed uint64) iter.Seq[App] {
	return func(yield func(App) bool) {
		r := rand.New(rand.NewPCG(seed, 17))
		natives, sections := Native(c), Sections()
		for {
			// Small manifests and rich ones take turns.
			m := NewMaker(c, uint64(r.IntN(3))*(1+r.Uint64N(1<<40)))
			var out *Manifest
			var err error
			switch n := r.IntN(10); {
			case n < 7:
				out = m.theme(r)
			case n < 9:
				out, err = m.Module(natives[r.IntN(len(natives))])
			default:
				out, err = m.Section(sections[r.IntN(len(sections))])
			}
			if err == nil && !yield(out.app(r)) {
				return
			}
		}
	}
}

// app makes up to two changes in a manifest or its files.
func (out *Manifest) app(r *rand.Rand) App {
	if out.theme == "" && out.About != "translations" && r.IntN(8) == 0 {
		out.Root.remove("translations")
	}
	out.Files = out.supply()
	app := App{About: cmp.Or(out.theme, out.About), Files: out.Files}
	b := &builder{r: r}
	for range r.IntN(3) {
		switch r.IntN(3) {
		case 0:
			app.Kind = changeFiles(b, app.Files)
		case 1:
			app.Kind = undeclare(b, out.Root)
		default:
			sites := out.sites()
			k := kinds[r.IntN(len(kinds))]
			if len(sites) > 0 && k.change(b, sites[r.IntN(len(sites))]) != nil {
				app.Kind = k.name
			}
		}
	}
	settle(app.Files)
	app.Text = Render(out.Root).Text
	return app
}

// undeclare takes away something that others may name, or gives it another name.
func undeclare(b *builder, root *Node) string {
	var lists []*Node
	for _, path := range [][]string{
		{"modules", "function"},
		{"modules", "endpoint"},
		{"modules", "action"},
		{"modules", "jira:adminPage"},
		{"resources"},
		{"remotes"},
		{"services"},
		{"providers", "auth"},
		{"permissions", "scopes"},
		{"translations", "resources"},
		{"environment", "variables"},
	} {
		if n := root.at(path...); n != nil && len(n.items) > 0 {
			lists = append(lists, n)
		}
	}
	if modules := root.at("modules"); modules != nil && b.r.IntN(20) == 0 {
		modules.pairs = slices.DeleteFunc(modules.pairs, func(p *Pair) bool { return p.Key != "function" })
		return "modules-removed"
	}
	if len(lists) == 0 {
		return ""
	}
	n := lists[b.r.IntN(len(lists))]
	i := b.r.IntN(len(n.items))
	if key := n.items[i].at("key"); key != nil && b.r.IntN(2) == 0 {
		key.text = typo(b, key.text)
		return "misnamed"
	}
	if len(n.items) == 1 {
		return ""
	}
	n.items = append(n.items[:i:i], n.items[i+1:]...)
	return "undeclared"
}

// Broken returns a text as it may be while someone types: cut off, damaged, or as it was.
func Broken(r *rand.Rand, text string) string {
	switch r.IntN(3) {
	case 0:
		return text[:r.IntN(len(text)+1)]
	case 1:
		return Damage(r, text)
	}
	return text
}

// marks are what may break a text.
var marks = []string{
	"", " ", "  ", "\n", "\t", "- ", ":", ": ", "\"", "'", "{", "}", "[", "]", "#", "&a ", "*a", "|", ">", "@", "x", "é", "\r\n", "---\n", "? ", "!!str ", "null", "~",
}

// Damage breaks a text as typing does.
func Damage(r *rand.Rand, text string) string {
	for range 1 + r.IntN(3) {
		at := r.IntN(len(text) + 1)
		end := min(len(text), at+r.IntN(3)*r.IntN(12))
		text = text[:at] + marks[r.IntN(len(marks))] + text[end:]
	}
	return text
}
