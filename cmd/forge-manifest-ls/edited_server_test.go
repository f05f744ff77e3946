package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/lsp"
)

// session is an editor with its server.
type session struct {
	*editor
	end func() (code int, log string) // waits for the end of the server
}

// start starts the binary.
func start(binary string, h habits, folder string) (*session, error) {
	cmd := exec.Command(binary)
	var log bytes.Buffer
	cmd.Stderr = &log
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &session{editor: newEditor(h, address(folder), in, out)}
	s.end = func() (int, string) {
		killer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
		defer killer.Stop()
		s.untilEnd()
		_ = cmd.Wait() // its code is asked for below
		return cmd.ProcessState.ExitCode(), log.String()
	}
	s.initialize()
	return s, nil
}

// startAtOnce starts a server in this process that waits for each file it looks at: what
// it says first is final.
func startAtOnce(h habits, folder string) *session {
	in, fromEditor := io.Pipe()
	toEditor, out := io.Pipe()
	var log bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- lsp.Serve(context.Background(), stdinout{in, out}, lsp.Options{
			Log:    &log,
			Folder: func(path string) fs.FS { return os.DirFS(path) },
			Files:  func(func()) *files.Store { return files.NewStore(disk.Files{}) },
		}).Code
		out.Close()
	}()
	s := &session{newEditor(h, address(folder), fromEditor, toEditor), func() (int, string) { return <-ended, log.String() }}
	s.initialize()
	return s
}

// address is that of a folder.
func address(folder string) string {
	return "file:///" + strings.TrimPrefix(filepath.ToSlash(folder), "/")
}

// initialize begins the session, and waits until the server has said what to watch.
func (e *editor) initialize() {
	e.call("initialize", object{
		"processId":        os.Getpid(),
		"rootUri":          e.folder,
		"workspaceFolders": []any{object{"uri": e.folder, "name": "app"}},
		"capabilities":     e.capabilities(),
		"initializationOptions": object{
			"diagnostics": object{"holdUnfinished": e.Waits},
			"inlayHints":  object{"handlers": true, "resources": true, "intervals": true, "defaults": true},
		},
	})
	e.notify("initialized", object{})
	e.wait(patience, func() bool { return e.told || !e.Watches })
}

// capabilities are rich, so that there is much to compare.
func (h habits) capabilities() object {
	diagnostics := object{"relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": object{"valueSet": []int{1, 2}}}
	document := object{
		"publishDiagnostics": diagnostics,
		"hover":              object{"contentFormat": []string{"markdown"}},
		"codeAction":         object{"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{}}}},
		"documentSymbol":     object{"hierarchicalDocumentSymbolSupport": true},
		"completion": object{
			"completionItem": object{
				"snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true, "preselectSupport": true,
				"documentationFormat": []string{"markdown"}, "resolveSupport": object{"properties": []string{"documentation"}},
			},
			"completionList": object{"itemDefaults": []string{"editRange", "insertTextFormat", "data"}},
		},
	}
	if h.Pulls {
		document["diagnostic"] = diagnostics
		document["codeLens"] = object{"resolveSupport": object{"properties": []string{"command"}}}
	}
	return object{
		"general":      object{"positionEncodings": []string{h.Encoding}},
		"experimental": object{"commands": object{"commands": []string{"forge-manifest-ls.showReferences", "forge-manifest-ls.openDocumentation"}}},
		"textDocument": document,
		"workspace": object{
			"configuration":         true,
			"diagnostics":           object{"refreshSupport": true},
			"didChangeWatchedFiles": object{"dynamicRegistration": h.Watches},
			"workspaceEdit":         object{"documentChanges": true, "changeAnnotationSupport": object{}},
		},
	}
}

// changed gives the document a new version. An editor that pulls then does so.
func (e *editor) changed(method string, version int, params object) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.version = version
	e.notify(method, params)
	if e.Pulls {
		e.pull()
	}
}

func (e *editor) open(text string, version int) {
	e.changed("textDocument/didOpen", version, object{"textDocument": object{"uri": e.uri, "languageId": "yaml", "version": version, "text": text}})
}

func (e *editor) change(changes []change) {
	next := e.version + 1
	e.changed("textDocument/didChange", next, object{"textDocument": object{"uri": e.uri, "version": next}, "contentChanges": changes})
}

// save tells that a file was saved, with its text if it is not nil.
func (e *editor) save(uri string, text *string) {
	params := object{"textDocument": object{"uri": uri}}
	if text != nil {
		params["text"] = *text
	}
	e.notify("textDocument/didSave", params)
}

// untilEnd waits until the server has closed its output.
func (e *editor) untilEnd() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for !e.ended {
		e.arrived.Wait()
	}
}

// close ends the session, and returns what was wrong in it.
func (s *session) close() string {
	trouble := s.trouble()
	s.call("shutdown", nil)
	s.notify("exit", nil)
	close(s.quit)
	code, log := s.end()
	if isBad := code != 0 || strings.Contains(log, "DATA RACE") || strings.Contains(log, "level=ERROR") || strings.Contains(log, "panic"); isBad || trouble != "" {
		return fmt.Sprintf("%s\nexit code %d, log:\n%s", trouble, code, log)
	}
	return ""
}
