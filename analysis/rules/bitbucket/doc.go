// Package bitbucket holds the rules about modules of Bitbucket.
package bitbucket
