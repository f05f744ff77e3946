package disk

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"syscall"
)

// keepAttributes gives a file the extended attributes of another. Access control lists and
// labels of security are attributes, too.
func keepAttributes(from, to string) error {
	list, err := attribute(func(into []byte) (int, error) { return syscall.Listxattr(from, into) })
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(string(list), "\x00") {
		if name == "" {
			continue
		}
		value, err := attribute(func(into []byte) (int, error) { return syscall.Getxattr(from, name, into) })
		if err != nil {
			return fmt.Errorf("its extended attribute %q cannot be read: not written (%w)", name, err)
		}
		has, err := attribute(func(into []byte) (int, error) { return syscall.Getxattr(to, name, into) })
		if err == nil && has != nil && bytes.Equal(has, value) {
			continue // a new file may have it by itself
		}
		if err := syscall.Setxattr(to, name, value, 0); err != nil {
			return fmt.Errorf("its extended attribute %q cannot be kept: not written (%w)", name, err)
		}
	}
	return nil
}

// attribute calls what fills a buffer with one that is large enough. It is nil where the file
// system knows no attributes, or not this one.
func attribute(fill func([]byte) (int, error)) ([]byte, error) {
	for {
		size, err := fill(nil)
		switch {
		case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENODATA), errors.Is(err, syscall.ENOSYS):
			return nil, nil
		case err != nil:
			return nil, err
		}
		buffer := make([]byte, size)
		if size == 0 {
			return buffer, nil
		}
		n, err := fill(buffer)
		if errors.Is(err, syscall.ERANGE) { // it has grown
			continue
		}
		return buffer[:max(n, 0)], err
	}
}
