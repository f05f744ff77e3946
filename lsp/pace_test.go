package lsp

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"forge-manifest-ls/lsp/state"
)

// TestPace: work in the background rests as long as it worked, and longer when something was edited.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{}
		s.state.Store(&state.Snapshot{})
		p := newPace(s)
		rests := func(ctx context.Context, worked time.Duration) time.Duration {
			time.Sleep(worked)
			start := time.Now()
			p.rest(ctx)
			return time.Since(start)
		}
		for _, step := range []struct {
			worked time.Duration
			edited bool
			want   time.Duration
		}{
			{workSlice / 2, false, 0},
			{workSlice / 2, false, workSlice},
			{5 * workSlice, false, 5 * workSlice},
			{workSlice, true, typingPause},
			{workSlice, false, workSlice},
			{2 * typingPause, true, 2 * typingPause},
		} {
			if step.edited {
				s.state.Store(&state.Snapshot{})
			}
			if got := rests(t.Context(), step.worked); got != step.want {
				t.Errorf("after %v, edited %t: rests %v, not %v", step.worked, step.edited, got, step.want)
			}
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if rested := rests(ended, time.Hour); rested != 0 {
			t.Errorf("it rests %v although the session is over", rested)
		}
	})
}
