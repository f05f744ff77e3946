// Package scopes holds the rules about the scopes that an app asks for.
package scopes
