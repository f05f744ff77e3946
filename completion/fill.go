package completion

import (
	"slices"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// filling fills an example in with what the manifest declares. What it names and the manifest
// lacks is declared besides.
type filling struct {
	c     *cursor
	known known
	// lacks are what is declared besides, and fresh its names.
	lacks []example.Declaration
	fresh map[schema.Reference]string
	// scopes are those that are asked for besides.
	scopes []string
	// isBound says that nothing can be declared besides.
	isBound bool
	// answers says that a function is to answer a front end.
	answers bool
	// remote says that a server of the author's answers, and native and folder how a front end is
	// to be drawn.
	remote, native, folder bool
}

func (c *cursor) filling() *filling {
	return &filling{c: c, known: c.names(), fresh: map[schema.Reference]string{}, isBound: c.ctx.Flow}
}

// value fills an example in: its alternative is chosen, its names are those of what is declared.
func (f *filling) value(v *example.Value) *example.Value {
	out := *v
	out.Fields, out.Others = nil, nil
	switch {
	case v.Type == schema.Map:
		f.fields(&out, f.choose(v))
	case v.Item != nil:
		out.Item = f.value(v.Item)
	case v.Refers == schema.ToEvent && v.Type == schema.String:
		f.event(&out)
	case v.Refers != "" && v.Type == schema.String:
		f.named(&out)
	}
	return &out
}

// fields fills in the properties of a map.
func (f *filling) fields(out, from *example.Value) {
	drawn := false // by UI Kit
	for _, field := range from.Fields {
		switch {
		case field.When == example.IfNative && !drawn, field.When == example.IfDeclared && !f.declares(field.Value):
			continue
		case field.Value.Refers == schema.ToResource || field.Value.Refers == schema.ToResourceEntry:
			value := *field.Value
			drawn = f.resource(&value, from)
			out.Fields = append(out.Fields, example.Field{Name: field.Name, Value: &value})
			continue
		case field.Name == "render" && drawn:
			native := &example.Value{Type: schema.String, Text: "native", Fixed: true}
			out.Fields = append(out.Fields, example.Field{Name: field.Name, Value: native})
			continue
		}
		out.Fields = append(out.Fields, example.Field{Name: field.Name, Value: f.property(field.Name, field.Value)})
	}
}

// choose is the alternative of a map to write: the first that names only what is declared,
// or else the first whose names can be declared.
func (f *filling) choose(v *example.Value) *example.Value {
	all := append([]*example.Value{v}, v.Others...)
	for _, isEnough := range []func(to schema.Reference) bool{f.isKnown, canDeclare} {
		for _, one := range all {
			named, fine := 0, true
			for _, field := range one.Fields {
				if _, ok := manifest.KindOf(field.Value.Refers); ok && field.When == example.Always {
					named++
					fine = fine && isEnough(field.Value.Refers)
				}
			}
			if fine && (named > 0 || len(v.Others) == 0) {
				return one
			}
		}
	}
	return v
}

// canName reports whether all that a map has to name is declared, or can be.
func (f *filling) canName(v *example.Value) bool {
	for _, field := range v.Fields {
		_, isName := manifest.KindOf(field.Value.Refers)
		if isName && field.When == example.Always && !f.isKnown(field.Value.Refers) && !canDeclare(field.Value.Refers) {
			return false
		}
	}
	return true
}

// isKnown reports whether something is declared that a reference may name.
func (f *filling) isKnown(to schema.Reference) bool {
	if f.remote && to == schema.ToFunction {
		return false
	}
	isFront := to == schema.ToResource || to == schema.ToResourceEntry
	isOfRemote := to == schema.ToEndpoint && (f.remote || f.known.remote != "" && f.known.function == "")
	_, isFresh := f.fresh[to]
	return isFront || isOfRemote || isFresh || f.known.name(to) != ""
}

// canDeclare reports whether something can be declared that a reference names.
func canDeclare(to schema.Reference) bool {
	switch to {
	case schema.ToFunction, schema.ToEndpoint, schema.ToRemote, schema.ToAction, schema.ToResource, schema.ToResourceEntry:
		return true
	}
	return false
}

// declares reports whether the manifest declares what a value names.
func (f *filling) declares(v *example.Value) bool {
	switch {
	case v.Item != nil:
		return f.declares(v.Item)
	case v.Type == schema.Map:
		for _, one := range append([]*example.Value{v}, v.Others...) {
			for _, field := range one.Fields {
				if _, ok := manifest.KindOf(field.Value.Refers); ok && (f.remote || f.known.name(field.Value.Refers) != "") {
					return true
				}
			}
		}
		return false
	}
	return f.known.name(v.Refers) != ""
}

// named fills in a name: one that is declared, or one that is declared besides.
func (f *filling) named(v *example.Value) {
	name, isFresh := f.fresh[v.Refers]
	if !isFresh {
		name = f.known.name(v.Refers)
	}
	if !f.isBound && (f.remote && v.Refers == schema.ToEndpoint || name == "" && canDeclare(v.Refers)) {
		name, isFresh = f.declare(v.Refers)
	}
	if name != "" {
		v.Text, v.Guess, v.Fixed = name, false, isFresh
	}
}

// event fills in a product event: the likeliest of the products that the app is about, with the
// scopes that it needs, or else one that needs none.
func (f *filling) event(v *example.Value) {
	if f.isBound {
		return
	}
	if e := f.c.likeliestEvent(); e != nil {
		v.Text, v.Guess = e.name, false
		f.ask(e.sets)
	}
}

// entry fills in an entry of a module type, and asks for the scopes that Forge wants with it.
func (f *filling) entry(typ string, v *example.Value) *example.Value {
	out := f.value(v)
	catalogue := f.c.file.Catalogue()
	f.ask([][]string{catalogue.ModuleScopes(typ)})
	for _, field := range out.Fields {
		if field.Name == "productContexts" && field.Value.Item != nil {
			f.ask([][]string{catalogue.AgentContextScopes(field.Value.Item.Text)})
		}
	}
	return out
}

// ask asks for the scopes of the first of some sets, unless another one is complete.
func (f *filling) ask(sets [][]string) {
	if f.isBound {
		return
	}
	present := map[string]bool{}
	for _, s := range f.c.file.Scopes().All {
		present[s.Name] = true
	}
	for _, name := range lacking(sets, present) {
		if !slices.Contains(f.scopes, name) {
			f.scopes = append(f.scopes, name)
		}
	}
}

// property fills in the value of a property. What "resolver" names answers a front end.
func (f *filling) property(name string, v *example.Value) *example.Value {
	if name != "resolver" {
		return f.value(v)
	}
	known := f.known
	f.known.function, f.answers = known.resolver, true
	out := f.value(v)
	f.known, f.answers = known, false
	return out
}

// declare declares what a reference names, unless that is done, and returns its name. It is false
// where the name is one that the manifest declares.
func (f *filling) declare(to schema.Reference) (name string, isFresh bool) {
	if name, ok := f.fresh[to]; ok {
		return name, true
	}
	switch to {
	case schema.ToFunction:
		var handler string
		if name, handler = f.known.free[freeFunction], "index.run"; f.answers {
			name, handler = f.known.free[freeResolver], "index.handler"
		}
		f.lacks = append(f.lacks, example.Function(name, handler))
	case schema.ToAction:
		function := f.known.function
		if function == "" {
			function, _ = f.declare(schema.ToFunction)
		}
		name = f.known.free[freeAction]
		f.lacks = append(f.lacks, example.Action(name, function))
	case schema.ToRemote:
		name = f.known.free[freeRemote]
		f.lacks = append(f.lacks, example.Remote(name))
	case schema.ToEndpoint:
		if f.known.endpoint != "" {
			return f.known.endpoint, false
		}
		remote := f.known.remote
		if remote == "" {
			remote, _ = f.declare(schema.ToRemote)
		}
		name = f.known.free[freeEndpoint]
		f.lacks = append(f.lacks, example.Endpoint(name, remote))
	}
	f.fresh[to] = name
	return name, true
}

// resource fills in the resource that draws an entry, and reports whether UI Kit draws it: a
// source file needs UI Kit, and what can only be drawn by it needs a source file.
func (f *filling) resource(v *example.Value, in *example.Value) (isNative bool) {
	can, must := false, false
	for _, field := range in.Fields {
		if field.Name == "render" {
			can, must = true, field.When == example.Always && field.Value.Fixed && field.Value.Text == "native"
		}
	}
	must = must || f.native && can
	name := ""
	switch {
	case must:
		name, isNative = f.known.source, true
	case !can || f.folder:
		name = f.known.folder
	default:
		name = f.known.name(schema.ToResource)
		isNative = name != "" && name == f.known.source || name == "" && !f.known.prefersFolder
	}
	v.Guess = false
	switch {
	case name == "" && f.isBound:
		return false
	case name == "":
		name, v.Fixed = f.newResource(isNative), true
	}
	v.Text = name
	return isNative
}

// newResource declares a resource, unless that is done, and returns its name.
func (f *filling) newResource(isNative bool) string {
	to, path := schema.ToResource, example.FolderOfCustomUI
	if isNative {
		to, path = schema.ToPath, example.SourceOfUIKit
	}
	name, ok := f.fresh[to]
	if !ok {
		name = f.known.free[freeResource]
		for _, other := range f.fresh {
			if other == name {
				name = f.known.free[freeOther]
			}
		}
		f.fresh[to] = name
		f.lacks = append(f.lacks, example.Resource(name, path))
	}
	return name
}
