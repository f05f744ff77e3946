// Command same is the part of tools/same.sh that the shell cannot do: it compares two
// builds of the program where a refactoring may have changed what they answer.
//
//	same apps NUMBER DIRECTORY
//	same answers BEFORE AFTER MANIFEST...
//
// The first writes made-up apps, the second asks the servers of two binaries the same
// questions about manifests, and prints the answers that differ.
//
// Law: same knows nothing of the features. What it compares are the bytes of answers. For
// those who judge a refactoring only: nothing imports it.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

// main runs a subcommand. The exit code is 1 where answers differ, and 2 where they could
// not be compared.
func main() {
	err := run(os.Args[1:])
	switch {
	case err == nil:
		return
	case errors.Is(err, errDifferent):
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, "same:", err)
	os.Exit(2)
}

var (
	errUsage     = errors.New("usage: same apps NUMBER DIRECTORY | same answers BEFORE AFTER MANIFESTS")
	errDifferent = errors.New("the answers differ")
)

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "apps":
		n, err := strconv.Atoi(args[1])
		if err != nil {
			return errUsage
		}
		return writeApps(n, args[2])
	case len(args) > 3 && args[0] == "answers":
		return compareServers(args[1], args[2], args[3:])
	}
	return errUsage
}
