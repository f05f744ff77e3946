package main

import (
	"os"
	"path"
	"path/filepath"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/settings"
)

// borderOf returns the directory around a manifest's directory whose files may be shown: the
// root of the repository, which is the nearest that has a ".git", or else the manifest's own.
// A manifest may come from anybody and name any file of the machine, and what is printed may
// be read by many.
func borderOf(dir string) string {
	for at := dir; ; at = path.Dir(at) {
		if _, err := os.Lstat(filepath.FromSlash(path.Join(at, ".git"))); err == nil {
			return at
		}
		if at == path.Dir(at) {
			return dir
		}
	}
}

// settingsIn reads the settings beside a manifest. A file that is there and cannot be read is
// a problem, too. One that lies outside of the border counts, but is not quoted.
func settingsIn(around *files.View) (settings.Config, []settings.Problem) {
	opened, _ := around.Opened()
	fact := opened.Content(settings.Name)
	if trouble := fact.Trouble(); trouble != "" {
		return settings.Config{}, []settings.Problem{{Message: trouble}}
	}
	if fact.Content == nil {
		return settings.Config{}, nil
	}
	set, problems := settings.Parse(fact.Content.Bytes())
	if fact.Outside {
		problems = settings.Unquoted(problems)
	}
	return set, problems
}

// isSettingsName reports whether a file of a name holds settings.
func isSettingsName(name string) bool { return name == settings.Name }
