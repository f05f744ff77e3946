// Package sample reads the samples of rules: the manifests that show what a rule says.
//
// A sample is an archive in the txtar format, embedded beside the group of its rule as
// "samples/<ID>.txtar". It has first "bad.yml", on which the rule fires, then "good.yml", the same
// mended, and then the files beside both, by path. It is read only when it is asked for.
package sample
