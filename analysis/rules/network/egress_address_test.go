package network

import (
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/testing/oracle"
)

// knownAddresses are addresses and whether Forge accepts them.
var knownAddresses = map[string]bool{
	"*": true, "example.com": true, "*.example.com": true, "example.com:8080": true, "wss://x.y": true, "slack://x": true,
	"mailto:a@b.c": true, "ftp://a.b": true, "blob:": true, "HTTP://a.com": true, "HTTPS://a.com": true, "*.com": true, ".": true,
	"https://.": true, "127.0.0.1": true, "https://a_b.com": true, "https://exämple.com": true, `a.com\b`: true,
	"https://a.com/x?y#z": true, "https://user:pass@a.com": true, "https://0x7f.1": true, "https://%61.com": true,
	"chrome:80/.": true, "https:///a.com": true,

	"http://x.y": false, "httpx://a.b": false, "https://*": false, "localhost": false, "https://localhost": false,
	"https://localhost:8080": false, "https:": false, "": false, "foo bar.com": false, "*.*.com": false, "ex*mple.com": false,
	"exa$mple.com": false, "h2tp://a.b": false, "https://[::1].x": false, "https://1.2.3.256": false, "https://a.1": false,
	"https://a.com:99999": false, "https://a.com:x": false, "https://%.com": false, "https://a@": false, "data:a.b": false,
	"file://a.b": false, "https://*.": false, "a.com/x?y=http://z": false,
}

func TestIsAddress(t *testing.T) {
	for s, want := range knownAddresses {
		if got := isAddress(s); got != want {
			t.Errorf("isAddress(%q) = %v, want %v", s, got, want)
		}
	}
	if long := "https://a.com/" + strings.Repeat("x", maxAddress); isAddress(long) || !isAddress(long[:maxAddress]) {
		t.Errorf("the limit is not %d", maxAddress)
	}
}

// addressParts are what random addresses are made of.
var addressParts = strings.Split("https:// https:// wss:// http:// ftp:// blob: data: a b com example . . . * *. / // \\ ? # @ : 8080 :99999 "+
	"%41 % %2e _ - ~ xn-- xn--nxasmq6b ä 日本 1 127.0.0.1 0x7f 09 0 [::1] [ ] | ^ < > ` { } $ ! & = ' \" ß 。 :: 1e3 256 .. + ; , ( A HTTPS: é.com 😀", " ")

// TestAddressesLikeNode compares random addresses with the official validator in Node. What
// depends on international domain names may be right for us and wrong for it, never the other
// way round.
func TestAddressesLikeNode(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 5))
	var questions []string
	for s := range knownAddresses {
		questions = append(questions, s)
	}
	for range oracle.Number("ADDRESSES", 5000) {
		s := []string{"", "", "https://", "\t", "https://\n", "x"}[r.IntN(6)]
		for range 1 + r.IntN(6) {
			s += addressParts[r.IntN(len(addressParts))]
		}
		questions = append(questions, s)
	}
	type answer struct{ Valid, Path bool }
	silent, accepted := 0, 0
	for i, a := range oracle.Ask[answer](t, "@forge/manifest", "url.mjs", questions) {
		s := questions[i]
		international := !isASCII(s) || strings.Contains(strings.ToLower(s), "xn--") || strings.Contains(s, "%")
		got := isAddress(s)
		switch {
		case got == a.Valid:
		case got && international:
			silent++
		default:
			t.Errorf("isAddress(%q) = %v, Node says %v", s, got, a.Valid)
		}
		if a.Valid {
			accepted++
			if u, ok := parseAddress(s); s != "*" && javascript.IsSpecialScheme(u.Scheme) && !international && isHostname(u.Host) && (ok && hasPath(u)) != a.Path {
				t.Errorf("%q has a path: %v, Node says %v", s, ok && hasPath(u), a.Path)
			}
		}
	}
	if accepted < len(questions)/10 {
		t.Errorf("only %d of %d addresses are right", accepted, len(questions))
	}
	t.Logf("%d addresses, %d of them accepted; we say nothing about %d that are wrong", len(questions), accepted, silent)
}
