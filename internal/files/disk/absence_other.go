//go:build !windows

package disk

import "syscall"

// absent are the errors that come to nothing being there.
var absent = []error{syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.ELOOP, syscall.EINVAL}
