package customers

import (
	"io"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/report"
)

// jsonRequest is the form of what an admin is asked for.
type jsonRequest struct {
	Version   int            `json:"version"`
	Path      string         `json:"path"`
	Judged    bool           `json:"judged"`
	EveryUser []string       `json:"everyUser"`
	Scopes    []jsonScope    `json:"scopes"`
	Hosts     []jsonHost     `json:"hosts"`
	Remotes   []jsonRemote   `json:"remotes"`
	Policies  []jsonPolicy   `json:"policies"`
	Providers []jsonProvider `json:"providers"`
	Models    []string       `json:"models"`
}

// jsonScope is the form of a scope.
type jsonScope struct {
	Name         string       `json:"name"`
	Words        string       `json:"words,omitempty"`
	EveryUser    bool         `json:"everyUser"`
	Impersonates bool         `json:"impersonates"`
	Range        report.Range `json:"range"`
}

// jsonHost is the form of a host.
type jsonHost struct {
	Host      string       `json:"host"`
	Uses      []string     `json:"uses"`
	Analytics bool         `json:"analytics"`
	Range     report.Range `json:"range"`
}

// jsonRemote is the form of a remote.
type jsonRemote struct {
	Key             string       `json:"key"`
	Hosts           []string     `json:"hosts"`
	Purposes        []string     `json:"purposes"`
	Stores          bool         `json:"stores"`
	Regions         []string     `json:"regions"`
	CustomerManaged bool         `json:"customerManaged"`
	Name            string       `json:"name,omitempty"`
	Description     string       `json:"description,omitempty"`
	Range           report.Range `json:"range"`
}

// jsonPolicy is the form of an exception from the content policy.
type jsonPolicy struct {
	List  string       `json:"list"`
	Value string       `json:"value"`
	Range report.Range `json:"range"`
}

// jsonProvider is the form of a provider.
type jsonProvider struct {
	Key    string       `json:"key"`
	Name   string       `json:"name"`
	Scopes []string     `json:"scopes"`
	Range  report.Range `json:"range"`
}

// RequestJSON writes what [RequestText] does as one object on one line. The error is the writer's.
func RequestJSON(w io.Writer, s Side, r impact.Request) error {
	out := jsonRequest{
		Version: formatVersion, Path: s.Path, Judged: len(s.Errors) == 0, EveryUser: listed(everyUser(r)), Models: listed(r.Models),
		Scopes: []jsonScope{}, Hosts: []jsonHost{}, Remotes: []jsonRemote{}, Policies: []jsonPolicy{}, Providers: []jsonProvider{},
	}
	for _, v := range r.Scopes {
		out.Scopes = append(out.Scopes, jsonScope{v.Name, v.Words, v.EveryUser, v.Impersonates, s.rangeOf(v.Span)})
	}
	for _, v := range r.Hosts {
		out.Hosts = append(out.Hosts, jsonHost{v.Host, v.Uses, v.Analytics, s.rangeOf(v.Span)})
	}
	for _, v := range r.Remotes {
		out.Remotes = append(out.Remotes, jsonRemote{
			v.Key, listed(v.Hosts), listed(v.Purposes), v.Stores, listed(v.Regions), v.CustomerManaged, v.Name, v.Description, s.rangeOf(v.Span),
		})
	}
	for _, v := range r.Policies {
		out.Policies = append(out.Policies, jsonPolicy{v.List, v.Value, s.rangeOf(v.Span)})
	}
	for _, v := range r.Providers {
		out.Providers = append(out.Providers, jsonProvider{v.Key, v.Name, listed(v.Scopes), s.rangeOf(v.Span)})
	}
	return encode(w, out)
}

// listed returns a list that JSON writes as one, also where it is empty.
func listed(words []string) []string {
	if words == nil {
		return []string{}
	}
	return words
}
