package main

import (
	"os"
	"path"
	"path/filepath"

	"forge-manifest-ls/config"
	"forge-manifest-ls/files"
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
func settingsIn(around *files.View) (config.Config, []config.Problem) {
	opened, _ := around.Opened()
	fact := opened.Content(config.Name)
	if trouble := fact.Trouble(); trouble != "" {
		return config.Config{}, []config.Problem{{Message: trouble}}
	}
	if fact.Content == nil {
		return config.Config{}, nil
	}
	set, problems := config.Parse(fact.Content.Bytes())
	if fact.Outside {
		problems = config.Unquoted(problems)
	}
	return set, problems
}
