package installed

import "errors"

var errNoAnswer = errors.New("the file system does not answer")

// await asks about a folder, beside the search, and gives up when the look has taken too long.
// Such a folder is not asked again before it has answered; then the search starts anew.
func await[T any](l *look, dir string, ask func() (T, error)) (result T, err error) {
	if l.hung[dir] {
		return result, errNoAnswer
	}
	type answer struct {
		result T
		err    error
	}
	done, late := make(chan answer), make(chan struct{})
	var a answer
	l.Go(func() (err error) {
		a.result, err = ask()
		return err
	}, func(err error) {
		a.err = err
		select {
		case done <- a:
		case <-late:
			l.tellAnswered(dir)
		}
	})
	select {
	case a := <-done:
		return a.result, a.err
	case <-l.ctx.Done():
		l.hung[dir] = true
		close(late)
		return result, errNoAnswer
	}
}

// tellAnswered says that a folder answered too late.
func (l *look) tellAnswered(dir string) {
	select {
	case l.answered <- dir:
	case <-l.session.Done():
	}
}
