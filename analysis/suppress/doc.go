// Package suppress reads the comments of a manifest that ask to ignore rules:
//
//	key: a # forge-manifest-ls: ignore RULE, RULE and then a reason
//
// Such a comment counts for the line on which it stands or, alone on its line, for the next line
// with content.
package suppress
