// Package sample holds the parts of manifests from which the rules make their samples, so
// that each sample shows its point only.
package sample
