// Package app holds the rules about the app as a whole: its compatibility, its features and its size.
package app
