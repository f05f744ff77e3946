package disk

import "syscall"

// Errors of the system that Go's library gives no name.
const (
	errInvalidName   = syscall.Errno(123)  // ERROR_INVALID_NAME: of what has ":" or "?" in it
	errBadPath       = syscall.Errno(161)  // ERROR_BAD_PATHNAME
	errTooLong       = syscall.Errno(206)  // ERROR_FILENAME_EXCED_RANGE
	errDirectory     = syscall.Errno(267)  // ERROR_DIRECTORY: there is nothing below a file
	errLinksInCircle = syscall.Errno(1921) // ERROR_CANT_RESOLVE_FILENAME
)

// absent are the errors that come to nothing being there.
var absent = []error{
	syscall.ENOTDIR, syscall.EINVAL, errInvalidName, errBadPath, errTooLong, errDirectory, errLinksInCircle,
}
