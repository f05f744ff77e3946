// Package modules holds the rules about types of modules: unknown, deprecated, and those of which there is one.
package modules
