package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
)

// schemaPatience is how long a package may take to be read.
const schemaPatience = 10 * time.Second

var errNoAnswer = errors.New("the file system does not answer")

// openSchema returns the schema of the package that is installed in a folder; of "off"
// and "", the one of the program.
func openSchema(folder string) (*schema.Catalogue, error) {
	if folder == "off" || folder == "" {
		return schema.Embedded(), nil
	}
	type result struct {
		catalogue *schema.Catalogue
		err       error
	}
	done := make(chan result, 1)
	go func() {
		c, err := readSchema(folder)
		done <- result{c, err}
	}()
	select {
	case r := <-done:
		return r.catalogue, r.err
	case <-time.After(schemaPatience):
		return nil, fmt.Errorf("--schema %s: %w", folder, errNoAnswer)
	}
}

func readSchema(folder string) (*schema.Catalogue, error) {
	info, err := os.Stat(folder)
	if err != nil {
		return nil, fmt.Errorf("--schema: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("--schema: %s is not a folder", folder)
	}
	found, err := forgepackage.FindNamed(disk.In(folder))
	if err != nil {
		return nil, fmt.Errorf("--schema %s: %w", folder, err)
	}
	c, err := found.Convert()
	if err != nil {
		return nil, fmt.Errorf("--schema %s: %w", folder, err)
	}
	return c, nil
}
