package javascript

import "testing"

// TestParseURL: a URL is taken apart as browsers do. That they do is asked of Node in package network.
func TestParseURL(t *testing.T) {
	for source, want := range map[string]URL{
		"https://a.com/x?y#z":        {Scheme: "https", Host: "a.com", Path: "/x", At: 13},
		"HTTPS:\\\\user@a.com:80\\b": {Scheme: "https", Host: "a.com", Path: "\\b", At: 21},
		" https://a.com/x":           {Scheme: "https", Host: "a.com", Path: "/x", At: -1},
		"mailto:a@b.c":               {Scheme: "mailto", At: -1},
	} {
		if got, ok := ParseURL(source); !ok || got != want {
			t.Errorf("ParseURL(%q) = %+v, %v, want %+v", source, got, ok, want)
		}
	}
	for _, source := range []string{"", "a.com", "1x://a", "https://a.com:99999", "https://", "https://a.com:x"} {
		if got, ok := ParseURL(source); ok {
			t.Errorf("ParseURL(%q) = %+v, want none", source, got)
		}
	}
}

func TestHasPath(t *testing.T) {
	for source, want := range map[string]bool{
		"https://a.com": false, "https://a.com/": false, "https://a.com/x": true, "https://a.com/x/..": false,
		"https://a.com/x/%2E%2e/": false, "https://a.com//": true, `https://a.com\x`: true, "x://a/.": false,
	} {
		if u, _ := ParseURL(source); u.HasPath() != want {
			t.Errorf("%q has a path: %v, want %v", source, u.HasPath(), want)
		}
	}
}

func TestIsIPv4(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1": true, "0x7f.1": true, "1.2.3.256": false, "1.2.3.4.5": false, "a.1": false} {
		if got := IsIPv4(host); got != want {
			t.Errorf("IsIPv4(%q) = %v, want %v", host, got, want)
		}
	}
}
