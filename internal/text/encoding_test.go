package text

import "testing"

func TestEncoding(t *testing.T) {
	for src, want := range map[string]string{
		"": "", "app:": "", "é": "", "\ufeffapp:": "", "\x00": "", "\x00app:": "", "\x00\x00\x00\x00": "", "a\xff\xfe": "", "\ufffd\ufffdapp:": "",
		"\xff\xfe": "UTF-16", "\xfe\xff": "UTF-16", "\xff\xfe\xe9\x65": "UTF-16", "a\x00p\x00": "UTF-16", "\x00a\x00p": "UTF-16", "\ufffd\ufffda\x00p\x00": "UTF-16",
		"\xff\xfe\x00\x00": "UTF-32", "\x00\x00\xfe\xff": "UTF-32", "a\x00\x00\x00": "UTF-32",
	} {
		if got := New(src).Encoding(); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
