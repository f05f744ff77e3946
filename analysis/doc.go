// Package analysis says what is wrong with a manifest, and how to mend it: it is the engine, which
// runs the rules and tries out their fixes. The rules themselves are in the packages below rules.
//
// A [Checker] runs the rules of its [Groups] over an immutable file and returns each
// mistake as a [Diagnostic] with byte spans and its [Fix]es. A [Group] is the rules about
// one thing, such as the YAML, the shape of entries, references or resources, and the only
// way in for a rule. Package rules lists the groups in their order. Each group always runs: a mistake
// in the YAML never hides one in a reference, and a broken entry never hides the others.
//
// What can be told of an entry by itself is a finding, kept with the entry from one
// version of the file to the next; which entries of a list there is something to say
// about is kept with the list. So a keystroke costs one entry, and a walk over its
// neighbours. Fixes are worked out when somebody asks for them ([Diagnostic.Fixes]),
// in the file that was checked: some are guesses, and are tried out by a check of
// what they would leave.
//
// Laws:
//   - [Error] means that "forge lint" reports an error for it, or crashes on it. All
//     else is [Warning], [Information] or [Hint].
//   - One mistake, one diagnostic: what follows from a mistake that is reported
//     already is not reported.
//   - A fix leaves the text around it as it is, and is [Fix.Preferred] only when
//     nobody could mean anything else.
//   - analysis is a pure function of the file; it knows nothing of the protocol.
package analysis
