// Package transport carries the messages of a session over a pair of byte streams.
//
// [Stream] reads: it survives any bytes, answers what is no message, and goes on behind it. [Outbox] is
// the one writer: it never blocks who sends, and ends the session of a client that does not
// read. [LossyWriter] is for logs. None of them knows what messages mean.
package transport
