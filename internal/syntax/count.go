package syntax

// CountItems returns how many items a list has.
func CountItems(n Node) int {
	count := 0
	for range n.Items() {
		count++
	}
	return count
}

// CountPairs returns how many pairs a map has.
func CountPairs(n Node) int {
	count := 0
	for range n.Pairs() {
		count++
	}
	return count
}
