// Package translations holds the rules about translation files and their keys.
package translations
