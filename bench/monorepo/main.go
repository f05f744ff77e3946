//go:build unix

// Monorepo measures "check" in a repository of many apps, which it makes and deletes again:
//
//	go run ./bench/monorepo [-manifests 10000] [-files 500000] BINARY [ARG...]
//
// It prints the time of the clock, the time of the processor, and the most resident memory.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// manifestOf is a manifest of 34 lines, with one mistake in every tenth.
const manifestOf = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-%012d
  runtime:
    name: nodejs24.x
permissions:
  scopes:
    - read:jira-work
modules:
  jira:issuePanel:
    - key: panel
      title: Panel
      icon: https://example.com/icon.svg
      resource: main
      resolver:
        function: resolver
  webtrigger:
    - key: hook
      function: %s
  trigger:
    - key: created
      function: resolver
      events:
        - avi:jira:created:issue
  function:
    - key: resolver
      handler: index.run
    - key: main
      handler: index.main
resources:
  - key: main
    path: static/main
`

func main() {
	manifests := flag.Int("manifests", 10_000, "")
	files := flag.Int("files", 500_000, "")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("usage: go run ./bench/monorepo [-manifests N] [-files N] BINARY [ARG...]")
	}
	binary, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	root, err := os.MkdirTemp("", "monorepo")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(root)
	if err := fill(root, *manifests, *files); err != nil {
		log.Print(err)
		return
	}
	measure(root, binary, flag.Args()[1:])
}

// measure runs "check" of a binary in a directory, and prints what it took.
func measure(root, binary string, args []string) {
	cmd := exec.Command(binary, append([]string{"check", "--quiet"}, args...)...)
	cmd.Dir, cmd.Stderr = root, os.Stderr
	begin := time.Now()
	err := cmd.Run()
	took := time.Since(begin)
	state := cmd.ProcessState
	if state == nil {
		log.Print(err)
		return
	}
	fmt.Printf("exit code %d, clock %.1f s, processor %.1f s", state.ExitCode(), took.Seconds(), (state.UserTime() + state.SystemTime()).Seconds())
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		fmt.Printf(", memory %d MB", usage.Maxrss>>10) // kilobytes on Linux
	}
	fmt.Println()
}

// fill makes apps below a directory, and so many other files that there are enough.
func fill(root string, manifests, files int) error {
	others := max(files/max(manifests, 1)-3, 0)
	for i := range manifests {
		app := filepath.Join(root, fmt.Sprintf("team%03d", i/100), fmt.Sprintf("app%02d", i%100))
		called := "main"
		if i%10 == 0 {
			called = "mian"
		}
		content := map[string]string{
			"manifest.yml":           fmt.Sprintf(manifestOf, i, called),
			"src/index.js":           "export const run = 1;\nexport const main = 2;\n",
			"static/main/index.html": "<html></html>",
		}
		for j := range others {
			content[fmt.Sprintf("src/part%d/file%d.js", j/8, j%8)] = "export const x = 1;\n"
		}
		for name, text := range content {
			full := filepath.Join(app, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}
