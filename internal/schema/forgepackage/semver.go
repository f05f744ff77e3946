package forgepackage

import "golang.org/x/mod/semver"

// isNewer reports whether version a is higher than b, as https://semver.org orders them. What
// is no version is lowest.
func isNewer(a, b string) bool { return semver.Compare(goVersion(a), goVersion(b)) > 0 }

// goVersion is a version of npm, such as "13.7.0" or "13.8.0-next.1", as package semver writes
// it; "" where it is none. Versions of Go may leave numbers out, those of npm may not.
func goVersion(version string) string {
	v := "v" + version
	if semver.Canonical(v)+semver.Build(v) != v {
		return ""
	}
	return v
}
