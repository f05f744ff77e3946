// Package code says which source files belong to an app, what each does that its manifest has to
// know, and which of them the functions and the user interface of the app reach.
//
// An [App] is made of a manifest and of what is known of the files around it ([Of]). It has the files that "forge lint"
// reads, and those that it misses: the sources of a Custom UI beside its built resource, and
// what these and the handlers import from elsewhere in the project.
//
// Laws:
//   - What is not known yet is not there, and the App says so ([App.Pending]).
//   - A file is read once for as long as it stays what it is: the facts are kept with its content.
//   - The numbers of files and directories are bounded.
//   - It says nothing about right or wrong.
package code
