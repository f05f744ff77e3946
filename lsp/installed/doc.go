// Package installed finds the schemas of Forge's package that are installed beside manifests, or
// that settings name, and says by which one the manifests of each place are judged.
package installed
