package main

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"forge-manifest-ls/internal/schema"
)

const versionUsage = `usage: forge-manifest-ls version

Prints the version of the module, the revision it was built from where that is
known, and the version of Go; and, on a second line, the version of the schema by
which manifests are checked.
`

func version(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("version", flag.ContinueOnError)
	if code, done := parseOptions(flags, args, stdout, stderr); done {
		return code
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{Main: debug.Module{Version: "(unknown)"}}
	}
	fmt.Fprintln(stdout, versionLine(info))
	fmt.Fprintf(stdout, "schema: @forge/manifest %s\n", schema.Embedded().Version())
	return exitOK
}

// versionLine describes a build in one line.
func versionLine(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := ""
	if r := settings["vcs.revision"]; r != "" {
		revision = " revision " + r
		if settings["vcs.modified"] == "true" {
			revision += " with local changes"
		}
	}
	return fmt.Sprintf("forge-manifest-ls %s%s (%s %s/%s)",
		info.Main.Version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
