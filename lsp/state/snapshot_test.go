package state

import (
	"context"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// TestOneCheck holds that who asks for diagnostics while a document is checked waits for that check, and makes one of their own
// where it is cancelled.
func TestOneCheck(t *testing.T) {
	for _, cancels := range []bool{false, true} {
		begun, release := make(chan context.Context, 9), make(chan struct{})
		s := &Snapshot{Check: func(ctx context.Context, _ analysis.Checker, _ *manifest.File) []analysis.Diagnostic {
			begun <- ctx
			select {
			case <-release:
			case <-ctx.Done():
			}
			return []analysis.Diagnostic{{Message: "found"}}
		}}
		d := &Document{Key: "untitled:a", Content: NewContent(text.New("app: {id: x}\n"))}
		answers := make(chan int, 2)
		ask := func(ctx context.Context) { answers <- len(s.Diagnostics(ctx, d)) }
		first, cancel := context.WithCancel(t.Context())
		defer cancel()
		go ask(first)
		<-begun
		impatient, leave := context.WithCancel(t.Context())
		go ask(impatient)
		leave()
		if n := <-answers; n != 0 {
			t.Errorf("one who does not wait any more is told %d diagnostics", n)
		}
		go ask(t.Context())
		checks := 1
		if cancels {
			cancel()
			<-begun // by the one who waits
			checks++
			if n := <-answers; n != 0 {
				t.Errorf("a check that is cancelled finds %d diagnostics", n)
			}
			answers <- 1
		}
		close(release)
		for range 2 {
			if n := <-answers; n != 1 {
				t.Errorf("%d diagnostics, want 1", n)
			}
		}
		if checks += len(begun); checks != map[bool]int{false: 1, true: 2}[cancels] {
			t.Errorf("%d checks, cancelled %t", checks, cancels)
		}
	}
}
