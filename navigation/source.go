package navigation

import (
	"cmp"
	"path"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// buffers keeps the texts of files.
var buffers = files.NewReading(func(content []byte) *text.Buffer { return text.New(string(content)) })

// newSource is a file with its content.
func newSource(path string, content *files.Content) *Source {
	return &Source{path, buffers.Of(content), content}
}

// inSource is a place in a file: a name, and its line.
func inSource(path string, content *files.Content, name text.Span) Place {
	buffer := buffers.Of(content)
	return Place{Source: newSource(path, content), Span: name, Whole: buffer.Line(buffer.LineAt(name.Start))}
}

// handler finds the function that a handler names. Where the cursor is in front of the dot, it is
// about the file.
func (c *cursor) handler(value string) (Places, bool) {
	stem, _, ok := strings.Cut(value, ".")
	if !ok {
		return Places{}, false
	}
	file := manifest.ContentSpan(c.ctx.Node)
	export := file
	if isPlain := c.file.Buffer().Slice(file) == value; isPlain {
		file.End = file.Start + len(stem)
		export.Start = file.End + len(".")
		if c.offset < export.Start {
			fact := handlerFile(c.file, stem, c.around)
			p := Places{Kind: PathName, Name: stem, Origin: file, Pending: fact.Kind == files.Pending}
			if fact.Content != nil {
				p.Definitions = []Place{inSource(c.around.Path(fact.Name), fact.Content, text.At(0))}
			}
			return p, true
		}
	}
	p := handlerPlaces(c.file, value, c.around)
	p.Origin = export
	p.addHandlers(c.file, value, c.around)
	return p, true
}

// handlerFile is the source file of handlers that begin with a stem.
func handlerFile(f *manifest.File, stem string, around *files.View) files.Fact {
	dir, known := f.Sources()
	if !known || stem == "" {
		return files.Fact{Kind: files.Missing}
	}
	return around.WithExtension(path.Join(dir, stem), manifest.HandlerExtensions)
}

// handlerPlaces are those of the function that a handler names, without its uses.
func handlerPlaces(f *manifest.File, value string, around *files.View) Places {
	stem, export, ok := strings.Cut(value, ".")
	p := Places{Kind: HandlerName, Name: export}
	if !ok || export == "" {
		return p
	}
	fact := handlerFile(f, stem, around)
	p.Pending, p.Unread = fact.Kind == files.Pending, unread(cmp.Or(fact.Name, stem), fact)
	if fact.Content != nil {
		s := exportSearch{around: around, at: fact, export: export}
		p.Definitions = []Place{s.run()}
		p.Pending, p.Unread, p.way, p.absent = s.pending, s.unread, s.way, s.absent
	}
	return p
}

// unread says in words that a file is there and its content cannot be had; "" where it can, where
// there is no file, and while that is not known.
func unread(name string, fact files.Fact) string {
	switch {
	case fact.Content != nil:
		return ""
	case fact.Kind == files.Regular:
		return name + " may have the name, too: it lies outside of the project"
	case fact.Kind == files.Unreadable || fact.Kind == files.TooLarge || fact.Kind == files.Special:
		return name + " may have the name, too: " + fact.Trouble()
	}
	return ""
}

// notToItsEnd says in words that only a part of a file could be read.
func notToItsEnd(name string) string {
	return name + " may have the name, too: it cannot be read to its end"
}

// exportSearch follows an export through the files that hand it on.
type exportSearch struct {
	around  *files.View
	at      files.Fact
	export  string
	pending bool
	unread  string // as in [Places]
	way     []hop
	absent  bool // there is no such export
}

// hop is an export of a file on the way of a search.
type hop struct {
	at     files.Fact
	export string
	// byStar says that the way goes on through "export *", which does not name the export.
	byStar bool
}

// is reports whether a hop is an export of a file, by the name of the file.
func (h hop) is(file, export string) bool { return h.at.Name == file && h.export == export }

// maxHops is how many files may hand an export on.
const maxHops = 10

// run returns the place where the export is declared, or the last one that is known on the way
// there: the beginning of the file where it has no such export.
func (s *exportSearch) run() Place {
	found := s.place(text.At(0))
	for range maxHops {
		s.way = append(s.way, hop{at: s.at, export: s.export})
		origin, ok := javascript.OriginIn(s.at.Content, s.export)
		if !ok {
			if !s.star() {
				s.absent = !javascript.ExportsIn(s.at.Content).Open
				return found
			}
			s.way[len(s.way)-1].byStar = true
			continue
		}
		found = s.place(s.nameAt(origin.At))
		if origin.From == "" || !s.follow(origin.From) {
			return found
		}
		if origin.Name == "*" {
			return s.place(text.At(0))
		}
		s.export = origin.Name
	}
	return found
}

// star goes to the file that has the export among those of which this one exports all.
func (s *exportSearch) star() bool {
	here := s.at
	for _, from := range javascript.ExportsIn(here.Content).Stars {
		if s.follow(from) {
			if all := javascript.ExportsIn(s.at.Content); all.Open || contains(all, s.export) {
				return true
			}
		}
		s.at = here
	}
	return false
}

// contains reports whether a name is among exports.
func contains(all javascript.Exports, name string) bool {
	_, ok := all.Find(name)
	return ok
}

// follow goes to the file that an import names, if it is one of the app's own.
func (s *exportSearch) follow(from string) bool {
	fact, pending, unread := imported(s.around, s.at.Name, from)
	s.pending, s.unread = s.pending || pending, cmp.Or(s.unread, unread)
	if fact.Content != nil {
		s.at = fact
	}
	return fact.Content != nil
}

// imported is the file that an import in another file names; without content where it is none of the app's own that
// can be read. Pending and unread are those of [Places].
func imported(around *files.View, file, from string) (fact files.Fact, pending bool, why string) {
	if !strings.HasPrefix(from, ".") {
		return fact, false, ""
	}
	name := path.Join(path.Dir(file), from)
	for _, stem := range []string{name, strings.TrimSuffix(name, path.Ext(name)), name + "/index"} {
		fact = around.WithExtension(stem, manifest.HandlerExtensions)
		pending = pending || fact.Kind == files.Pending
		why = cmp.Or(why, unread(cmp.Or(fact.Name, stem), fact))
		if fact.Content != nil {
			break
		}
	}
	return fact, pending, why
}

// place is a name in the file that the search is at.
func (s *exportSearch) place(name text.Span) Place {
	return inSource(s.around.Path(s.at.Name), s.at.Content, name)
}

// nameAt is the name that begins at an offset of the file, in quotes or not.
func (s *exportSearch) nameAt(at int) text.Span {
	src := buffers.Of(s.at.Content).String()
	if at < len(src) && strings.IndexByte(`"'`, src[at]) >= 0 {
		at++
	}
	end := at
	for end < len(src) && isIdentifierByte(src[end]) {
		end++
	}
	return text.Span{Start: at, End: end}
}

// isIdentifierByte reports whether a byte is part of a name of JavaScript. Of what is not ASCII, all
// is.
func isIdentifierByte(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
