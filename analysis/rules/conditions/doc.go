// Package conditions holds the rules about display conditions.
package conditions
