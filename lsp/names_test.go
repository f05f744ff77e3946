package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// askedAt is the parameters of a request about the end of a text in a document.
func askedAt(source, at, more string) string {
	before := source[:strings.Index(source, at)+len(at)]
	line := strings.Count(before, "\n")
	return fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}%s}`, manifestURI, line, len(before)-strings.LastIndexByte(before, '\n')-1, more)
}

const annotatingClient = `{"workspace":{"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{}}},
	"textDocument":{"definition":{"linkSupport":true}},"window":{"showDocument":{"support":true}}}`

// TestDefinitionWaitsForFiles: who asks for a file that is not known yet gets it, though nobody
// waits for a file otherwise.
func TestDefinitionWaitsForFiles(t *testing.T) {
	a := &around{}
	a.put("/app/src/index.js", "const work = 1;\nexport { run } from './lib';\n")
	a.put("/app/src/lib.ts", "export function run() {}\n")
	c := open(t, a.options(), annotatingClient, oneFunction)
	answer := string(c.must("textDocument/definition", askedAt(oneFunction, "handler: index.ru", "")))
	for _, want := range []string{`"targetUri":"file:///app/src/lib.ts"`, `"originSelectionRange":{"start":{"line":10,"character":21}`, `"targetSelectionRange":{"start":{"line":0,"character":16}`} {
		if !strings.Contains(answer, want) {
			t.Errorf("no %s in %s", want, answer)
		}
	}
}

// TestCallHierarchyWaitsForFiles: the handler at a cursor is an item of its own, also for who asks first.
func TestCallHierarchyWaitsForFiles(t *testing.T) {
	a := &around{}
	a.put("/app/src/index.js", "export const run = 1;\n")
	c := open(t, a.options(), annotatingClient, oneFunction)
	if answer := string(c.must("textDocument/prepareCallHierarchy", askedAt(oneFunction, "handler: index.ru", ""))); !strings.Contains(answer, `"uri":"file:///app/src/index.js"`) {
		t.Error(answer)
	}
}

// TestRenameOfAnExport: edits of other files come under an annotation that asks for no confirmation,
// and not at all to clients that do not show it.
func TestRenameOfAnExport(t *testing.T) {
	a := &around{}
	a.put("/app/src/index.js", "export const run = 1;\n")
	params := askedAt(oneFunction, "handler: index.ru", `,"newName":"start"`)
	answer := string(open(t, a.options(), annotatingClient, oneFunction).must("textDocument/rename", params))
	for _, want := range []string{
		`{"textDocument":{"uri":"file:///app/src/index.js","version":null},"edits":[{"range":{"start":{"line":0,"character":13},"end":{"line":0,"character":16}},"newText":"start","annotationId":"rename"}]}`,
		`"version":1`, `"label":"Rename in the manifest and in other files: other files that import the function are not changed"`,
	} {
		if !strings.Contains(answer, want) {
			t.Errorf("no %s in %s", want, answer)
		}
	}
	if strings.Contains(answer, "needsConfirmation") {
		t.Errorf("a confirmation in %s", answer)
	}
	refused := open(t, a.options(), plainClient, oneFunction).call("textDocument/rename", params)
	if refused.Error == nil || refused.Error.Code != -32803 || !strings.Contains(refused.Error.Message, "other files") {
		t.Errorf("a client without annotations gets %s, %+v", refused.Result, refused.Error)
	}
}

// TestRenameAfterChange: a renaming goes by the files as they are, also right behind the word that they changed.
func TestRenameAfterChange(t *testing.T) {
	const consumer = "app:\n  id: x\nmodules:\n  consumer:\n    - key: c\n      queue: jobs\n      function: f\n  function:\n    - key: f\n      handler: index.run\n"
	a := &around{}
	a.put("/app/src/index.js", "export const run = 1;\n")
	c := open(t, a.options(), annotatingClient, consumer)
	params := askedAt(consumer, "queue: jo", `,"newName":"work"`)
	c.must("textDocument/rename", params)
	for _, name := range []string{"a", "b", "c"} {
		a.put("/app/src/"+name+".js", "import { Queue } from '@forge/events';\nnew Queue({ key: 'jobs' });\n")
		c.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"file:///app/src/`+name+`.js","type":1}]}`)
		if answer := string(c.must("textDocument/rename", params)); !strings.Contains(answer, "/src/"+name+".js") {
			t.Errorf("%s.js is not in %s", name, answer)
		}
	}
}

// TestRenameBeside: another manifest in the directory follows a renaming in the files of both, and no other one does.
func TestRenameBeside(t *testing.T) {
	a, d := &around{}, newDisk()
	a.put("/app/src/index.js", "export const run = 1;\n")
	d.put("/app/manifest.dev.yml", oneFunction)
	d.put("/app/other/manifest.yml", oneFunction)
	options := a.options()
	options.Folder = d.folder
	c := connect(t, options)
	c.must("initialize", `{"capabilities":`+annotatingClient+`,"workspaceFolders":[{"uri":"file:///app","name":"app"}]}`)
	c.didOpen(manifestURI, oneFunction)
	answer := string(c.must("textDocument/rename", askedAt(oneFunction, "handler: index.ru", `,"newName":"start"`)))
	if !strings.Contains(answer, `{"uri":"file:///app/manifest.dev.yml","version":null},"edits":[{"range":{"start":{"line":10,"character":21},"end":{"line":10,"character":24}},"newText":"start"`) || strings.Contains(answer, "other/") {
		t.Error(answer)
	}
}

// TestRenameOfUserData: the annotation says what users lose; clients without get the edits alone.
func TestRenameOfUserData(t *testing.T) {
	const source = "modules:\n  macro:\n    - key: note\n"
	params := askedAt(source, "key: note", `,"newName":"memo"`)
	answer := string(open(t, Options{}, annotatingClient, source).must("textDocument/rename", params))
	if !strings.Contains(answer, `"label":"Rename: the key is part of macros that are on pages`) {
		t.Errorf("annotated: %s", answer)
	}
	answer = string(open(t, Options{}, plainClient, source).must("textDocument/rename", params))
	if !strings.HasPrefix(answer, `{"changes":{"file:///app/manifest.yml":[{`) {
		t.Errorf("plain: %s", answer)
	}
}

// TestRenameWithoutFiles: a name that files may have, too, is not changed in the manifest alone
// because these are slow to read.
func TestRenameWithoutFiles(t *testing.T) {
	const source = "modules:\n  macro:\n    - key: note\n      title:\n        i18n: title\ntranslations:\n  resources:\n    - key: en-US\n      path: en.json\n"
	a := &around{hang: make(chan struct{})}
	a.put("/app/en.json", `{"title":"T"}`)
	c := open(t, a.options(), annotatingClient, source)
	defer close(a.hang)
	refused := c.call("textDocument/rename", askedAt(source, "i18n: titl", `,"newName":"heading"`))
	if refused.Error == nil || refused.Error.Code != -32803 || !strings.Contains(refused.Error.Message, "not read yet") {
		t.Errorf("the answer is %s, %+v", refused.Result, refused.Error)
	}
}

// TestRenameQueueBeside: a manifest beside follows also where no source file has the name, and refuses where one may.
func TestRenameQueueBeside(t *testing.T) {
	const source = "modules:\n  consumer:\n    - key: c\n      queue: jobs\n      function: f\n  function:\n    - key: f\n      handler: index.run\n"
	for content, want := range map[string]string{
		"export const run = 1;\n": `{"uri":"file:///app/manifest.dev.yml","version":null},"edits":[{"range":{"start":{"line":3,"character":13},"end":{"line":3,"character":17}},"newText":"tasks"`,
		"import { Queue } from '@forge/events';\nlet name = 'jobs';\nexport const run = () => new Queue({ key: name });\n": "src/index.js: line 2 has the text",
	} {
		a, d := &around{}, newDisk()
		a.put("/app/src/index.js", content)
		d.put("/app/manifest.dev.yml", source)
		options := a.options()
		options.Folder = d.folder
		c := connect(t, options)
		c.must("initialize", `{"capabilities":`+annotatingClient+`,"workspaceFolders":[{"uri":"file:///app","name":"app"}]}`)
		c.didOpen(manifestURI, source)
		m := c.call("textDocument/rename", askedAt(source, "queue: jo", `,"newName":"tasks"`))
		answer := string(m.Result)
		if m.Error != nil {
			answer = m.Error.Message
		}
		if !strings.Contains(answer, want) {
			t.Errorf("%q: the answer is %s", content, answer)
		}
	}
}

// TestCallsFrom: the places of incoming calls are in the file of who calls, wherever the queue is made.
func TestCallsFrom(t *testing.T) {
	const source = "modules:\n  consumer:\n    - key: c\n      queue: jobs\n      function: f\n  function:\n    - key: f\n      handler: index.run\n"
	a := &around{}
	a.put("/app/src/index.js", "import { queue } from './queues';\nexport const run = () => queue.push({});\n")
	a.put("/app/src/queues.js", "\n\n\n\nimport { Queue } from '@forge/events';\nexport const queue = new Queue({ key: 'jobs' });\n")
	c := open(t, a.options(), annotatingClient, source)
	items := string(c.must("textDocument/prepareCallHierarchy", askedAt(source, "key: c", "")))
	answer := string(c.must("callHierarchy/incomingCalls", `{"item":`+strings.Trim(items, "[]")+`}`))
	const want = `"fromRanges":[{"start":{"line":1,"character":25},"end":{"line":1,"character":30}}]`
	if !strings.Contains(answer, want) || !strings.Contains(answer, `"uri":"file:///app/src/index.js"`) {
		t.Errorf("the calls are\n%s", answer)
	}
}

// TestNoName: where there is no name, and in files of others, the answers are empty.
func TestNoName(t *testing.T) {
	for _, source := range []string{"modules: {}\n", "applications:\n- name: x\n", "# only a comment\napp: {}\n"} {
		c := open(t, Options{}, annotatingClient, source)
		params := askedAt(source, source[:1], "")
		for method, want := range map[string]string{
			"textDocument/definition": "null", "textDocument/declaration": "null", "textDocument/implementation": "null",
			"textDocument/references": "[]", "textDocument/documentHighlight": "[]", "textDocument/prepareRename": "null", "textDocument/rename": "null",
			"textDocument/prepareCallHierarchy": "[]", "workspace/willRenameFiles": "null",
		} {
			if got := string(c.must(method, params)); got != want {
				t.Errorf("%s: %s in %q", method, got, source)
			}
		}
		for _, method := range []string{"callHierarchy/incomingCalls", "callHierarchy/outgoingCalls"} {
			if got := string(c.must(method, `{"item":{"data":{"manifest":"file:///app/manifest.yml","kind":1}}}`)); got != "[]" {
				t.Errorf("%s: %s", method, got)
			}
		}
	}
}

// TestTypeDefinition: the client is asked to show the page about a module type.
func TestTypeDefinition(t *testing.T) {
	const source = "modules:\n  macro:\n    - key: note\n"
	c := open(t, Options{}, annotatingClient, source)
	if got := string(c.must("textDocument/typeDefinition", askedAt(source, "  mac", ""))); got != "null" {
		t.Errorf("the answer is %s", got)
	}
	m := c.wait("a page", func(m wireMessage) bool { return m.Method == "window/showDocument" })
	if !strings.Contains(string(m.Params), `"uri":"https://developer.atlassian.com/`) || !strings.Contains(string(m.Params), `"external":true`) {
		t.Errorf("shown: %s", m.Params)
	}
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":{"success":true}}`, m.ID))
}
