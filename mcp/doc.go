// Package mcp answers coding agents by the Model Context Protocol. Its tools ask the same packages as
// the language server and "check", and each is one function in the file of its name.
//
// What always holds: nothing is written unless [Options.Write] says so; a patch is offered only after it
// has been made in a copy and the copy has been checked; an answer is at most about [maxAnswer] bytes long,
// and says how much was left out. The package reaches no file itself: [Opener] does.
package mcp
