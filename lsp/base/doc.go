// Package base keeps what the manifests of a session are compared with, such as their text at the last
// commit, and says what has changed since.
//
// [Bases] reads bases behind everybody's back: who asks never waits, and is told when there is an answer.
// [Findings] and [Lenses] are what an editor shows of a change.
//
// Law: a base that cannot be read is none, and nothing is said. It knows neither git nor the protocol.
package base
