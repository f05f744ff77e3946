package main

import (
	"fmt"
	"os"

	"forge-manifest-ls/schema"
)

// openSchema returns the schema of the package that is installed in a folder; of "off"
// and "", the one of the program.
func openSchema(folder string) (*schema.Catalogue, error) {
	if folder == "off" || folder == "" {
		return schema.Embedded(), nil
	}
	info, err := os.Stat(folder)
	if err != nil {
		return nil, fmt.Errorf("--schema: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("--schema: %s is not a folder", folder)
	}
	found, err := schema.FindNamed(os.DirFS(folder))
	if err != nil {
		return nil, fmt.Errorf("--schema %s: %w", folder, err)
	}
	c, err := found.Convert()
	if err != nil {
		return nil, fmt.Errorf("--schema %s: %w", folder, err)
	}
	return c, nil
}
