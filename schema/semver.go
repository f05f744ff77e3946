package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// semver is a version as npm writes them: "13.7.0" or "13.8.0-next.1".
type semver struct {
	numbers    [3]uint64
	prerelease []string
}

func parseSemver(s string) (semver, bool) {
	var v semver
	s, _, _ = strings.Cut(s, "+")
	release, prerelease, found := strings.Cut(s, "-")
	if found {
		v.prerelease = strings.Split(prerelease, ".")
	}
	parts := strings.Split(release, ".")
	if len(parts) != len(v.numbers) {
		return v, false
	}
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 64)
		if err != nil {
			return v, false
		}
		v.numbers[i] = n
	}
	return v, true
}

// isNewer reports whether version a is higher than b. What is no version is lowest.
func isNewer(a, b string) bool {
	v, ok := parseSemver(a)
	if !ok {
		return false
	}
	w, ok := parseSemver(b)
	return !ok || v.compare(w) > 0
}

// compare orders versions as https://semver.org does.
func (v semver) compare(w semver) int {
	if c := slices.Compare(v.numbers[:], w.numbers[:]); c != 0 {
		return c
	}
	if len(v.prerelease) == 0 || len(w.prerelease) == 0 {
		return cmp.Compare(len(w.prerelease), len(v.prerelease)) // a release comes after all that led to it
	}
	return slices.CompareFunc(v.prerelease, w.prerelease, comparePrerelease)
}

// comparePrerelease orders numbers by their size, and before words.
func comparePrerelease(a, b string) int {
	m, errA := strconv.ParseUint(a, 10, 64)
	n, errB := strconv.ParseUint(b, 10, 64)
	switch {
	case errA == nil && errB == nil:
		return cmp.Compare(m, n)
	case errA == nil:
		return -1
	case errB == nil:
		return 1
	default:
		return strings.Compare(a, b)
	}
}
