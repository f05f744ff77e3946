package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

// What "make release" says of the build; "" in other builds, of which Go may know it.
var releaseVersion, releaseRevision, releaseDate string

// versionCommand makes "version".
func versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "print the version",
		Long: `Prints the version, the revision that it was built from and its date where they are
known, and the version of Go; and, on a second line, the version of the schema by
which manifests are checked.`,
		Args: noOperands,
	}
	format := choice(cmd, "format", "print as `FORMAT`: text or json", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		info, err := buildInfo(), error(nil)
		if *format == "json" {
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\n", report.Encoded(versionOf(info)))
		} else {
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\nschema: @forge/manifest %s\n", versionLine(info), schema.Embedded().Version())
		}
		return err
	}
	return cmd
}

// buildInfo returns what is known of the build.
func buildInfo() *debug.BuildInfo {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{Main: debug.Module{Version: "(unknown)"}}
	}
	if releaseVersion != "" {
		info.Main.Version = releaseVersion
		info.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: releaseRevision}, {Key: "vcs.time", Value: releaseDate}}
	}
	return info
}

// versions is what "version --format json" prints.
type versions struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Date     string `json:"date,omitempty"`     // of the revision, in RFC 3339
	Modified bool   `json:"modified,omitempty"` // built with local changes
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
	Schema   string `json:"schema"`
}

// versionOf describes a build.
func versionOf(info *debug.BuildInfo) versions {
	v := versions{Version: info.Main.Version, Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Schema: schema.Embedded().Version()}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.time":
			v.Date = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}

// versionLine describes a build in one line.
func versionLine(info *debug.BuildInfo) string {
	v, revision := versionOf(info), ""
	if v.Revision != "" {
		revision = " revision " + v.Revision
		if v.Modified {
			revision += " with local changes"
		}
		if v.Date != "" {
			revision += " of " + v.Date
		}
	}
	return fmt.Sprintf("forge-manifest-ls %s%s (%s %s/%s)", v.Version, revision, v.Go, v.OS, v.Arch)
}
