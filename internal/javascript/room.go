package javascript

// roomSize is how many things of a kind room is made for at once.
const roomSize = 128

// room is memory for many small lists of a kind, which are made together and kept together.
type room[T any] struct{ free []T }

// list returns a list of zero values that nobody else has, with no room for more.
func (r *room[T]) list(n int) []T {
	if n > roomSize/4 {
		return make([]T, n)
	}
	if n > len(r.free) {
		r.free = make([]T, roomSize)
	}
	all := r.free[:n:n]
	r.free = r.free[n:]
	return all
}
