package usage

import (
	"bytes"
	"slices"
	"strings"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/restapi"
)

// products are the functions that call the REST API of a product.
var products = map[string]string{"requestJira": "jira", "requestConfluence": "confluence", "requestBitbucket": "bitbucket"}

// clients are packages whose functions send requests to addresses, as their first argument or the "url" of it.
var clients = []string{"axios", "got", "ky", "node-fetch", "undici", "superagent", "cross-fetch", "isomorphic-fetch"}

// sending are the names of what sends a request in these packages; "default" and "*" stand for what is called itself.
var sending = []string{
	"default", "*", "get", "head", "post", "put", "patch", "delete", "del", "options", "request", "fetch", "stream", "pipeline", "postForm", "putForm", "patchForm",
}

// call notes what a call uses.
func (r *reader) call(c *javascript.Call) {
	if c.New {
		return
	}
	name := c.Callee.Name()
	if targets := c.Callee.Target.Names; c.Callee.Target.Module != "" && len(targets) > 0 && len(c.Callee.Names) == 1 {
		name = targets[len(targets)-1] // the name that it has in its module
	}
	written := c.Callee.Name()
	switch {
	case products[written] != "" || products[name] != "" && isOfForge(c.Callee.Target.Module):
		r.request(c, name)
	case written == "requestTeamworkGraph" || name == "requestTeamworkGraph" && isOfForge(c.Callee.Target.Module):
		r.graph(c, written)
	case name == "invokeRemote" && c.Callee.Target.Module == api, name == "requestRemote" && isOfForge(c.Callee.Target.Module):
		r.remote(c, name)
	case r.isCheck(c, name):
		r.add(Check, ByBoth, c.Callee.Last, "", written)
	case r.isHookCall(c, name):
		r.add(Hook, ByUs, c.Callee.Last, name, name)
	case written == "fetch" || name == "fetch" && c.Callee.Target.Module != "", sends(c.Callee.Target):
		r.fetch(c, written)
	default:
		r.crash(c, written)
	}
}

// sends reports whether what is called sends a request to an address.
func sends(target javascript.Target) bool {
	n := len(target.Names)
	return n > 0 && slices.Contains(clients, target.Module) && slices.Contains(sending, target.Names[n-1])
}

// isOfficialCall reports whether "forge lint" sees a call: not one whose last name stands in brackets, or has a "!" behind it.
func isOfficialCall(c *javascript.Call) bool { return !c.Callee.Computed && !c.Cast }

// crash notes a call by which the linter of permissions of "forge lint" loses all that it found.
func (r *reader) crash(c *javascript.Call, written string) {
	for name := range products {
		if strings.Contains(written, name) && isOfficialCall(c) {
			r.add(Crash, ByForge, c.Callee.Last, "", written)
		}
	}
}

// request notes a call of the REST API of a product.
func (r *reader) request(c *javascript.Call, name string) {
	seen := ByUs
	if products[c.Callee.Name()] != "" && isOfficialCall(c) {
		name, seen = c.Callee.Name(), ByBoth
	}
	if len(c.Arguments) == 0 {
		if seen == ByBoth {
			r.add(Crash, ByForge, c.Callee.Last, "", name)
		}
		return
	}
	first := &c.Arguments[0]
	path, literal := r.textOf(first)
	if path == "" && r.written(first) == "" {
		return
	}
	use := Use{Span: first.Span, Kind: Request, Method: r.methodOf(c), Path: path, Name: name, Text: name}
	isOfficial, isKnown := false, path != "" && use.Method != ""
	if method := officialMethod(c); seen == ByBoth && literal && method != "" && !r.isOnSeveralLines(first) {
		written := r.written(first)
		isOfficial, use.Official = written != "", restapi.InUse().FirstMatch(products[name], method, written)
	}
	if !isOfficial && !isKnown {
		return
	}
	use.Seen = SeenBy(isOfficial, isKnown)
	if called := restapi.InUse().Find(products[name], use.Method, path); called != nil && len(called.Current) > 0 {
		use.Operation, use.AnyOf = called, called.AnyOf()
	}
	r.uses = append(r.uses, use)
}

// isOnSeveralLines reports whether a template is broken over lines: "forge lint" puts its parts together in
// another order then.
func (r *reader) isOnSeveralLines(v *javascript.Value) bool {
	return bytes.ContainsAny(r.source[v.Start:v.End], "\n\r")
}

// methodOf returns the method of a request, by its options; "" where it is not known.
func (r *reader) methodOf(c *javascript.Call) string {
	if len(c.Arguments) < 2 {
		return "GET"
	}
	options := &c.Arguments[1]
	if options.Kind == javascript.NameValue && options.Path.Name() == "undefined" && len(options.Path.Names) == 1 {
		return "GET"
	}
	if options = r.object(options); options == nil {
		return ""
	}
	switch method, isKnown := r.methodIn(options, maxFollowed); {
	case !isKnown:
		return ""
	case method != "":
		return strings.ToUpper(method)
	}
	return "GET"
}

// object returns the object that a value is, if need be by the constant that it names; nil for none.
func (r *reader) object(v *javascript.Value) *javascript.Value {
	if v.Kind == javascript.NameValue {
		v = r.constant(v)
	}
	if v == nil || v.Kind != javascript.ObjectValue {
		return nil
	}
	return v
}

// methodIn returns the method that options name, or others that are spread in them: "" for none.
func (r *reader) methodIn(options *javascript.Value, depth int) (method string, isKnown bool) {
	isKnown = true
	for i := range options.Properties {
		p := &options.Properties[i]
		spread := r.object(&p.Value)
		switch {
		case p.Name == "method":
			method, _ = r.textOf(&p.Value)
			isKnown = method != "" && !strings.Contains(method, hole)
		case p.Spread && spread != nil && depth > 0:
			if other, known := r.methodIn(spread, depth-1); other != "" || !known {
				method, isKnown = other, known
			}
		case (p.Spread || p.Name == "") && method == "":
			isKnown = false
		}
	}
	return method, isKnown
}

// officialMethod returns the method of a request as "forge lint" reads it; "" where it passes over the call.
func officialMethod(c *javascript.Call) string {
	if len(c.Arguments) < 2 {
		return "GET"
	}
	options := &c.Arguments[1]
	if options.Kind != javascript.ObjectValue || options.Cast {
		return ""
	}
	for _, p := range options.Properties {
		if p.Name == "method" && !p.Quoted && p.Value.Kind == javascript.StringValue && !p.Value.Cast {
			return strings.ToUpper(p.Value.Text)
		}
	}
	return "GET"
}

// graph notes a call of the Teamwork Graph.
func (r *reader) graph(c *javascript.Call, written string) {
	seen := ByUs
	if written == "requestTeamworkGraph" && !c.Cast {
		seen = ByBoth
	}
	r.add(Graph, seen, c.Callee.Last, "", written)
}

// remote notes a call of a remote by its key.
func (r *reader) remote(c *javascript.Call, name string) {
	if len(c.Arguments) == 0 {
		return
	}
	key, literal := r.textOf(&c.Arguments[0])
	if strings.TrimSpace(key) == "" || strings.Contains(key, hole) {
		return
	}
	seen := ByUs
	callee := &c.Callee
	if literal && c.Arguments[0].Kind == javascript.StringValue && name == "invokeRemote" && isOfficialCall(c) && len(callee.Names) <= 2 && r.declared[callee.Names[0]] {
		seen = ByBoth
	}
	r.add(Remote, seen, c.Arguments[0].Span, key, name)
}

// isHookCall reports whether a call is that of a hook of a namespace that is imported.
func (r *reader) isHookCall(c *javascript.Call, name string) bool {
	return hookScopes[name] != nil && isOfForge(c.Callee.Target.Module) && len(c.Callee.Names) > 1
}

// isCheck reports whether a call is one by which an app checks permissions, as "forge lint" looks for them.
func (r *reader) isCheck(c *javascript.Call, name string) bool {
	target := c.Callee.Target
	switch target.Module {
	case api:
		checks := []string{"hasPermission", "hasScope", "canFetchFrom", "canLoadResource"}
		n := len(target.Names)
		return n >= 2 && target.Names[n-2] == "permissions" && slices.Contains(checks, target.Names[n-1]) && target.Names[0] != "default"
	case "@forge/bridge":
		return name == "checkPermissions" || name == "createPermissionUtils"
	case "@forge/react":
		return name == "usePermissions"
	}
	return false
}
