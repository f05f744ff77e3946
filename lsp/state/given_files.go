package state

import (
	"errors"
	"fmt"
)

// ClientFiles keeps the files that a client gives. Paths are absolute, clean and written with slashes.
type ClientFiles interface {
	// Put takes the text of a file, which is new or has changed.
	Put(path, text string) error
	// Remove forgets a file, or a directory with all below it.
	Remove(path string)
}

// GivenFilesParams are the parameters of the notification by which a client gives files.
type GivenFilesParams struct {
	Changes []GivenFile `json:"changes"`
}

// GivenFile is a file of the client.
type GivenFile struct {
	URI string `json:"uri"`
	// Text is that of the file; nil where there is no such file or directory any more.
	Text *string `json:"text"`
}

// PassTo hands the files over. What has no path, or is not taken, is left out and said in the error.
func (p *GivenFilesParams) PassTo(files ClientFiles) error {
	var errs []error
	for _, given := range p.Changes {
		address := Canonical(given.URI)
		if !address.IsFile() {
			errs = append(errs, fmt.Errorf("%.200q has no path", given.URI))
			continue
		}
		path := Slashed(address)
		if given.Text == nil {
			files.Remove(path)
		} else if err := files.Put(path, *given.Text); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
