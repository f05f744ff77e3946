package disk

import (
	"errors"
	"os"
	"sync"
)

// temporaries are the temporary files that are there.
var temporaries = struct {
	sync.Mutex
	names map[string]bool
	over  bool // no more are made
}{names: map[string]bool{}}

var errInterrupted = errors.New("interrupted")

// createTemporary makes a temporary file; [forget] removes it.
func createTemporary(dir, pattern string) (*os.File, error) {
	temporaries.Lock()
	defer temporaries.Unlock()
	if temporaries.over {
		return nil, errInterrupted
	}
	f, err := os.CreateTemp(dir, pattern)
	if err == nil {
		temporaries.names[f.Name()] = true
	}
	return f, err
}

// forget removes a temporary file, unless it has another name by now.
func forget(name string) {
	temporaries.Lock()
	defer temporaries.Unlock()
	if temporaries.names[name] {
		delete(temporaries.names, name)
		_ = os.Remove(name)
	}
}

// RemoveTemporaries removes all temporary files, and lets no more be made: the process is about
// to end. It returns how to go on, for tests.
func RemoveTemporaries() (resume func()) {
	temporaries.Lock()
	defer temporaries.Unlock()
	temporaries.over = true
	for name := range temporaries.names {
		_ = os.Remove(name)
	}
	clear(temporaries.names)
	return func() {
		temporaries.Lock()
		defer temporaries.Unlock()
		temporaries.over = false
	}
}
