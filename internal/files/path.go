package files

import (
	"path"
	"strings"
)

// Join is [path.Join], but that both slashes stay before the name of a server: on Windows an absolute path
// begins with a drive ("C:/app") or with a server and what it shares ("//server/share/app").
func Join(dir string, names ...string) string {
	return asServer(dir, path.Join(dir, path.Join(names...)))
}

// Parent returns the directory around an absolute one, and of a root the root itself: "/", that of a drive, what
// a server shares. Nothing lies above: "C:" is a place on the drive, and ".", which [path.Dir] has next, another one.
func Parent(dir string) string {
	root := rootOf(dir)
	if len(dir) <= len(root) {
		return dir
	}
	above := asServer(dir, path.Dir(dir))
	if len(above) < len(root) {
		return root
	}
	return above
}

// rootOf returns the beginning of a path that no step upward takes away; "" where a relative path has none.
func rootOf(p string) string {
	switch {
	case isOnServer(p):
		server, below, _ := strings.Cut(p[2:], "/")
		share, _, _ := strings.Cut(below, "/")
		return strings.TrimSuffix("//"+server+"/"+share, "/")
	case hasDrive(p):
		return p[:3]
	case path.IsAbs(p):
		return "/"
	default:
		return ""
	}
}

// asServer gives a path that was made of another, and cleaned, the two slashes of that, unless ".." has led it away
// from what the server shares.
func asServer(of, cleaned string) string {
	if isOnServer(of) && isBelow(rootOf(of), "/"+cleaned) {
		return "/" + cleaned
	}
	return cleaned
}

// isOnServer reports whether a path begins with the name of a server.
func isOnServer(p string) bool { return len(p) > 2 && p[0] == '/' && p[1] == '/' && p[2] != '/' }

// hasDrive reports whether a path starts with a drive of Windows.
func hasDrive(p string) bool {
	return len(p) > 2 && p[1] == ':' && strings.ContainsRune(`/\`, rune(p[2]))
}

// Resolve makes a name absolute that counts from a directory. What a manifest names leads to no server but
// that on which it lies: machines introduce themselves to a server that they ask for a file.
func Resolve(dir, name string) string {
	if isOnServer(dir) && isBelow(rootOf(dir), name) {
		return Join(name)
	}
	if path.IsAbs(name) || hasDrive(dir) && hasDrive(name) {
		return path.Clean(name)
	}
	return Join(dir, name)
}
