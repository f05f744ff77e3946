// Package storage holds the rules about custom entities and their indexes.
package storage
