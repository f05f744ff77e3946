// Package conform mends values that their schema refuses: each kind of problem that the evaluator
// finds has its fixes here.
//
// Law: it looks at the problem and at the text, and knows neither rules nor words of messages. As
// with all fixes, the text around one stays as it is.
package conform
