package analysis

// PerPass keeps a result for the length of a check: what a group works out when it is first asked,
// and has no field for in the pass. Make one per kind of result, as a variable of the package.
type PerPass[T any] struct {
	Fn func(*Pass) T
}

// Of returns the result for a check. It is safe for concurrent use; two calls at once may both
// work it out, and get the same one.
func (k *PerPass[T]) Of(p *Pass) T {
	v, ok := p.kept.Load(k)
	if !ok {
		v, _ = p.kept.LoadOrStore(k, k.Fn(p))
	}
	return v.(T)
}
