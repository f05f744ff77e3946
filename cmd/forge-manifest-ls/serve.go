package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/lsp"

	"github.com/spf13/cobra"
)

// waiting is what somebody is told who starts the server by hand.
const waiting = `forge-manifest-ls: waiting for an editor, which speaks the Language Server Protocol on standard input.
To check manifests, run "forge-manifest-ls check"; Ctrl-C ends this.`

// gcPercent lets the heap grow more than Go does by itself before it is cleaned up. What is
// kept of a manifest is small, so that collections would come often, in the middle of an
// answer: 150 took the completion's 95th percentile from 1.6 to 1.1 ms, for 3 MB.
const gcPercent = 150

// serveCommand makes "serve".
func serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve [--stdio | --listen 127.0.0.1:PORT] [--apis FILE]",
		Short: "speak the Language Server Protocol (the default)",
		Long: `Speaks the Language Server Protocol with an editor. Editors start it; see the
README for how.

Exit code: 0 when the editor said "shutdown" and then "exit", else 1; 2 for wrong
usage.`,
		Args: noOperands,
	}
	stdio := cmd.Flags().Bool("stdio", false, "on standard input and output (the default)")
	listen := cmd.Flags().String("listen", "", "on a TCP port of this machine, which `ADDRESS` names, for one editor after the other "+
		"or up to 16 at a time; port 0 chooses a free one and says which on standard error. "+
		"\"exit\" ends the session of the editor that says it; the server goes on until it is ended")
	apis := cmd.Flags().String("apis", "", apisUsage)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *stdio && *listen != "" {
			return misuse("serve", errors.New("--stdio and --listen exclude each other"))
		}
		if err := useAPIs(*apis); err != nil {
			return err
		}
		return serve(*listen, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
	}
	return cmd
}

// serve speaks the protocol until the editor ends the session: on an address, or where that is "" on
// standard input and output.
func serve(listen string, stdin io.Reader, stdout, stderr io.Writer) error {
	boundGarbage(gcPercent)
	options := lsp.Options{
		Version: moduleVersion(),
		Log:     stderr,
		Alive:   isAlive,
		Folder:  func(path string) fs.FS { return disk.In(path) },
		Base:    readBase,
		Files:   func(changed func()) *files.Store { return files.NewCache(disk.Files{}, changed) },
	}
	if listen == "" {
		if isTerminal(stdin) {
			fmt.Fprintln(stderr, waiting)
		}
		// An editor that dies closes our output; that is an end like others.
		ignoreClosedOutput()
		return exitCode(lsp.Serve(context.Background(), stdinout{cleanWhileIdle(stdin), stdout}, options).Code)
	}
	listener, err := listenLocally(listen)
	if err != nil {
		return misuse("serve", err)
	}
	defer listener.Close()
	fmt.Fprintf(stderr, "listening on %s\n", listener.Addr())
	options.Shared = true
	return exitCode(accept(listener, options, stderr))
}

// moduleVersion is the version of the module that the binary was built from.
func moduleVersion() string { return buildInfo().Main.Version }

// stdinout is standard input and output as one connection.
type stdinout struct {
	io.Reader
	io.Writer
}

// Close closes both, so that a read that is under way may end.
func (s stdinout) Close() error {
	var errs []error
	for _, end := range []any{s.Reader, s.Writer} {
		if c, ok := end.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}
