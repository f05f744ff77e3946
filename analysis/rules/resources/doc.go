// Package resources holds the rules about resources and the files that they name.
package resources
