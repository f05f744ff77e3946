// Package yaml holds the rules about the YAML itself.
package yaml
