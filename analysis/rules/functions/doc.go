// Package functions holds the rules about functions, their handlers, resolvers and triggers.
package functions
