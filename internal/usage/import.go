package usage

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/javascript"
)

// imports reads what is imported and exported again: its packages tell what an app needs.
func (r *reader) imports() {
	hooksEnded := false
	for _, i := range r.facts.Imports {
		r.declare(&i)
		r.packageOf(&i)
		for _, b := range i.Names {
			declared := i.Form == javascript.ImportDeclaration
			r.storage(&i, b, declared)
			r.notification(&i, b, declared)
			hooksEnded = r.hook(&i, b, declared, hooksEnded)
		}
	}
	for _, e := range r.facts.Reexports {
		if packageModules[e.Module.Text] != "" && !e.TypeOnly {
			r.add(Package, ByUs, e.Span, e.Module.Text, "")
		}
		if e.Module.Text == kvs && !e.TypeOnly {
			r.add(Storage, ByUs, e.Span, "", kvs)
		}
	}
}

// packageOf notes a package that needs a module.
func (r *reader) packageOf(i *javascript.Import) {
	name := i.Module.Text
	if packageModules[name] == "" {
		return
	}
	for _, b := range i.Names {
		if i.Form == javascript.ImportDeclaration && b.Imported != "*" {
			r.add(Package, ByBoth, b.Span, name, b.Local)
			return
		}
	}
	if !i.TypeOnly {
		r.add(Package, ByUs, i.Span, name, "")
	}
}

// The packages that are named more than once.
const (
	api = "@forge/api"
	kvs = "@forge/kvs"
)

// isOfForge reports whether a module is a package of Forge.
func isOfForge(module string) bool { return strings.HasPrefix(module, "@forge/") }

// isInBraces reports whether a name is imported in braces.
func isInBraces(b javascript.Binding) bool {
	return b.Imported != "*" && (b.Imported != "default" || b.Span != b.LocalSpan)
}

// storage notes the storage of the app, which "forge lint" knows by the local name.
func (r *reader) storage(i *javascript.Import, b javascript.Binding, declared bool) {
	module := i.Module.Text
	isStorage := module == api && b.Imported == "storage" || module == kvs && slices.Contains([]string{"kvs", "default", "*"}, b.Imported)
	isOfficial := declared && isInBraces(b) && b.Local == "storage"
	if isOfficial || isStorage && !i.TypeOnly && !b.TypeOnly {
		r.add(Storage, SeenBy(isOfficial, isStorage), b.Span, "", b.Local)
	}
	if module == api && b.Imported == "storage" && declared {
		r.add(OldStorage, ByBoth, b.LocalSpan, "", b.Local)
	}
}

// notification notes the API for notifications, which "forge lint" knows by the local name.
func (r *reader) notification(i *javascript.Import, b javascript.Binding, declared bool) {
	const name = "NotificationApi"
	isIt := isOfForge(i.Module.Text) && b.Imported == name
	seen := ByUs
	switch {
	case declared && isInBraces(b) && b.Local == name:
		seen = SeenBy(true, isIt)
	case !isIt || i.TypeOnly || b.TypeOnly:
		return
	}
	r.add(Notification, seen, b.Span, "", b.Local)
}

// hook notes a hook that needs scopes, which "forge lint" knows by the local name. A longer name ends its search in the
// file, which the answer says.
func (r *reader) hook(i *javascript.Import, b javascript.Binding, declared, ended bool) bool {
	isOurs := isOfForge(i.Module.Text) && hookScopes[b.Imported] != nil
	official := ""
	if declared && !ended {
		official = hookAtStart(b.Local)
	}
	isLonger := official != "" && official != b.Local
	if isLonger {
		official = ""
	}
	if official != "" {
		r.add(Hook, SeenBy(true, isOurs && b.Imported == official), b.Span, official, b.Local)
	}
	if isOurs && b.Imported != official && !i.TypeOnly && !b.TypeOnly {
		r.add(Hook, ByUs, b.Span, b.Imported, b.Local)
	}
	return ended || isLonger
}

// hookAtStart returns the hook whose name a name begins with; "" where there is none.
func hookAtStart(name string) string {
	for hook := range hookScopes {
		if strings.HasPrefix(name, hook) {
			return hook // none of their names begins with another one
		}
	}
	return ""
}
