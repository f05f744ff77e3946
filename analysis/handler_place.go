package analysis

import "forge-manifest-ls/manifest"

// handlerDirectory is where the sources are. It is false when that cannot be told.
func (p *pass) handlerDirectory() (string, bool) {
	if p.mayLackApp() {
		return "", false
	}
	return p.file.Sources()
}

// appPackage is the value of "app.package". It is false when it cannot be told whether there
// is one.
func (p *pass) appPackage() (manifest.Value, bool) {
	if p.mayLackApp() {
		return manifest.Value{}, false
	}
	return p.file.Package()
}

// mayLackApp reports whether there is no section "app", perhaps for a mistake in the YAML.
func (p *pass) mayLackApp() bool {
	_, ok := p.file.Section("app")
	return !ok && len(p.broken) > 0
}
