package usage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/usage"
)

// kinds are the names of kinds in the table below.
var kinds = map[usage.Kind]string{
	usage.Request: "request", usage.Storage: "storage", usage.Hook: "hook", usage.Notification: "notification", usage.Graph: "graph", usage.Fetch: "fetch",
	usage.Image: "image", usage.Icon: "icon", usage.Remote: "remote", usage.Frame: "frame", usage.Package: "package", usage.OldStorage: "old", usage.Check: "check",
	usage.Crash: "crash",
}

// TestIn: what a line of code uses, and who sees it: "both", "us" or "forge".
func TestIn(t *testing.T) {
	const api = "import api, { route } from '@forge/api'; "
	for _, c := range []struct{ src, want string }{
		{api + "api.asApp().requestJira(route`/rest/api/3/myself`)", "request both GET /rest/api/3/myself"},
		{api + "api.asApp().requestJira(route`/rest/api/3/issue/${k}`, { method: 'put' })", "request both PUT /rest/api/3/issue/{}"},
		{api + "api.asApp()['requestJira'](route`/rest/api/3/myself`)", "request us GET /rest/api/3/myself"},
		{"import { requestJira as rj } from '@forge/bridge'; rj('/rest/api/3/myself')", "request us GET /rest/api/3/myself"},
		{api + "const p = '/rest/api/3'; api.asApp().requestJira(route`${p}/myself`)", "request both GET /rest/api/3/myself"},
		{api + "api.asApp().requestJira(assumeTrustedRoute('/a'))", "request us GET /a"},
		{api + "api.asApp().requestJira('/a/' + k + '/b')", "request us GET /a/{}/b"},
		{api + "api.asApp().requestJira('/a', { method })", "request forge  /a"},
		{api + "api.asApp().requestJira('/a', options)", ""},
		{api + "const options = { method: 'POST' }; api.asApp().requestJira('/a', options)", "request us POST /a"},
		{api + "const o = { headers: {} }, p = { ...o, method: 'PUT' }; api.asApp().requestJira('/a', { ...o }); api.asApp().requestJira('/b', { ...o, ...p })", "request both GET /a\nrequest both PUT /b"},
		{api + "api.asApp().requestJira('/a', { ...o }); api.asApp().requestJira('/b', { ...o, method: 'PUT' }); api.asApp().requestJira('/c', { method: 'PUT', ...o })", "request forge  /a\nrequest both PUT /b\nrequest both PUT /c"},
		{api + "(api.asApp().requestJira)('/a')", "request both GET /a"},
		{api + "api.asApp().requestJira(route`/a/${\nk}`)", "request us GET /a/{}"},
		{"requestJiraSafely('/a')", "crash forge"},
		{"c.requestJira()", "crash forge"},
		{"fetch('https://a.com/b')", "fetch both https://a.com/b"},
		{"x.fetch('https://a.com')", "fetch both https://a.com"},
		{"x.fetch('/a')", ""},
		{"fetch('/a')", "fetch forge /a"},
		{"fetch('https://x.atlassian.net/a')", "fetch forge https://x.atlassian.net/a"},
		{"fetch(`https://a.com/${b}`)", "fetch us https://a.com/{}"},
		{"fetch(`https://${b}/c`)", ""},
		{"const base = 'https://a.com'; fetch(base + '/b')", "fetch us https://a.com/b"},
		{"import axios from 'axios'; axios.get('https://a.com')", "fetch us https://a.com"},
		{"import axios from 'axios'; axios.isCancel('https://a.com'); axios('https://b.com'); axios.default.post('https://c.com')", "fetch us https://b.com\nfetch us https://c.com"},
		{"import { request } from 'undici'; request('https://a.com')", "fetch us https://a.com"},
		{"const got = require('got'); got('https://a.com'); got.stream('https://b.com')", "fetch us https://a.com\nfetch us https://b.com"},
		{"import axios from 'axios'; axios({ url: 'https://a.com' })", "fetch us https://a.com"},
		{"import { storage } from '@forge/api'", "storage both\nold both"},
		{"import { storage as s } from '@forge/api'", "storage us\nold both"},
		{"import { storage } from './mine'", "storage forge"},
		{"import kvs from '@forge/kvs'", "storage us"},
		{"import type { storage } from '@forge/api'", "storage both\nold both"},
		{"import type { storage as s } from '@forge/api'", "old both"},
		{"import api from '@forge/api'; api!.asApp()!.requestJira!('/rest/api/3/myself')", "request us GET /rest/api/3/myself"},
		{"api!.asApp()!.requestJira('/rest/api/3/myself')", "request both GET /rest/api/3/myself"},
		{"fetch!('https://a.com')", "fetch us https://a.com"},
		{"function fetch(u) {} fetch('https://a.com'); fetch(`https://a.com/${b}`)", "fetch forge https://a.com"},
		{"export const run = ({ fetch }) => fetch('https://a.com')", "fetch both https://a.com"},
		{"const fetch = async u => u; fetch('https://a.com')", "fetch forge https://a.com"},
		{"class C { fetch(u) {} } fetch('https://a.com'); c.fetch('https://a.com')", "fetch both https://a.com\nfetch both https://a.com"},
		{"fetch('https://a.com'); fetch('https://b", "fetch us https://a.com"},
		{"const base = 'https://a.com'; class A { get(base) { fetch(base) } }", ""},
		{"const base = 'https://a.com'; const o = { async get(x, base): T { fetch(base) } }", ""},
		{"const base = 'https://a.com'; class A { constructor(private readonly base) { fetch(base) } }", ""},
		{"const base = 'https://a.com'; function f() { class base {} fetch(base) }", ""},
		{"const base = 'https://a.com'; function f() { function base() {} fetch(base) }", ""},
		{"const base = 'https://a.com'; try {} catch (base) { fetch(base) }", ""},
		{"const base = 'https://a.com'; const r = ok ? get(base) : fetch(base)", "fetch us https://a.com"},
		{"import { Image } from '@forge/react'; <><Image src=\"https:https://a.com\"/><Image src=\"a1://a.com\"/><Image src=\"HTTPS://b.com\"/><Image src=\"https://\"/></>", "image both HTTPS://b.com\nimage forge https://"},
		{"import { useIssueProperty } from '@forge/react'", "hook both useIssueProperty"},
		{"import { useIssuePropertyX, useSpaceProperty } from '@forge/react'", "hook us useSpaceProperty"},
		{"import { useSpaceProperty as useIssuePropertyX } from '@forge/react'", "hook us useSpaceProperty"},
		{"import { useSpaceProperty as useIssueProperty } from '@forge/react'", "hook forge useIssueProperty\nhook us useSpaceProperty"},
		{"import { NotificationApi } from '@forge/api'", "notification both"},
		{"import { storage as NotificationApi } from '@forge/api'", "storage us\nnotification forge\nold both"},
		{"import { NotificationApi as N } from '@forge/api'", "notification us"},
		{"import { invokeRemote } from '@forge/api'; invokeRemote('r')", "remote both r"},
		{"import api from '@forge/api'; api.asApp().requestRemote('r', {})", "remote us r"},
		{"const { invokeRemote } = require('@forge/api'); invokeRemote('r')", "remote us r"},
		{"import { Frame } from '@forge/react'; <Frame resource=\"a\" />", "frame both a"},
		{"import { Frame } from '@forge/react'; <Frame {...p} />", "frame forge"},
		{"<Frame resource={r} />", ""},
		{"import { Image } from '@forge/react'; <Image src=\"https://a.com/b.png\" />", "image both https://a.com/b.png"},
		{"<Image src=\"https://a.com/b.png\" />", "image forge https://a.com/b.png"},
		{"import { Image } from '@forge/react'; <Image src={'https://a.com/b.png'} />", "image us https://a.com/b.png"},
		{"const f = () => ({ icon: 'https://a.com/b.png' })", "icon both https://a.com/b.png"},
		{"const f = () => ({ icon: 'b' })", "icon forge b"},
		{"import sql from '@forge/sql'", "package both @forge/sql"},
		{"export * from '@forge/llm'", "package us @forge/llm"},
		{"api.asApp().requestTeamworkGraph(q)", "graph both"},
		{"import { permissions } from '@forge/api'; permissions.hasScope('a')", "check both"},
		{"import { storage } from '@forge/api'; const open = `", "storage us\nold us"},
	} {
		var got []string
		for _, use := range usage.In(files.NewContent([]byte(c.src)), "a.jsx") {
			seen := [...]string{"both", "us", "forge"}[use.Seen]
			what := use.Name
			if use.Kind == usage.Request {
				what = use.Method + " " + use.Path
			}
			got = append(got, strings.TrimRight(fmt.Sprintf("%s %s %s", kinds[use.Kind], seen, what), " "))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", c.src, got, c.want)
		}
	}
}

// TestCovers: what an allowed address covers, by "forge lint" and as browsers read it.
func TestCovers(t *testing.T) {
	for _, c := range []struct {
		allowed, address string
		forge, us        bool
	}{
		{"a.com", "https://a.com/b?c", true, true},
		{"https://a.com", "https://a.com", true, true},
		{"a.com", "http://a.com", false, false},
		{"http://a.com", "http://a.com/b", true, true},
		{"*.a.com", "https://b.c.a.com", true, true},
		{"*.a.com", "https://a.com", false, false},
		{"*", "anything", true, true},
		{"a.com", "https://A.com", false, true},
		{"a.com", "https://a.com:443/b", false, true},
		{"a.com", "https://a.com:8080", false, false},
		{"a.com", "//a.com/b", true, true},
		{"wss://a.com", "https://a.com", false, false},
	} {
		if forge, us := usage.NewAllowlist("other.com", c.allowed).Covers(c.address); forge != c.forge || us != c.us {
			t.Errorf("%s covers %s: %t %t, want %t %t", c.allowed, c.address, forge, us, c.forge, c.us)
		}
	}
}

// TestFreeImages: hosts that everybody may show images of, by "forge lint" and by the documentation.
func TestFreeImages(t *testing.T) {
	for address, want := range map[string][2]bool{
		"https://secure.gravatar.com/a": {true, true}, "//i0.wp.com/a": {true, true}, "https://i0.wp.com/a": {true, true},
		"https://www.gravatar.com/a": {false, true}, "http://secure.gravatar.com/a": {false, false}, "https://Secure.gravatar.com": {false, true},
		"https://gravatar.example.com": {false, false},
	} {
		if forge, us := usage.IsFreeImage(address); forge != want[0] || us != want[1] {
			t.Errorf("%s: %t %t, want %v", address, forge, us, want)
		}
	}
}

// TestScopes: what needs the scopes of an app, those that are missing behind the others.
func TestScopes(t *testing.T) {
	const source = "modules:\n  trigger:\n    - key: t\n      function: f\n      events: [avi:jira:created:issue]\npermissions:\n  scopes: [storage:app, read:jira-work, read:none]\n"
	in := memory.Files{
		"/app/src/index.js":    "import api, { storage } from '@forge/api'; api.asApp().requestJira('/rest/api/3/issue', { method: 'POST' })",
		"/app/src/a.test.js":   "import { storage } from '@forge/api'",
		"/app/shared/other.js": "import { storage } from '@forge/api'",
	}
	f, around := manifest.New(text.New(source)), files.NewStore(in).In("/app")
	var got []string
	for _, s := range usage.Scopes(f, code.Of(f, around)) {
		line := s.Name
		if !s.Declared {
			line += " missing"
		}
		for _, r := range s.Reasons {
			line += "; " + r.What
		}
		got = append(got, line)
	}
	want := []string{
		"storage:app; storage; storage", "read:jira-work; event avi:jira:created:issue", "read:none",
		"write:jira-work missing; POST /rest/api/3/issue",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	in["/app/src/index.js"] = "import api from '@forge/api'; api.asApp().requestJira('/rest/api/3/task/1')" // has a group of scopes that is empty
	names, why := usage.Lacking(f, files.NewStore(in).In("/app"), func(string) bool { return false })
	if !slices.Equal(names, []string{"storage:app", "read:jira-work"}) || why["read:jira-work"] != "GET /rest/api/3/task/{taskId}" {
		t.Errorf("%v are missing, for %v", names, why)
	}
	places, _ := usage.OfScope(f, around, "write:jira-work")
	if len(places) != 1 || places[0].Words() != "POST /rest/api/3/issue" || places[0].Line() != 0 {
		t.Errorf("places %v", places)
	}
}

// FuzzIn: any text has uses within it, if only none.
func FuzzIn(f *testing.F) {
	f.Add("import { storage } from '@forge/api'; fetch(`https://a/${b}`); <Image src={a ? 'https://b' : ''} />")
	f.Fuzz(func(t *testing.T, src string) {
		for _, name := range []string{"a.jsx", "a.ts"} {
			for _, use := range usage.In(files.NewContent([]byte(src)), name) {
				if use.Start < 0 || use.End > len(src) || use.Start > use.End {
					t.Errorf("%v lies outside of the text", use)
				}
			}
		}
	})
}
