// Package hover says what the thing under the cursor means.
//
// [At] is a pure function of an immutable file and an offset. It works on broken text: what
// the cursor is on is asked of [manifest.File.ContextAt].
//
// Law: it knows nothing of the protocol; its texts are Markdown.
package hover
