//go:build !wasm

package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptEffects runs "effects JSON FILE": it reads what "diff" says as JSON, which must have the
// documented shape and no more, and writes a line for each effect.
func scriptEffects(ts *testscript.TestScript, _ bool, args []string) {
	type position struct{ Line, Column int }
	type span struct{ Start, End position }
	var report struct {
		Version int
		Verdict string
		Effects []struct {
			Path, Class, Kind, Lean, Side, Pointer, Message, Page, Date string
			Bulk                                                        bool
			Sure                                                        *bool
			Variables                                                   []string
			Range                                                       span
		}
		Errors []struct {
			Path, Side, Code, Message string
			Range                     span
		}
		Unjudged []struct {
			Path, Side, Pointer, Message string
			Range                        span
		}
	}
	decodeStrictly(ts, args[0], &report)
	if report.Version != 1 {
		ts.Fatalf("version is %d, not 1", report.Version)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n", report.Verdict)
	for _, e := range report.Effects {
		if e.Message == "" || e.Page == "" || e.Date == "" || min(e.Range.Start.Line, e.Range.Start.Column, e.Range.End.Line, e.Range.End.Column) < 1 {
			ts.Fatalf("bad effect: %+v", e)
		}
		fmt.Fprintf(&out, "%d:%d-%d:%d %s %s %s %s\n", e.Range.Start.Line, e.Range.Start.Column, e.Range.End.Line, e.Range.End.Column, e.Class, e.Kind, e.Side, e.Pointer)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o666))
}
