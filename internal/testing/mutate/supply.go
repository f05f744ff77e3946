package mutate

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// supply makes the files that the manifest names.
func (out *Manifest) supply() map[string]string {
	s := supply{root: out.Root, files: map[string]string{}}
	maps.Copy(s.files, out.Files)
	s.functions()
	s.resources()
	s.translations()
	s.rovo()
	for _, n := range s.list("app", "package", "extraFiles") {
		if s.plain(n.text) {
			s.files[strings.NewReplacer("**", "a/b", "*", "x").Replace(n.text)] = "extra\n"
		}
	}
	return s.files
}

// supply makes files.
type supply struct {
	root  *Node
	files map[string]string
}

// list returns the items of the list at a path.
func (s *supply) list(path ...string) []*Node {
	if n := s.root.at(path...); n != nil {
		return n.items
	}
	return nil
}

func (s *supply) text(n *Node, path ...string) string {
	if n = n.at(path...); n != nil && n.typ == schema.String {
		return n.text
	}
	return ""
}

// plain reports whether a path stays in the app's directory.
func (s *supply) plain(name string) bool {
	return name != "" && len(name) < 200 && !path.IsAbs(name) && path.Clean(name) == name && !strings.HasPrefix(name, "..") &&
		name != "." && !strings.ContainsAny(name, "\x00\n")
}

// add writes a file, if it has no content yet and no directory stands in its place.
func (s *supply) add(name, content string) {
	if !s.plain(name) || s.files[name] != "" {
		return
	}
	for other := range s.files {
		if strings.HasPrefix(other, name+"/") || strings.HasPrefix(name, other+"/") {
			return
		}
	}
	s.files[name] = content
}

func (s *supply) functions() {
	dir := "src"
	if s.text(s.root, "app", "package", "bundler") == "manual@2026" && s.plain(s.text(s.root, "app", "package", "path")) {
		dir = s.text(s.root, "app", "package", "path")
	}
	for _, n := range s.list("modules", "function") {
		if file, export, ok := strings.Cut(s.text(n, "handler"), "."); ok {
			name := dir + "/" + file + ".js"
			if !s.plain(name) {
				continue
			}
			s.files[name] += "export const " + export + " = () => {};\n"
		}
	}
}

func (s *supply) resources() {
	native := map[string]bool{}
	walk(s.root, func(n *Node) {
		if key, _, _ := strings.Cut(s.text(n, "resource"), "/"); s.text(n, "render") == "native" {
			native[key] = true
		}
	})
	for _, n := range s.list("resources") {
		at := s.text(n, "path")
		switch {
		case n.at("entry") != nil:
			for _, p := range n.at("entry").pairs {
				s.add(at+"/"+p.Value.text, "<!doctype html>\n")
			}
			s.add(at+"/index.html", "<!doctype html>\n")
		case native[s.text(n, "key")] && n.at("bundler") == nil || path.Ext(at) != "":
			s.add(at, "export default null;\n")
		default:
			s.add(at+"/index.html", "<!doctype html>\n")
		}
	}
}

// walk visits a node and those below it.
func walk(n *Node, visit func(*Node)) {
	visit(n)
	for _, p := range n.pairs {
		walk(p.Value, visit)
	}
	for _, item := range n.items {
		walk(item, visit)
	}
}

func (s *supply) translations() {
	words := map[string]string{}
	walk(s.root, func(n *Node) {
		if key := s.text(n, "i18n"); key != "" {
			words[key] = "Text"
		}
	})
	content, err := json.Marshal(words)
	if err != nil {
		panic(err) // texts always have a JSON form
	}
	for _, n := range s.list("translations", "resources") {
		s.add(s.text(n, "path"), string(content)+"\n")
	}
}

// translate adds a section of translations where texts need it.
func (out *Manifest) translate() {
	needed := false
	walk(out.Root, func(n *Node) { needed = needed || n.at("i18n") != nil })
	if needed && out.About != "modules" && out.Root.at("translations") == nil {
		out.Root.set("translations", mapping("resources", list(mapping("key", "en-US", "path", "locales/en-US.json")), "fallback", mapping("default", "en-US")))
	}
}

// prompt matches the name of a file that holds a prompt.
var prompt = regexp.MustCompile(`^resource:([^;]+);(.+)$`)

func (s *supply) rovo() {
	for _, n := range s.list("modules", "rovo:agent") {
		m := prompt.FindStringSubmatch(s.text(n, "prompt"))
		for _, r := range s.list("resources") {
			if m != nil && s.text(r, "key") == m[1] {
				s.add(s.text(r, "path")+"/"+m[2], "Be helpful.\n")
			}
		}
	}
	for _, n := range s.list("modules", "rovo:skill") {
		var tools []string
		if list := n.at("dependencies", "tools"); list != nil {
			for _, item := range list.items {
				tools = append(tools, item.text)
			}
		}
		dir := s.text(n, "source", "dir")
		s.add(dir+"/SKILL.md", skill(path.Base(dir), tools))
	}
}

// skill is the description of a skill that uses tools.
func skill(name string, tools []string) string {
	return fmt.Sprintf("---\nname: %s\ndescription: Greets people by their names, politely, whenever they come along.\n---\n# Greet\n\nUses %s.\n",
		name, strings.Join(slices.Concat([]string{"no"}, tools), ", "))
}
