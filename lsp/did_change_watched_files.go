package lsp

import (
	"path"
	"slices"

	"forge-manifest-ls/lsp/state"
)

// installFiles are the names of files that change when npm packages are installed.
// Some editors do not watch folders named node_modules, so the files that package
// managers write beside them are among these.
var installFiles = []string{"package.json", "package-lock.json", ".package-lock.json", "yarn.lock", "pnpm-lock.yaml"}

// didChangeWatchedFilesParams are the parameters of workspace/didChangeWatchedFiles.
type didChangeWatchedFilesParams struct {
	Changes []struct {
		URI  string        `json:"uri"`
		Type state.WireInt `json:"type"`
	} `json:"changes"`
}

// watched are patterns of the files that manifests name, by what is in them: source code,
// built pages, translations, skills and prompts, and the settings beside the manifest.
var watched = []string{"**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,json,html,md,txt,svg}", "**/.forge-manifest-ls.{yml,yaml}"}

// everything matches all that comes and goes: a directory has no name of a kind, and editors
// may tell of it alone when it comes or goes with all that is in it.
const everything = "**/*"

// Kinds of watchers: what they tell of, as bits.
const (
	watchCreate = 1 << iota
	watchChange
	watchDelete
	watchAll = watchCreate | watchChange | watchDelete
)

// didChangeWatchedFiles looks at files again, and for schemas if packages may have
// changed.
func (s *server) didChangeWatchedFiles(p *didChangeWatchedFilesParams) error {
	const created, changed = 1, 2 // the types of what was not there before, and of what was
	saved := map[string]bool{}
	for _, c := range p.Changes {
		switch key := state.Canonical(c.URI); {
		case c.Type == created:
			s.state.Load().Cache.Arrivals.Add(key)
		case c.Type == changed && key.IsFile():
			saved[state.Slashed(key)] = true
		}
	}
	if s.files != nil {
		s.files.RefreshFiles(saved)
	}
	s.refreshFiles()
	for _, c := range p.Changes {
		if slices.Contains(installFiles, path.Base(state.Canonical(c.URI).Path())) {
			s.schemas.ask(todo{})
			return nil
		}
	}
	return nil
}

// register asks the client to tell of changes that it does not tell of by itself, and to ask
// for the formatting of manifests.
func (s *schemas) register() {
	type watcher struct {
		Pattern string `json:"globPattern"`
		Kind    int    `json:"kind"`
	}
	var params struct {
		Registrations []state.Registration `json:"registrations"`
	}
	client := s.server.state.Load().Client
	if client.WatchesFiles {
		var options struct {
			Watchers []watcher `json:"watchers"`
		}
		for _, name := range installFiles {
			options.Watchers = append(options.Watchers, watcher{"**/" + name, watchAll})
		}
		if s.server.files != nil {
			s.server.files.Watched()
			for _, pattern := range watched {
				options.Watchers = append(options.Watchers, watcher{pattern, watchAll})
			}
			options.Watchers = append(options.Watchers, watcher{everything, watchCreate | watchDelete})
		}
		params.Registrations = append(params.Registrations, state.Registration{ID: "files", Method: "workspace/didChangeWatchedFiles", Options: options})
	}
	if client.TellsConfiguration {
		params.Registrations = append(params.Registrations, state.Registration{
			ID: "settings", Method: "workspace/didChangeConfiguration", Options: map[string]string{"section": state.Section},
		})
	}
	params.Registrations = append(params.Registrations, state.FormattingRegistrations(client.Formatting)...)
	if len(params.Registrations) > 0 {
		s.tell("client/registerCapability", params)
	}
}
