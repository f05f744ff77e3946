package sample

import (
	"errors"
	"fmt"
	"io/fs"

	"golang.org/x/tools/txtar"
)

// Sample shows what a rule says: a manifest that breaks it, and one that does not.
type Sample struct {
	Bad  string // a minimal manifest on which the rule fires
	Good string // the same, mended
	// Files are beside both, by path, besides those that all samples have: src/index.js,
	// which exports run, and static/main/index.html. A path that ends with a slash is an
	// empty directory.
	Files map[string]string
}

// The names of the two manifests in an archive.
const (
	bad  = "bad.yml"
	good = "good.yml"
)

// Of returns the sample of the rule with an ID, from the files of its group. A rule without a file
// has an empty sample. The error says why a file is no sample.
func Of(group fs.FS, id string) (Sample, error) {
	name := "samples/" + id + ".txtar"
	data, err := fs.ReadFile(group, name)
	if errors.Is(err, fs.ErrNotExist) {
		return Sample{}, nil
	} else if err != nil {
		return Sample{}, err
	}
	s, err := parse(data)
	if err != nil {
		return Sample{}, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

// parse returns the sample that an archive holds.
func parse(data []byte) (Sample, error) {
	archive := txtar.Parse(data)
	files := archive.Files
	if len(archive.Comment) > 0 || len(files) < 2 || files[0].Name != bad || files[1].Name != good {
		return Sample{}, fmt.Errorf("a sample starts with %s and %s, in this order", bad, good)
	}
	s := Sample{Bad: string(files[0].Data), Good: string(files[1].Data)}
	if s.Bad == "" || s.Good == "" {
		return Sample{}, errors.New("a manifest of a sample is not empty")
	}
	for _, f := range files[2:] {
		if s.Files == nil {
			s.Files = map[string]string{}
		}
		if _, ok := s.Files[f.Name]; ok {
			return Sample{}, fmt.Errorf("%s is there twice", f.Name)
		}
		s.Files[f.Name] = string(f.Data)
	}
	return s, nil
}
