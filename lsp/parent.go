package lsp

import (
	"context"
	"time"
)

// watchParent ends the session when a process dies.
func (s *server) watchParent(ctx context.Context, pid int) {
	if s.options.Alive == nil {
		return
	}
	s.background.group.Go(func() {
		ticks := time.NewTicker(s.parentPoll)
		defer ticks.Stop()
		for s.options.Alive(pid) {
			select {
			case <-ctx.Done():
				return
			case <-ticks.C:
			}
		}
		s.log.Warn("the parent process has ended", "process", pid)
		s.finish(End{Code: s.exitCode()})
	})
}
