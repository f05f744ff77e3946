// Package report writes the results of a check: [Text] for people, [JSON] for
// machines. Both count lines and columns from 1, columns in code points.
//
// Law: report only shows. It changes, filters and orders nothing, and the text that
// it shows can never steer a terminal: control characters are made visible.
package report
