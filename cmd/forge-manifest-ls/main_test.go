//go:build !wasm

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/syntax"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"forge-manifest-ls": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":       scriptExits,
			"diagnostics": scriptDiagnostics,
			"rules":       scriptRules,
			"large":       scriptLarge,
			"effects":     scriptEffects,
		},
	})
}

// scriptExits runs "exits CODE COMMAND [ARG...]" and fails at any other exit code.
func scriptExits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err, got := ts.Exec(args[1], args[2:]...), 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code is %d, not %d", got, want)
	}
}

// scriptDiagnostics runs "diagnostics JSON FILE": it reads a JSON report, which must
// have the documented shape and no more, and writes a line for each file and for
// each error.
func scriptDiagnostics(ts *testscript.TestScript, _ bool, args []string) {
	type position struct{ Line, Column int }
	var report struct {
		Version int
		Files   []struct {
			Path        string
			Forge       *bool
			Diagnostics []struct {
				Severity, Code, Message string
				Range                   struct{ Start, End position }
			}
		}
	}
	decodeStrictly(ts, args[0], &report)
	if report.Version != 1 {
		ts.Fatalf("version is %d, not 1", report.Version)
	}
	var out strings.Builder
	for _, f := range report.Files {
		if f.Forge == nil || f.Diagnostics == nil {
			ts.Fatalf("%s lacks a property", f.Path)
		}
		fmt.Fprintf(&out, "%s forge=%t\n", f.Path, *f.Forge)
		for _, d := range f.Diagnostics {
			start, end := d.Range.Start, d.Range.End
			if !slices.Contains([]string{"error", "warning", "information", "hint"}, d.Severity) ||
				d.Code == "" || d.Message == "" || min(start.Line, start.Column, end.Line, end.Column) < 1 {
				ts.Fatalf("%s: bad diagnostic: %+v", f.Path, d)
			}
			if d.Severity == "error" {
				fmt.Fprintf(&out, "%d:%d-%d:%d error %s\n", start.Line, start.Column, end.Line, end.Column, d.Code)
			}
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o666))
}

// scriptRules runs "rules JSON": the list of rules must be the registry.
func scriptRules(ts *testscript.TestScript, _ bool, args []string) {
	var list struct {
		Version int
		Rules   []struct {
			Code, Severity, Group, Doc, Why, URL, Bad, Good string
			Files                                           map[string]string
		}
	}
	decodeStrictly(ts, args[0], &list)
	registry := rules.All().Rules()
	if list.Version != 1 || len(list.Rules) != len(registry) {
		ts.Fatalf("version %d with %d rules, not version 1 with %d", list.Version, len(list.Rules), len(registry))
	}
	for i, r := range list.Rules {
		sample, err := rules.All().Sample(registry[i])
		ts.Check(err)
		if w := registry[i]; r.Code != w.ID || r.Severity != w.Severity.String() || r.Doc != w.Doc ||
			r.Why != w.Why || r.URL != w.URL() || r.Bad != sample.Bad || r.Good != sample.Good || !maps.Equal(r.Files, sample.Files) {
			ts.Fatalf("rule %d is %+v, in the registry %+v", i, r, w)
		}
	}
}

// scriptLarge runs "large FILE": it makes a file that is just too large to be read.
func scriptLarge(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(name, nil, 0o666))
	ts.Check(os.Truncate(name, syntax.MaxSize+1))
}

// decodeStrictly decodes the one JSON value in a file of the script into v, which
// must have a field for every property.
func decodeStrictly(ts *testscript.TestScript, name string, v any) {
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile(name)))
	dec.DisallowUnknownFields()
	ts.Check(dec.Decode(v))
	if _, err := dec.Token(); err != io.EOF {
		ts.Fatalf("%s goes on after its JSON value", name)
	}
}

func TestVersionLine(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}}
	if got := versionLine(info); !strings.HasPrefix(got, "forge-manifest-ls v1.2.3 (go") {
		t.Errorf("release: %s", got)
	}
	info.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "true"}}
	if got := versionLine(info); !strings.HasPrefix(got, "forge-manifest-ls v1.2.3 revision abc with local changes (go") {
		t.Errorf("built with local changes: %s", got)
	}
	info.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.time", Value: "2026-11-29T12:00:00Z"}}
	if got := versionLine(info); !strings.HasPrefix(got, "forge-manifest-ls v1.2.3 revision abc of 2026-11-29T12:00:00Z (go") {
		t.Errorf("with a date: %s", got)
	}
}
