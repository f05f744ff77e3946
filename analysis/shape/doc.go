// Package shape judges sections, lists and entries by their schemas, and says each problem in words. Groups of
// rules say its findings in better words, so it is the one group that others may import.
package shape
