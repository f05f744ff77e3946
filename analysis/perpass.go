package analysis

// perPass keeps a result for the length of a check: what a group works out when it is first asked,
// and has no field for in the pass. Make one per kind of result, as a variable of the package.
type perPass[T any] struct {
	fn func(*pass) T
}

// of returns the result for a check. It is safe for concurrent use; two calls at once may both
// work it out, and get the same one.
func (k *perPass[T]) of(p *pass) T {
	v, ok := p.kept.Load(k)
	if !ok {
		v, _ = p.kept.LoadOrStore(k, k.fn(p))
	}
	return v.(T)
}
