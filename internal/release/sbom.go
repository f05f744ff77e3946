package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

// component is a part of a program, in CycloneDX.
type component struct {
	Type    string              `json:"type"`
	Ref     string              `json:"bom-ref"`
	Name    string              `json:"name"`
	Version string              `json:"version"`
	PURL    string              `json:"purl,omitempty"`
	Hashes  []map[string]string `json:"hashes,omitempty"`
}

// writeSBOM writes what a program is built of, as the program itself says, in CycloneDX 1.6.
func (f *facts) writeSBOM(name, binary string) error {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(binary)
	if err != nil {
		return err
	}
	goVersion := strings.TrimPrefix(info.GoVersion, "go")
	parts := []component{{Type: "library", Ref: "go", Name: "std", Version: goVersion, PURL: "pkg:golang/std@" + goVersion}}
	for _, d := range info.Deps {
		if d.Replace != nil {
			d = d.Replace
		}
		purl := "pkg:golang/" + d.Path + "@" + d.Version
		parts = append(parts, component{Type: "library", Ref: purl, Name: d.Path, Version: d.Version, PURL: purl})
	}
	bom := map[string]any{
		"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": parts,
		"metadata": map[string]any{
			"timestamp": f.Date.Format(time.RFC3339),
			"component": component{
				Type: "application", Ref: program, Name: program, Version: "v" + f.Version,
				Hashes: []map[string]string{{"alg": "SHA-256", "content": fmt.Sprintf("%x", sha256.Sum256(content))}},
			},
		},
	}
	encoded, err := json.MarshalIndent(bom, "", "  ")
	if err != nil {
		return err
	}
	return f.write(name+".cdx.json", append(encoded, '\n'))
}
