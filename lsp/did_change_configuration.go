package lsp

import (
	"encoding/json"
	"maps"
	"slices"

	"go.lsp.dev/uri"
)

// didChangeConfigurationParams are the parameters of workspace/didChangeConfiguration.
type didChangeConfigurationParams struct {
	Settings any `json:"settings"`
}

// didChangeConfiguration takes the settings, or has them asked for if the client can
// be asked: then those that it sends along are often none.
func (s *server) didChangeConfiguration(p *didChangeConfigurationParams) error {
	if s.state.Load().client.configuration {
		s.schemas.ask(todo{configure: true})
		return nil
	}
	set, ours, wrong := readSettings(p.Settings)
	if ours {
		s.configure(map[uri.URI]*settings{"": &set})
	}
	s.schemas.ask(todo{wrong: wrong})
	return nil
}

// fetchConfiguration asks the client for the settings of each workspace folder. An
// answer that does not come leaves the settings as they are.
func (s *schemas) fetchConfiguration() (wrong []string) {
	type item struct {
		ScopeURI string `json:"scopeUri,omitempty"`
		Section  string `json:"section"`
	}
	scopes := append([]uri.URI{""}, s.server.state.Load().folders...)
	var params struct {
		Items []item `json:"items"`
	}
	for _, scope := range scopes {
		params.Items = append(params.Items, item{string(scope), section})
	}
	raw, err := s.server.call(s.ctx, "workspace/configuration", params)
	var values []any
	if err == nil && len(raw) > 0 {
		err = json.Unmarshal(raw, &values)
	}
	if err != nil {
		s.server.log.Info("the client did not tell its settings", "error", err)
		return nil
	}
	current := map[uri.URI]*settings{}
	for i, scope := range scopes[:min(len(scopes), len(values))] {
		set, _, w := readSettings(values[i])
		if wrong = append(wrong, w...); values[i] != nil {
			current[scope] = &set
		}
	}
	s.server.configure(current)
	return wrong
}

// configure takes the settings of the client.
func (s *server) configure(current map[uri.URI]*settings) {
	var before configuration
	differ := func(key uri.URI) bool {
		return !maps.Equal(before.of(key).severities, s.state.Load().configuration.of(key).severities)
	}
	s.update(func(next *snapshot) {
		before = next.configuration
		next.configuration.current = current
	})
	folders := slices.Concat([]uri.URI{""}, s.state.Load().folders)
	if !slices.ContainsFunc(folders, differ) {
		return
	}
	s.renew(func(next *snapshot) { next.cache = &folderCache{} }, func(_ *snapshot, d *document) *document {
		return d.unjudged()
	})
}
