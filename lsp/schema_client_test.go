package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
)

// reportSchema is a check that finds one thing: the schema that it judges by.
func reportSchema(_ context.Context, f *manifest.File) []analysis.Diagnostic {
	return []analysis.Diagnostic{{Rule: testRule, Severity: analysis.Error, Message: f.Catalogue().Version()}}
}

// disk is a file system that may change while it is read.
type disk struct {
	mu    sync.Mutex
	files fstest.MapFS
	write int // counts writes, so that each has a time of its own
}

func newDisk() *disk { return &disk{files: fstest.MapFS{}} }

// folder is [Options.Folder].
func (d *disk) folder(path string) fs.FS { return diskFolder{d, strings.TrimPrefix(path, "/")} }

func (d *disk) put(name, content string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.set(name, content)
}

func (d *disk) set(name, content string) {
	d.write++
	d.files[strings.TrimPrefix(name, "/")] = &fstest.MapFile{Data: []byte(content), ModTime: time.Unix(int64(d.write), 0)}
}

// install puts a package into a directory whose schema knows one module type more
// than webtriggers and functions.
func (d *disk) install(dir, version string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.set(path.Join(dir, "package.json"), `{"name":"@forge/manifest","version":"`+version+`"}`)
	d.set(path.Join(dir, "out/schema/manifest-schema.json"), `{
		"type":"object","required":["app","modules"],
		"properties":{
			"app":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"runtime":{"type":"object"}}},
			"modules":{"type":"object","additionalProperties":false,"properties":{
				"function":{"type":"array","items":{"type":"object","required":["key","handler"],"properties":{"key":{"type":"string"},"handler":{"type":"string"}}}},
				"jira:brandNew":{"type":"array","items":{"type":"object","required":["key"],"properties":{"key":{"type":"string"}}}}}}}}`)
}

// remove removes a directory.
func (d *disk) remove(dir string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for name := range d.files {
		if strings.HasPrefix("/"+name, dir+"/") {
			delete(d.files, name)
		}
	}
}

type diskFolder struct {
	*disk
	root string
}

// Open implements [fs.FS].
func (d diskFolder) Open(name string) (fs.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.files.Open(path.Join(d.root, name))
}

// waitLog is a log that can be waited for.
type waitLog struct {
	t   testing.TB
	mu  sync.Mutex
	new *sync.Cond
	buf bytes.Buffer
}

func newWaitLog(t testing.TB) *waitLog {
	l := &waitLog{t: t}
	l.new = sync.NewCond(&l.mu)
	return l
}

func (l *waitLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer l.new.Broadcast()
	return l.buf.Write(p)
}

// wait waits for a line that holds want, and takes all up to it.
func (l *waitLog) wait(want string) {
	l.t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		late = true
		l.new.Broadcast()
	})
	defer timer.Stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	var seen strings.Builder
	for {
		for line, err := l.buf.ReadString('\n'); err == nil; line, err = l.buf.ReadString('\n') {
			if seen.WriteString(line); strings.Contains(line, want) {
				return
			}
		}
		if late {
			l.t.Fatalf("the log does not say %q:\n%s", want, seen.String())
		}
		l.new.Wait()
	}
}

// session is a client of a server that judges by what is installed on a disk.
type session struct {
	*client
	disk *disk
	log  *waitLog

	mu       sync.Mutex
	converts map[string]int     // by version
	hold     chan chan struct{} // when not nil, conversions wait for their turn
}

func newSession(t testing.TB, check func(context.Context, *manifest.File) []analysis.Diagnostic) *session {
	s := &session{disk: newDisk(), log: newWaitLog(t), converts: map[string]int{}}
	server := newServer(Options{Check: check, Folder: s.disk.folder, Log: s.log})
	server.schemas.settle = time.Millisecond
	server.schemas.finder.Convert = func(p *forgepackage.Installed) (*schema.Catalogue, error) {
		c, err := p.Convert()
		s.mu.Lock()
		s.converts[p.Version]++
		hold := s.hold
		s.mu.Unlock()
		if hold != nil {
			proceed := make(chan struct{})
			hold <- proceed
			<-proceed
		}
		return c, err
	}
	s.client = connectServer(t, server)
	go s.read()
	return s
}

// begin initializes the session with capabilities, options and workspace folders.
func (s *session) begin(capabilities, options string, folders ...string) {
	s.t.Helper()
	list := []map[string]string{}
	for _, f := range folders {
		list = append(list, map[string]string{"uri": "file://" + f, "name": f})
	}
	raw, err := json.Marshal(list)
	if err != nil {
		s.t.Fatal(err)
	}
	s.must("initialize", fmt.Sprintf(`{"capabilities":%s,"initializationOptions":%s,"workspaceFolders":%s}`, capabilities, options, raw))
	s.notify("initialized", `{}`)
}

// open opens a manifest.
func (s *session) open(name string) { s.didOpen("file://"+name, "modules:\n") }

// installed tells the server that packages were installed.
func (s *session) installed() {
	s.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"file:///w/package-lock.json","type":2}]}`)
}

// judged waits until a manifest is judged by a version, and takes what was said of it
// before.
func (s *session) judged(name, version string) {
	s.t.Helper()
	for {
		var p published
		s.wait(name+" to be judged by "+version, func(m wireMessage) bool {
			p = published{}
			return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == "file://"+name
		})
		if len(p.Diagnostics) == 1 && p.Diagnostics[0]["message"] == version {
			return
		}
	}
}

// idle waits until nothing is being checked and all that was found has arrived.
func (s *session) idle() {
	s.t.Helper()
	busy := func() int {
		s.server.publisher.mu.Lock()
		defer s.server.publisher.mu.Unlock()
		return len(s.server.publisher.jobs)
	}
	for busy() > 0 {
		time.Sleep(time.Millisecond)
	}
	s.sync()
}

// warned waits for a warning that says something.
func (s *session) warned(want ...string) {
	s.t.Helper()
	m := s.wait("a warning", isWarning)
	for _, w := range want {
		if !strings.Contains(string(m.Params), w) {
			s.t.Errorf("warning %s, want %q", m.Params, w)
		}
	}
}

func isWarning(m wireMessage) bool { return m.Method == "window/showMessage" }

// respond waits for a call of the server and answers it.
func (s *session) respond(method, result string) wireMessage {
	s.t.Helper()
	m := s.wait(method, func(m wireMessage) bool { return m.Method == method })
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,%s}`, m.ID, result))
	return m
}

// converted is how often a version was converted.
func (s *session) converted(version string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.converts[version]
}
