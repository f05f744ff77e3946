// Package connect holds the rules about modules of Atlassian Connect.
package connect
