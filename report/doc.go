// Package report writes the results of a check: [Text] for people, [JSON] for machines; the packages
// below it write forms of other tools. All count lines and columns from 1, columns in code points
// where their form does not say otherwise.
//
// A [Format] is given one file after the other and then the [Total], and keeps no file, so that the
// memory does not grow with the number of files.
//
// Law: report only shows. It changes, filters and orders nothing, and the text that
// it shows can never steer a terminal: control characters are made visible.
package report
