// Package changes writes what changes of manifests do to customers: [Text] for people, [JSON] for
// programs, [Markdown] for the comment of a pull request, [GitHub] for the log of GitHub Actions. All count
// lines and columns from 1, columns in code points.
//
// Law: it only shows. It changes, filters and orders nothing, and the text that it shows can never steer a
// terminal or a page.
package changes
