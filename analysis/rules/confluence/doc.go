// Package confluence holds the rules about modules of Confluence.
package confluence
