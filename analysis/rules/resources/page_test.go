package resources

import (
	"testing"

	"forge-manifest-ls/internal/files"
)

// Browsers take "\r\n" and "\r" for "\n" before they hash a script.
func TestInlineScriptLineEnds(t *testing.T) {
	hashOf := func(page string) string { return pageOf.Of(files.NewContent([]byte(page))).inlineScript }
	want := hashOf("<script>\nlet a = 1;\n</script>")
	for _, src := range []string{"<script>\r\nlet a = 1;\r\n</script>", "<script>\rlet a = 1;\r</script>"} {
		if got := hashOf(src); got != want || got == "" {
			t.Errorf("the hash of %q is %q, want %q", src, got, want)
		}
	}
}

// What stands in templates, and for browsers without scripts, is not used, so that no policy blocks it.
func TestUnusedContent(t *testing.T) {
	const style = "<style>a{}</style>"
	for src, used := range map[string]bool{
		style:                                 true,
		"<template>" + style + "</template>":  false,
		"<noscript>" + style + "</noscript>":  false,
		"<NoScript>" + style + "</NOSCRIPT >": false,
		"<template><template></template>" + style + "</template>":            false,
		"<template><template></template></template>" + style:                 true,
		"<noscript><template></noscript>" + style:                            true,
		"<template><noscript></template></noscript>" + style + "</template>": false,
		"</template>" + style: true,
		"<template>" + style:  false,
		`<template shadowrootmode="open">` + style + "</template>":                      true,
		`<template><template shadowrootmode="open">` + style + "</template></template>": false,
		"<template><script>'</template>'</script>" + style + "</template>":              false,
	} {
		if p := pageOf.Of(files.NewContent([]byte(src))); p.inlineStyle != used {
			t.Errorf("%s: %t, want %t", src, p.inlineStyle, used)
		}
	}
	const script, sheet = "<script>f()</script><script src=https://a.example.com/b.js></script>", "<link rel=stylesheet href=//b.example.com/c.css>"
	if p := pageOf.Of(files.NewContent([]byte("<template>" + script + sheet + "</template>"))); p.inlineScript != "" || len(p.scripts)+len(p.styles) > 0 {
		t.Errorf("%+v", p)
	}
}
