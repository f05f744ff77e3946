// Package queues says which queues the code of an app makes, by "new Queue({ key })" of "@forge/events": where their names stand, also
// where a constant has them, of the same file or of one that it imports; what a change of such a name could miss; and which names at the
// top of files reach a queue, so that a handler is known to push to it.
//
// Laws:
//   - It goes by what tokens tell, as internal/javascript does, in time that grows with the code.
//   - What it is not sure of it says ([Code.Doubt]): a queue whose name is changed in one place only loses its events without a word.
//   - It serves those who show and change places. No rule goes by it: to a rule, code that is not understood is no mistake.
package queues
