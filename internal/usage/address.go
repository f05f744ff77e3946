package usage

import (
	"strings"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// fetch notes an address that a call reaches.
func (r *reader) fetch(c *javascript.Call, written string) {
	if len(c.Arguments) == 0 {
		return
	}
	first := &c.Arguments[0]
	address, literal := r.textOf(first)
	if first.Kind == javascript.ObjectValue {
		if url := first.Property("url"); url != nil {
			address, _ = r.textOf(&url.Value)
			first = &url.Value
		}
	}
	isOfficial := written == "fetch" && isOfficialCall(c) && literal && first.Kind == javascript.StringValue
	isOwn := strings.HasPrefix(c.Callee.Target.Module, ".") || c.Callee.Own && len(c.Callee.Names) == 1
	switch whole := isWhole(address); {
	case strings.TrimSpace(address) == "":
	case isOfficial && !strings.ContainsAny(address, ":") && len(c.Callee.Names) > 1:
		// "forge lint" passes over paths and words there
	case isOfficial && (!whole || isLocal(address) || isOwn):
		r.add(Fetch, ByForge, first.Span, address, written)
	case isOfficial:
		r.add(Fetch, ByBoth, first.Span, address, written)
	case whole && !isLocal(address) && !isOwn:
		r.add(Fetch, ByUs, first.Span, address, written)
	}
}

// element notes what an element of JSX uses.
func (r *reader) element(e *javascript.Element) {
	name, written := e.Name.Name(), e.Name.Name()
	target := e.Name.Target
	if n := len(target.Names); n > 0 && target.Module != "" {
		name = target.Names[n-1]
	}
	isOurs := isOfForge(target.Module)
	isPlain := len(e.Name.Names) == 1
	switch {
	case isPlain && written == "Image", name == "Image" && isOurs:
		r.image(e, isPlain && written == "Image", name == "Image" && isOurs)
	case isPlain && written == "Frame", name == "Frame" && isOurs:
		r.frame(e, isPlain && written == "Frame", name == "Frame" && isOurs)
	}
}

// SeenBy returns who sees a use; it is seen by one of both at least.
func SeenBy(forge, us bool) Seen {
	switch {
	case forge && us:
		return ByBoth
	case forge:
		return ByForge
	}
	return ByUs
}

// image notes the addresses of an image.
func (r *reader) image(e *javascript.Element, isOfficial, isOurs bool) {
	src := e.Attribute("src")
	if src == nil {
		return
	}
	v := &src.Value
	if v.Kind == javascript.ConditionalValue || v.Kind == javascript.LogicalValue {
		for i := range v.Operands {
			side := &v.Operands[i]
			r.imageAddress(side, src.Value.Span, isOfficial && src.Braces && side.Kind == javascript.StringValue, isOurs)
		}
		return
	}
	r.imageAddress(v, src.Value.Span, isOfficial && !src.Braces && v.Kind == javascript.StringValue, isOurs)
}

// imageAddress notes one address of an image.
func (r *reader) imageAddress(v *javascript.Value, at text.Span, isOfficial, isOurs bool) {
	address, _ := r.textOf(v)
	scheme, _, isAbsolute := strings.Cut(address, "://")
	switch {
	case !isAbsolute && !strings.HasPrefix(address, "//"), strings.HasPrefix(address, "resource:"), strings.HasPrefix(address, "data:image"):
		return
	case isAbsolute && !isImageScheme(scheme), !isOfficial && !isOurs, !isOfficial && !isWhole(address):
		return
	}
	r.add(Image, SeenBy(isOfficial, isOurs && HostOf(address) != ""), at, address, "")
}

// isImageScheme reports whether "forge lint" takes a text for the scheme of an image's address: letters and "+".
func isImageScheme(scheme string) bool {
	return scheme != "" && strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz+") == ""
}

// frame notes the resource that a frame shows.
func (r *reader) frame(e *javascript.Element, isOfficial, isOurs bool) {
	seen := SeenBy(isOfficial, isOurs)
	resource := e.Attribute("resource")
	if resource == nil {
		if e.Spread && seen == ByUs {
			return
		}
		if e.Spread {
			seen = ByForge
		}
		r.add(Frame, seen, e.Name.Span, "", "Frame")
		return
	}
	v := &resource.Value
	key, literal := r.textOf(v)
	isText := v.Kind == javascript.StringValue || v.Kind == javascript.TemplateValue
	if isText && v.Kind == javascript.TemplateValue && len(v.Parts) > 1 {
		isText = false
	}
	switch {
	case isText && strings.TrimSpace(key) == "":
		r.add(Frame, seen, v.Span, "", "Frame")
	case strings.Contains(key, hole) || strings.TrimSpace(key) == "":
	case isText && literal:
		r.add(Frame, seen, v.Span, strings.TrimSpace(key), "Frame")
	case isOurs:
		r.add(Frame, ByUs, v.Span, strings.TrimSpace(key), "Frame")
	}
}

// returned notes the address of an icon in an object that a function returns.
func (r *reader) returned(v *javascript.Value) {
	if v.Kind != javascript.ObjectValue {
		return
	}
	if icon := v.Property("icon"); icon != nil && icon.Value.Kind == javascript.StringValue {
		r.icon(&icon.Value)
	}
	status := v.Property("status")
	if status == nil || status.Value.Kind != javascript.ObjectValue {
		return
	}
	kind, value := status.Value.Property("type"), status.Value.Property("value")
	if kind == nil || kind.Value.Text != "icon" && kind.Value.Path.Name() != "icon" || value == nil {
		return
	}
	if url := value.Value.Property("url"); url != nil && url.Value.Kind == javascript.StringValue {
		r.icon(&url.Value)
	}
}

// icon notes the address of an icon. What is no address is one for "forge lint" only.
func (r *reader) icon(v *javascript.Value) {
	address := v.Text
	switch {
	case address == "", strings.HasPrefix(address, "resource:"), strings.HasPrefix(address, "data:image"):
		return
	case isWhole(address):
		r.add(Icon, ByBoth, v.Span, address, "")
	default:
		r.add(Icon, ByForge, v.Span, address, "")
	}
}

// member notes what is taken of an import without a call.
func (r *reader) member(m *javascript.Member) {
	target := m.Path.Target
	if target.Module != api || len(target.Names) < 2 || target.Names[1] != "storage" {
		return
	}
	r.add(Storage, ByUs, m.Span, "", "storage")
	seen := ByUs
	if target.Names[0] == "*" && r.declared[m.Path.Names[0]] {
		seen = ByBoth
	}
	r.add(OldStorage, seen, m.Span, "", "storage")
}
