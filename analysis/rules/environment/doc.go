// Package environment holds the rules about environment variables.
package environment
