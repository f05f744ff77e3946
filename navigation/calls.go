package navigation

import (
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// CallableKind says what a callable is.
type CallableKind uint8

// Kinds of callables.
const (
	CalledEntry   CallableKind = iota + 1 // an entry of the manifest: a module, a function, a remote
	CalledEvent                           // a product event that a trigger listens to
	CalledHandler                         // the function in a source file that a handler names
)

// Callable is something that sets others off or is set off.
type Callable struct {
	Kind   CallableKind
	Name   string // never empty, on one line
	Detail string // what it is, on one line
	Place  Place
	// Handler is the text in the manifest that names a CalledHandler.
	Handler string
	// Section and Type are those of the list of a CalledEntry.
	Section, Type string
}

// Call is one callable that sets another one off.
type Call struct {
	// Other is the one at the other end: who calls, of incoming calls; who is called, of outgoing ones.
	Other Callable
	// From are the places of the calls, in the file of the one who calls.
	From []text.Span
}

// Calls are what is known of the calls of a callable.
type Calls struct {
	List []Call
	// Pending says that a file was not known yet: there may be more calls.
	Pending bool
}

// CallableAt returns the callable at a byte offset: the event or the handler there, what a
// reference names, else the entry around. It is false where there is none.
func CallableAt(f *manifest.File, offset int, around *files.View) (Callable, bool) {
	c := newCursor(f, offset, around)
	if c.ctx.Role == manifest.RoleComment {
		return Callable{}, false
	}
	if p, ok := c.scope(); ok && p.Kind == EventName {
		return event(f, manifest.Name{Text: p.Name, Span: p.Origin}), true
	}
	for _, ref := range c.references() {
		if ref.Unknown || !ref.Value.Contains(offset) || !isCalled(ref.Kind) {
			continue
		}
		for _, d := range f.Lookup(ref.Kind, ref.Name) {
			return entryCallable(d.Entry)
		}
	}
	e := c.ctx.Entry
	if e == nil {
		return Callable{}, false
	}
	if n := f.Value(e.Pair("handler").Value()).Content(); e.List.Type == "function" && n.Kind().IsScalar() && n.Span().Contains(offset) {
		if handler, ok, _ := handlerCallable(f, f.TextOf(n), around); ok {
			return handler, true
		}
	}
	return entryCallable(e)
}

// isCalled reports whether a reference to a kind is a call.
func isCalled(kind manifest.Kind) bool {
	switch kind {
	case manifest.Function, manifest.Endpoint, manifest.Action, manifest.Remote, manifest.Service:
		return true
	}
	return false
}

// entryCallable is an entry of a section that calls or is called.
func entryCallable(e *manifest.Entry) (Callable, bool) {
	switch e.List.Section {
	case "modules", "connectModules", "remotes", "services", "providers":
	default:
		return Callable{}, false
	}
	s := nameSymbol(e)
	detail := e.List.Type
	if detail == "" {
		detail = e.List.Section
	}
	for _, property := range []string{"interval", "queue", "handler", "baseUrl"} {
		if words := oneLine(scalarText(e.Pair(property).Value())); words != "" {
			detail += ", " + words
		}
	}
	return Callable{Kind: CalledEntry, Name: s.Name, Detail: detail, Place: Place{Span: s.Selection, Whole: s.Span}, Section: e.List.Section, Type: e.List.Type}, true
}

// event is a product event where a trigger names it.
func event(f *manifest.File, n manifest.Name) Callable {
	detail := "product event"
	if f.ContextAt(n.Span.Start).Type != "trigger" {
		detail = "product context"
	}
	return Callable{Kind: CalledEvent, Name: oneLine(n.Text), Detail: detail, Place: here(n.Span)}
}

// handlerCallable is the function in a source file that a handler names. It is false where the file
// or the function in it is not seen.
func handlerCallable(f *manifest.File, handler string, around *files.View) (c Callable, ok, pending bool) {
	p := handlerPlaces(f, handler, around)
	if len(p.Definitions) == 0 || p.absent {
		return Callable{}, false, p.Pending
	}
	return Callable{Kind: CalledHandler, Name: oneLine(handler), Detail: "handler", Place: p.Definitions[0], Handler: handler}, true, p.Pending
}

// Outgoing returns what a callable of a file sets off, in the order of the text.
func Outgoing(f *manifest.File, c Callable, around *files.View) Calls {
	s := newCallSearch(f, around)
	switch c.Kind {
	case CalledEvent:
		s.listeners(c)
	case CalledHandler:
		s.consumers(c)
	case CalledEntry:
		if e := entryAt(f, c); e != nil {
			s.called(e)
		}
	}
	return s.out
}

// Incoming returns what sets a callable of a file off, in the order of the text.
func Incoming(f *manifest.File, c Callable, around *files.View) Calls {
	s := newCallSearch(f, around)
	switch c.Kind {
	case CalledHandler:
		s.functions(c.Handler)
	case CalledEntry:
		if e := entryAt(f, c); e != nil {
			s.callers(e)
		}
	}
	return s.out
}

// entryAt is the entry that a callable stands for; nil where it is not there any more.
func entryAt(f *manifest.File, c Callable) *manifest.Entry {
	if e := f.ContextAt(c.Place.Span.Start).Entry; e != nil && e.Span() == c.Place.Whole {
		return e
	}
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			if e.Span() == c.Place.Whole {
				return e
			}
		}
	}
	return nil
}

// callSearch collects the calls of one callable.
type callSearch struct {
	file   *manifest.File
	around *files.View
	out    Calls
	listed map[callEnd]int // where the call of another end is in the list
	noted  map[callFrom]bool
}

// callEnd tells the other ends of calls apart.
type callEnd struct {
	kind  CallableKind
	place Place
}

// callFrom is the place of a call, which has a place in the list.
type callFrom struct {
	call int
	from text.Span
}

// newCallSearch returns a search that has found nothing yet.
func newCallSearch(f *manifest.File, around *files.View) callSearch {
	return callSearch{file: f, around: around, listed: map[callEnd]int{}, noted: map[callFrom]bool{}}
}

// add notes a call: those with the same other end are one.
func (s *callSearch) add(other Callable, from text.Span) {
	end := callEnd{other.Kind, other.Place}
	at, ok := s.listed[end]
	if !ok {
		at = len(s.out.List)
		s.listed[end] = at
		s.out.List = append(s.out.List, Call{Other: other})
	}
	if to := (callFrom{at, from}); !s.noted[to] {
		s.noted[to] = true
		s.out.List[at].From = append(s.out.List[at].From, from)
	}
}

// maxNamesakes is how many things of one name a call leads to, such as entries that share a key, and
// at how many places of a file it is made.
const maxNamesakes = 100

// called adds what an entry calls: what it names, and the handler of a function.
func (s *callSearch) called(e *manifest.Entry) {
	named := map[name][]manifest.Definition{}
	for ref := range e.References() {
		if ref.Unknown || !isCalled(ref.Kind) {
			continue
		}
		key := name{ref.Kind, ref.Name}
		if _, known := named[key]; !known {
			all := s.file.Lookup(ref.Kind, ref.Name)
			named[key] = all[:min(len(all), maxNamesakes)]
		}
		for _, d := range named[key] {
			if other, ok := entryCallable(d.Entry); ok {
				s.add(other, ref.Span)
			}
		}
	}
	n := s.file.Value(e.Pair("handler").Value()).Content()
	if e.List.Type != "function" || !n.Kind().IsScalar() {
		return
	}
	other, ok, pending := handlerCallable(s.file, s.file.TextOf(n), s.around)
	s.out.Pending = s.out.Pending || pending
	if ok {
		s.add(other, manifest.ContentSpan(n))
	}
}

// callers adds what calls an entry: the events of a trigger, those who name it, and the handlers
// that push to the queue of a consumer.
func (s *callSearch) callers(e *manifest.Entry) {
	if e.List.Type == "trigger" {
		for _, use := range e.ScopeUses() {
			if use.Reason == manifest.ByEvent {
				s.add(event(s.file, manifest.Name{Text: use.Name, Span: use.Span}), use.Span)
			}
		}
	}
	if e.List.Type == "consumer" {
		s.pushers(s.file.TextOf(e.Pair("queue").Value()))
	}
	d, ok := e.Key()
	if !ok || d.Unknown {
		return
	}
	for use := range d.Uses() {
		if use.Entry == nil || !isCalled(use.Kind) {
			continue
		}
		if other, ok := entryCallable(use.Entry); ok {
			s.add(other, use.Span)
		}
	}
}

// functions adds the functions with a handler.
func (s *callSearch) functions(handler string) {
	for _, n := range functionHandlers(s.file) {
		if s.file.TextOf(n) != handler {
			continue
		}
		if e := s.file.ContextAt(n.Span().Start).Entry; e != nil {
			if other, ok := entryCallable(e); ok {
				s.add(other, manifest.ContentSpan(n))
			}
		}
	}
}

// listeners adds the triggers that listen to an event.
func (s *callSearch) listeners(c Callable) {
	for use := range s.file.ScopeUses() {
		if use.Reason != manifest.ByEvent || use.Name != c.Name {
			continue
		}
		if other, ok := entryCallable(use.Entry); ok {
			s.add(other, c.Place.Span)
		}
	}
}

// In returns a callable as it is in a file by now, by what it is and its name: the file may have been edited since.
// Of namesakes it is the one that stands nearest to where it was. It is false where there is none.
func (c Callable) In(f *manifest.File, around *files.View) (found Callable, ok bool) {
	offer := func(other Callable) {
		if !ok || c.far(other) < c.far(found) {
			found, ok = other, true
		}
	}
	switch c.Kind {
	case CalledHandler:
		found, ok, _ = handlerCallable(f, c.Handler, around)
	case CalledEvent:
		for use := range f.ScopeUses() {
			if use.Reason == manifest.ByEvent && oneLine(use.Name) == c.Name {
				offer(event(f, manifest.Name{Text: use.Name, Span: use.Span}))
			}
		}
	case CalledEntry:
		for _, l := range f.Lists() {
			if l.Section != c.Section || l.Type != c.Type {
				continue
			}
			for _, e := range l.Entries {
				if nameSymbol(e).Name != c.Name {
					continue
				}
				if other, called := entryCallable(e); called {
					offer(other)
				}
			}
		}
	}
	return found, ok
}

// far is how many bytes lie between the starts of two callables.
func (c Callable) far(other Callable) int {
	return max(c.Place.Span.Start-other.Place.Span.Start, other.Place.Span.Start-c.Place.Span.Start)
}
