package syntax

func CountItems(n Node) int {
	count := 0
	for range n.Items() {
		count++
	}
	return count
}
