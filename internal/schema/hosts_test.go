package schema

import "testing"

// TestHosts holds that hosts are found by themselves and below a wildcard, and that the lists say since
// when and by whom.
func TestHosts(t *testing.T) {
	for host, want := range map[string]bool{
		"*.sentry-cdn.com": true, "js.Sentry-cdn.com": true, "sentry-cdn.com": false, "statsigapi.net": true,
		"notstatsigapi.net": false, "example.com": false, "": false,
	} {
		if got := AnalyticsHosts().Has(host); got != want {
			t.Errorf("%q: %t, want %t", host, got, want)
		}
	}
	if !ImageHosts().Has("secure.gravatar.com") || ImageHosts().Has("gravatar.example.com") {
		t.Error("hosts of images are not found")
	}
	for _, l := range []HostList{AnalyticsHosts(), ImageHosts()} {
		if l.Source == "" || l.AsOf == "" || len(l.hosts) == 0 {
			t.Errorf("a list without source, day or hosts: %+v", l)
		}
	}
}
