package lsp

import (
	"path/filepath"
	"time"

	"go.lsp.dev/protocol"
)

// settle is the time in which an installation that is under way should have come to
// an end.
const settle = 2 * time.Second

// refusal is why a package cannot be used, and since when.
type refusal struct {
	why   string
	since time.Time
}

// complain warns of packages that cannot be used and have not changed for a while.
// Others may be in the middle of being installed, and are looked at again.
func (s *schemas) complain(refused map[string]string) {
	now := map[string]refusal{}
	for path, why := range refused {
		r := s.refused[path]
		switch {
		case r.why != why:
			r = refusal{why, time.Now()}
			time.AfterFunc(s.settle, func() { s.ask(todo{}) })
		case time.Since(r.since) >= s.settle:
			s.warn(path, why)
		}
		now[path] = r
	}
	for path := range s.refused {
		if now[path].why == "" {
			delete(s.said, path)
		}
	}
	s.refused = now
}

// warn shows the person a warning, unless it was the last one about this.
func (s *schemas) warn(about, warning string) {
	if s.said[about] == warning {
		return
	}
	if len(s.said) >= maxSaid {
		clear(s.said)
	}
	s.said[about] = warning
	s.server.log.Info("warning shown", "warning", warning)
	s.server.notify("", protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
		Type: protocol.MessageTypeWarning, Message: warning,
	})
}

// logChoice logs by what the manifests of a place are judged, when that is news.
func (s *schemas) logChoice(place, why string) {
	if s.chosen[place] != why {
		s.chosen[place] = why
		s.server.log.Info("schema", "manifests", filepath.ToSlash(place), "use", why)
	}
}

// maxWarnings is how many mistakes in settings are shown at a time, and maxSaid how many
// warnings are kept so as not to be shown again.
const (
	maxWarnings = 6
	maxSaid     = 1000
)

// warnOfSettings shows what is wrong with settings.
func (s *schemas) warnOfSettings(wrong []string) {
	for _, w := range wrong[:min(len(wrong), maxWarnings)] {
		s.warn(w, w)
	}
	if len(wrong) > maxWarnings {
		const more = "The settings have more mistakes than those that are shown."
		s.warn(more, more)
	}
}
