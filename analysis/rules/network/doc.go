// Package network holds the rules about what an app connects to: egress, remotes and providers.
package network
