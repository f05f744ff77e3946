package lsp

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// didChangeConfigurationParams are the parameters of workspace/didChangeConfiguration.
type didChangeConfigurationParams struct {
	Settings any `json:"settings"`
}

// didChangeConfiguration takes the settings, or has them asked for if the client can
// be asked: then those that it sends along are often none. Both is done behind the reader.
func (s *server) didChangeConfiguration(p *didChangeConfigurationParams) error {
	if s.state.Load().Client.Configuration {
		s.schemas.ask(todo{configure: true})
		return nil
	}
	s.schemas.ask(todo{sent: true, given: p.Settings})
	return nil
}

// takeSent takes the settings that a client sends that cannot be asked.
func (s *server) takeSent(v any) (wrong []string) {
	set, ours, wrong := state.ReadSettings(v)
	if ours {
		s.configure(map[uri.URI]*state.ClientSettings{"": &set})
	}
	return wrong
}

// configurationPatience is how long the search for schemas waits for settings. What comes later
// counts all the same, but nobody waits for it.
const configurationPatience = 2 * time.Second

// fetchConfiguration asks the client for the settings of each workspace folder. An
// answer that does not come leaves the settings as they are.
func (s *schemas) fetchConfiguration() (wrong []string) {
	s.asked++
	number := s.asked
	scopes := append([]uri.URI{""}, s.server.state.Load().Folders...)
	told, late := make(chan []any), make(chan struct{})
	s.server.background.group.Go(func() {
		values, err := s.server.askConfiguration(s.ctx, scopes)
		if err != nil {
			s.server.log.Info("the client did not tell its settings", "error", err)
		}
		select {
		case told <- values:
		case <-late:
			s.ask(todo{told: &toldSettings{number, scopes, values}})
		}
	})
	wait := time.NewTimer(s.configurationPatience)
	defer wait.Stop()
	select {
	case values := <-told:
		return s.takeConfiguration(&toldSettings{number, scopes, values})
	case <-wait.C:
	case <-s.ctx.Done():
	}
	close(late)
	return nil
}

// toldSettings are the client's answer to a question for settings.
type toldSettings struct {
	number int // of the question
	scopes []uri.URI
	values []any // nil when there was no answer
}

// takeConfiguration takes the settings of an answer, unless the client was asked again since.
func (s *schemas) takeConfiguration(told *toldSettings) (wrong []string) {
	if told.number != s.asked || told.values == nil {
		return nil
	}
	current := map[uri.URI]*state.ClientSettings{}
	for i, scope := range told.scopes[:min(len(told.scopes), len(told.values))] {
		set, _, w := state.ReadSettings(told.values[i])
		if wrong = append(wrong, w...); told.values[i] != nil {
			current[scope] = &set
		}
	}
	s.server.configure(current)
	return wrong
}

// askConfiguration asks the client for the settings of scopes; "" is no folder.
func (s *server) askConfiguration(ctx context.Context, scopes []uri.URI) (values []any, err error) {
	type item struct {
		ScopeURI string `json:"scopeUri,omitempty"`
		Section  string `json:"section"`
	}
	var params struct {
		Items []item `json:"items"`
	}
	for _, scope := range scopes {
		params.Items = append(params.Items, item{string(scope), state.Section})
	}
	raw, err := s.call(ctx, "workspace/configuration", params)
	if err == nil && len(raw) > 0 {
		err = json.Unmarshal(raw, &values)
	}
	if err != nil {
		return nil, err
	}
	if values == nil {
		values = []any{}
	}
	return values, nil
}

// configure takes the settings of the client.
func (s *server) configure(current map[uri.URI]*state.ClientSettings) {
	var before state.Configuration
	differ := func(key uri.URI) bool {
		was, is := before.Of(key), s.state.Load().Configuration.Of(key)
		return !maps.Equal(was.Severities, is.Severities) || was.Impact != is.Impact || was.InSources != is.InSources
	}
	s.update(func(next *state.Snapshot) {
		before = next.Configuration
		next.Configuration.Current = current
	})
	folders := slices.Concat([]uri.URI{""}, s.state.Load().Folders)
	if slices.ContainsFunc(folders, func(key uri.URI) bool {
		was, is := before.Of(key), s.state.Load().Configuration.Of(key)
		return was.Display != is.Display || was.Impact != is.Impact
	}) {
		s.refreshDisplay()
	}
	if !slices.ContainsFunc(folders, differ) {
		return
	}
	s.renew(func(next *state.Snapshot) { next.Cache.News.Add(1) }, func(next *state.Snapshot, d *state.Document) *state.Document {
		s.followSources(next, d)
		return d.Unjudged()
	})
}

// refreshDisplay has the client ask again for hints and lenses, if it can be told so.
func (s *server) refreshDisplay() {
	client := s.state.Load().Client
	if client.RefreshesHints {
		s.schemas.tell(protocol.MethodWorkspaceInlayHintRefresh, nil)
	}
	if client.RefreshesLenses {
		s.schemas.tell(protocol.MethodWorkspaceCodeLensRefresh, nil)
	}
}
