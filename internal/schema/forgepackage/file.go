package forgepackage

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// readFile reads a regular file of limited size.
func readFile(files fs.FS, name string, limit int64) ([]byte, error) {
	base := path.Base(name)
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", base, reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", base)
	}
	file, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", base, reason(err))
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", base, reason(err))
	}
	if int64(len(content)) > limit {
		return nil, tooLarge(base, limit)
	}
	return content, nil
}

func tooLarge(what string, limit int64) error {
	return fmt.Errorf("%s is larger than %d MB", what, limit>>20)
}

// reason is an error of a file system without the path, which the caller names.
func reason(err error) error {
	var withPath *fs.PathError
	if errors.As(err, &withPath) {
		return withPath.Err
	}
	return err
}

// version reads the version of a package.
func version(content []byte) string {
	var about struct{ Version string }
	if err := json.Unmarshal(content, &about); err != nil || !sane(about.Version) {
		return ""
	}
	return about.Version
}

// sane reports whether a version can be shown to people.
func sane(version string) bool {
	const longest = 40
	if version == "" || len(version) > longest {
		return false
	}
	for _, c := range version {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return true
}
