package schema

import (
	"regexp"
	"strings"
	"sync"
)

// isURI reports whether a string is a URI: the grammar of RFC 3986, appendix A, but
// something must follow the scheme, an authority may begin after a single slash,
// and numbers in addresses may begin with zeros. Forge's validator has it so.
func isURI(s string) bool { return uriPattern().MatchString(s) }

var uriPattern = sync.OnceValue(func() *regexp.Regexp {
	const (
		hex        = `[0-9A-Fa-f]`
		unreserved = `A-Za-z0-9\-._~!$&'()*+,;=` // with sub-delims
		escaped    = `|%` + hex + hex
		pchar      = `(?:[` + unreserved + `:@]` + escaped + `)`
		tail       = `(?:[` + unreserved + `:@/?]` + escaped + `)*`
		octet      = `(?:25[0-5]|2[0-4]\d|[01]?\d\d?)`
		v4         = `(?:` + octet + `\.){3}` + octet
		h16        = hex + `{1,4}`
		low32      = `(?:` + h16 + `:` + h16 + `|` + v4 + `)`
	)
	v6 := strings.NewReplacer("H", h16, "L", low32).Replace(
		`(?:(?:H:){6}L|::(?:H:){5}L|(?:H)?::(?:H:){4}L|(?:(?:H:){0,1}H)?::(?:H:){3}L|(?:(?:H:){0,2}H)?::(?:H:){2}L|` +
			`(?:(?:H:){0,3}H)?::H:L|(?:(?:H:){0,4}H)?::L|(?:(?:H:){0,5}H)?::H|(?:(?:H:){0,6}H)?::)`)
	future := `[Vv]` + hex + `+\.[` + unreserved + `:]+`
	host := `(?:\[(?:` + v6 + `|` + future + `)\]|(?:[` + unreserved + `]` + escaped + `)*)`
	authority := `(?:(?:[` + unreserved + `:]` + escaped + `)*@)?` + host + `(?::\d*)?`
	rest := `(?:/?/` + authority + `(?:/` + pchar + `*)*|/(?:` + pchar + `+(?:/` + pchar + `*)*)?|` + pchar + `+(?:/` + pchar + `*)*)`
	return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+\-.]*:` + rest + `(?:\?` + tail + `)?(?:#` + tail + `)?$`)
})
