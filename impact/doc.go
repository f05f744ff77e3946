// Package impact says what a change of a manifest does to the customers of an app: whether it makes
// a new major version, which admins must approve, whether it puts data at risk, whether Forge
// refuses it, and which programmes of Atlassian the app joins or leaves.
//
//   - [Compare] takes two manifests and returns the [Effect]s of the change;
//   - [Eligibility] says what in a manifest speaks against a programme, and what would mend it;
//   - [Consent] says what an admin is asked for;
//   - [Rules] is the table of all rules, each with the page that says so and its date.
//
// Atlassian's server decides, and its rules are not published as code. What is said here is what the
// documentation says; where pages contradict each other or are silent, the class is [Unsure], and both
// readings are named.
//
// Law: impact consists of pure functions of immutable files. Order, comments, quotes, styles of
// collections and anchors have no effect. What is broken in a text, or refused by Forge, is not judged, and
// that is said.
package impact
