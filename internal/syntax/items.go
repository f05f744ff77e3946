package syntax

// CountItems returns how many items a list has.
func CountItems(n Node) int {
	count := 0
	for range n.Items() {
		count++
	}
	return count
}
