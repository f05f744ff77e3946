package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// handlerDirectory is where the sources are. It is false when that cannot be told.
func (p *pass) handlerDirectory() (string, bool) {
	pack, known := p.appPackage()
	if !known {
		return "", false
	}
	bundler, known := p.stringIn(pack, "bundler")
	switch {
	case !known:
		return "", false
	case bundler != "manual@2026":
		return "src", bundler == "" || bundler == "webpack"
	}
	dir, known := p.stringIn(pack, "path")
	if pack.Content().Pair("path").IsZero() {
		dir = "src"
	}
	return dir, known
}

// appPackage is the value of "app.package", which may be no map. It is false when it
// cannot be told whether there is one.
func (p *pass) appPackage() (manifest.Value, bool) {
	var none manifest.Value
	s, ok := p.file.Section("app")
	if !ok {
		return none, len(p.broken) == 0
	}
	app := p.file.Value(s.Pair.Value())
	if app.Type() != schema.Map {
		return none, app.Type() == schema.Null
	}
	pair, ok := app.Pair("package")
	if !ok {
		return none, !app.MayHave("package")
	}
	v := p.file.Value(pair.Value())
	return v, v.Type() == schema.Map
}

// stringIn is a property of a map: "" where it is not there. It is false when it is not a
// string, or cannot be told.
func (p *pass) stringIn(v manifest.Value, name string) (string, bool) {
	if v.Content().IsZero() {
		return "", true
	}
	pair, ok := v.Pair(name)
	if !ok {
		return "", !v.MayHave(name)
	}
	value := p.file.Value(pair.Value())
	return value.Text(), value.Type() == schema.String
}
