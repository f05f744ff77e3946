package customers

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// RequestText writes what an admin is asked for, in words, with the line of each. What Forge would refuse comes
// first. The error is the writer's.
func RequestText(w io.Writer, s Side, r impact.Request, o report.Options) error {
	out := bufio.NewWriter(w)
	s.errors(out, o)
	for _, part := range []struct {
		title string
		lines []requested
	}{
		{"The app may", scopeLines(r)},
		{"The app exchanges data with", hostLines(r)},
		{"Back ends of the app", remoteLines(r)},
		{"Exceptions from the content policy", policyLines(r)},
		{"Each user links an account of", providerLines(r)},
		{"Language models", modelLines(r)},
	} {
		if len(part.lines) == 0 {
			continue
		}
		out.WriteString(o.Title(part.title) + ":\n")
		for _, l := range part.lines {
			fmt.Fprintf(out, "  %s\n", report.Printable(l.name))
			for _, detail := range l.details {
				fmt.Fprintf(out, "      %s\n", report.Printable(detail))
			}
			if l.placed {
				fmt.Fprintf(out, "      %s\n", report.Printable(s.place(l.at)))
			}
		}
		out.WriteString("\n")
	}
	switch users := everyUser(r); {
	case len(users) > 0:
		out.WriteString("Besides the admin, every user must consent, because of " + report.Printable(prose.And(users)) + ".\n")
	case len(s.Errors) > 0:
		out.WriteString("Only the admin consents, by what can be judged.\n")
	default:
		out.WriteString("Only the admin consents.\n")
	}
	return out.Flush()
}

// requested is one thing that an admin is asked for, as it is shown.
type requested struct {
	name    string
	details []string
	at      text.Span
	placed  bool
}

// scopeLines are the scopes.
func scopeLines(r impact.Request) (lines []requested) {
	for _, s := range r.Scopes {
		l := requested{name: s.Name, at: s.Span, placed: true}
		if s.Words != "" {
			l.details = append(l.details, prose.Plain(strings.ReplaceAll(s.Words, "\n", " ")))
		}
		if s.Impersonates {
			l.details = append(l.details, "also for users who are not there")
		}
		lines = append(lines, l)
	}
	return lines
}

// hostLines are the hosts.
func hostLines(r impact.Request) (lines []requested) {
	for _, h := range r.Hosts {
		use := "for " + prose.And(h.Uses)
		if h.Analytics {
			use += ", all of it analytics without data of users that is in scope of data residency"
		}
		lines = append(lines, requested{h.Host, []string{use}, h.Span, true})
	}
	return lines
}

// remoteLines are the remotes.
func remoteLines(r impact.Request) (lines []requested) {
	for _, m := range r.Remotes {
		l := requested{name: m.Key, at: m.Span, placed: true}
		if len(m.Hosts) > 0 {
			l.name += ": " + prose.And(m.Hosts)
		}
		if m.CustomerManaged {
			l.details = append(l.details, "an admin gives the address, and sees: "+m.Name+": "+m.Description)
		}
		purpose := "names no purpose, so that Forge assumes that it stores data of users"
		if len(m.Purposes) > 0 {
			purpose = "purpose: " + prose.And(m.Purposes)
		}
		l.details = append(l.details, purpose)
		if m.Stores {
			residency := "stores data of users that is in scope of data residency, in no region"
			if len(m.Regions) > 0 {
				residency = "stores data of users that is in scope of data residency; regions: " + prose.And(m.Regions)
			}
			l.details = append(l.details, residency)
		}
		lines = append(lines, l)
	}
	return lines
}

// policyLines are the exceptions from the content policy.
func policyLines(r impact.Request) (lines []requested) {
	for _, p := range r.Policies {
		lines = append(lines, requested{p.Value, []string{"for " + p.List}, p.Span, true})
	}
	return lines
}

// providerLines are the providers of accounts.
func providerLines(r impact.Request) (lines []requested) {
	for _, p := range r.Providers {
		l := requested{name: p.Name, at: p.Span, placed: true}
		if len(p.Scopes) > 0 {
			l.details = []string{"with " + prose.And(p.Scopes)}
		}
		lines = append(lines, l)
	}
	return lines
}

// modelLines are the language models.
func modelLines(r impact.Request) (lines []requested) {
	for _, m := range r.Models {
		lines = append(lines, requested{name: m})
	}
	return lines
}

// everyUser returns because of what every user must consent.
func everyUser(r impact.Request) (names []string) {
	for _, s := range r.Scopes {
		if s.EveryUser {
			names = append(names, s.Name)
		}
	}
	for _, p := range r.Providers {
		names = append(names, "the provider "+p.Key)
	}
	return names
}
