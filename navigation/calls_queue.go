package navigation

import (
	"forge-manifest-ls/internal/queues"
	"forge-manifest-ls/internal/text"
)

// pushing tells which handlers push to a queue: by the functions that they name, where these are seen, else by their files.
type pushing struct {
	search *callSearch
	code   *queueCode
	all    []Callable // the handlers
	listed bool       // whether they are known
}

// newPushing returns what tells it.
func newPushing(s *callSearch) *pushing {
	p := &pushing{search: s, code: queuesOf(s.file, s.around)}
	s.out.Pending = s.out.Pending || p.code.pending
	return p
}

// handlers are those of the functions, each once.
func (p *pushing) handlers() []Callable {
	if p.listed {
		return p.all
	}
	p.listed = true
	seen := map[string]bool{}
	for _, n := range functionHandlers(p.search.file) {
		handler := p.search.file.TextOf(n)
		if seen[handler] || handler == "" {
			continue
		}
		seen[handler] = true
		other, ok, pending := handlerCallable(p.search.file, handler, p.search.around)
		p.search.out.Pending = p.search.out.Pending || pending
		if ok {
			p.all = append(p.all, other)
		}
	}
	return p.all
}

// byFunction are the places in the file of a handler at which its function leads to a queue. Known is false where its function
// is not seen.
func (p *pushing) byFunction(reach *queues.Reach, handler Callable) (from []text.Span, known bool) {
	file := p.code.files[handler.Place.Source.Path]
	if file == nil {
		return nil, false
	}
	return reach.Function(file, handler.Place.Source.Buffer.Slice(handler.Place.Span))
}

// byFile are the places in the file of a handler at which anything leads to a queue.
func (p *pushing) byFile(reach *queues.Reach, handler Callable) []text.Span {
	if file := p.code.files[handler.Place.Source.Path]; file != nil {
		return reach.File(file)
	}
	return nil
}

// isSeen reports whether it is seen of any handler that its function leads to a queue. If it is of none, something between is
// not understood, and each in a file in which anything leads to the queue may be the one.
func (p *pushing) isSeen(reach *queues.Reach) bool {
	for _, handler := range p.handlers() {
		if from, _ := p.byFunction(reach, handler); len(from) > 0 {
			return true
		}
	}
	return false
}

// places are those in the file of a handler at which it pushes to a queue.
func (p *pushing) places(reach *queues.Reach, handler Callable, isSeen func() bool) []text.Span {
	from, known := p.byFunction(reach, handler)
	if len(from) == 0 {
		if from = p.byFile(reach, handler); len(from) > 0 && known && isSeen() {
			return nil
		}
	}
	return from[:min(len(from), maxNamesakes)]
}

// maxQueues is how many queues are looked for that a handler pushes to: for each the code is gone through.
const maxQueues = 100

// consumers adds the consumers of the queues that a handler pushes to.
func (s *callSearch) consumers(c Callable) {
	if c.Place.Source == nil {
		return
	}
	p := newPushing(s)
	added := map[string]int{} // consumers, by their queues
	places := map[string][]text.Span{}
	for l := range s.file.ModuleLists() {
		if l.Type != "consumer" {
			continue
		}
		for _, e := range l.Entries {
			name := s.file.TextOf(e.Pair("queue").Value())
			if added[name]++; added[name] > maxNamesakes || !p.code.Makes(name) {
				continue
			}
			from, known := places[name]
			if !known && len(places) < maxQueues {
				reach := p.code.Reach(name)
				from = p.places(reach, c, func() bool { return p.isSeen(reach) })
				places[name] = from
			}
			if len(from) == 0 {
				continue
			}
			if other, ok := entryCallable(e); ok {
				for _, span := range from {
					s.add(other, span)
				}
			}
		}
	}
}

// pushers adds the handlers that push to a queue.
func (s *callSearch) pushers(name string) {
	p := newPushing(s)
	if !p.code.Makes(name) {
		return
	}
	reach := p.code.Reach(name)
	isSeen := p.isSeen(reach)
	for _, handler := range p.handlers() {
		for _, span := range p.places(reach, handler, func() bool { return isSeen }) {
			s.add(handler, span)
		}
	}
}
