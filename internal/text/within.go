package text

// Within reports whether a span lies in another.
func Within(outer, inner Span) bool { return outer.Start <= inner.Start && inner.End <= outer.End }
