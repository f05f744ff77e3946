// Package customers writes what manifests mean to the customers of an app.
//
// What a change does: [Text] for people, [JSON] for programs, [Markdown] for the comment of a pull
// request, [GitHub] for the log of GitHub Actions. For which programmes of Atlassian an app is fit:
// [FitnessText] and [FitnessJSON]. What an admin is asked for: [RequestText] and [RequestJSON]. All count lines
// and columns from 1, columns in code points.
//
// Law: it only shows. It changes, filters and orders nothing, and the text that it shows can never steer a
// terminal or a page.
package customers
