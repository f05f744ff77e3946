// Package sources holds the rules about what the code of an app needs of its manifest: scopes, addresses, remotes,
// resources and modules. What is missing is reported in the manifest, where it is to be added.
package sources
