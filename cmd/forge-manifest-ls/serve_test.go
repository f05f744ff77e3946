package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const initializeCall = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`

func frames(bodies ...string) string {
	var all strings.Builder
	for _, body := range bodies {
		fmt.Fprintf(&all, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	return all.String()
}

func TestServeStdio(t *testing.T) {
	const shutdown, exit = `{"jsonrpc":"2.0","id":2,"method":"shutdown"}`, `{"jsonrpc":"2.0","method":"exit"}`
	for name, test := range map[string]struct {
		args  []string
		input string
		code  int
	}{
		"polite":       {nil, frames(initializeCall, shutdown, exit), 0},
		"with option":  {[]string{"--stdio"}, frames(initializeCall, shutdown, exit), 0},
		"only exit":    {nil, frames(initializeCall, exit), 1},
		"end of input": {nil, frames(initializeCall), 1},
	} {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := run(append([]string{"serve"}, test.args...), strings.NewReader(test.input), &stdout, &stderr); code != test.code {
				t.Errorf("exit code %d, want %d\n%s", code, test.code, stderr.String())
			}
			if !strings.Contains(stdout.String(), `"name":"forge-manifest-ls"`) {
				t.Errorf("output %q", stdout.String())
			}
		})
	}
}

func TestServeUsage(t *testing.T) {
	for _, args := range [][]string{
		{"--stdio", "--listen", "127.0.0.1:0"},
		{"--listen", "0.0.0.0:0"},
		{"--listen", ":0"},
		{"--listen", "example.org:0"},
		{"--listen", "nonsense"},
		{"--listen", "[::]:0"},
		{"--nonsense"},
		{"operand"},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(append([]string{"serve"}, args...), strings.NewReader(""), &stdout, &stderr); code != exitUsage || stderr.Len() == 0 {
			t.Errorf("serve %v: exit code %d, want %d, and %q on standard error", args, code, exitUsage, stderr.String())
		}
	}
}

func TestIsAlive(t *testing.T) {
	if !isAlive(os.Getpid()) {
		t.Error("this process is said to be dead")
	}
	child := exec.Command(os.Args[0], "-test.run=^$")
	if err := child.Run(); child.ProcessState == nil { // how it has ended does not matter
		t.Fatal(err)
	}
	if isAlive(child.Process.Pid) {
		t.Error("a process that has ended is said to live")
	}
}
