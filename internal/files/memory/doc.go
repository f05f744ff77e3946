// Package memory is a file system in memory, as a source for package files and as folders: for
// a session that reaches no disk, such as one in a browser, and is given the files around a
// manifest by its client.
//
// Laws:
//   - A directory is there as long as something is in it.
//   - A file that was put twice has two times of modification, even where its text is the same.
//   - There are no links and nothing that cannot be read.
package memory
