package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"forge-manifest-ls/internal/schema"

	"github.com/spf13/cobra"
)

// versionCommand makes "version".
func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version",
		Long: `Prints the version of the module, the revision it was built from where that is
known, and the version of Go; and, on a second line, the version of the schema by
which manifests are checked.`,
		Args: noOperands,
		RunE: func(cmd *cobra.Command, _ []string) error {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				info = &debug.BuildInfo{Main: debug.Module{Version: "(unknown)"}}
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s\nschema: @forge/manifest %s\n", versionLine(info), schema.Embedded().Version())
			return err
		},
	}
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
