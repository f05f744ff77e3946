package javascript

import "forge-manifest-ls/internal/files"

// Origin is where a name of a file comes from.
type Origin struct {
	At int // where the file names it: its declaration or import, else its export, in bytes
	// Name is what it is called in the file that From names; "*" for all exports in one object.
	Name string
	// From is the file that it comes from, as an import would write it; "" for this one.
	From string
}

// OriginIn returns where an export of a file that is kept comes from. It is false when the file
// has no such export, or none that can be seen in it.
func OriginIn(c *files.Content, export string) (Origin, bool) {
	found, ok := ExportsIn(c).Find(export)
	if !ok {
		return Origin{}, false
	}
	if found.From != "" {
		return Origin{found.At, found.Local, found.From}, true
	}
	if declared, ok := declarations.Of(c)[found.Local]; ok {
		return declared, true
	}
	return Origin{found.At, found.Name, ""}, true
}

var declarations = files.NewReading(declarationsOf)

// declarationsOf finds the names that are declared or imported at the top of a file.
func declarationsOf(src []byte) map[string]Origin {
	d := declarationScan{lexer: newLexer(src), found: map[string]Origin{}}
	d.next()
	for d.token.kind != tokenEnd {
		if d.lexer.depth() > 0 || d.token.glued || d.token.kind != tokenName {
			d.next()
			continue
		}
		switch d.token.text {
		case "function", "class":
			if d.next().is("*") {
				d.next()
			}
			d.add(d.token, "", d.token.text)
		case "const", "let", "var":
			d.variables()
		case "import":
			d.imports()
		default:
			d.next()
		}
	}
	return d.found
}

// declarationScan looks for what is declared at the top of a file.
type declarationScan struct {
	lexer lexer
	found map[string]Origin
	token token // the one to look at
}

// next reads the next token and keeps it.
func (d *declarationScan) next() token {
	d.token = d.lexer.next()
	return d.token
}

// add notes a name; the first declaration counts.
func (d *declarationScan) add(t token, from, name string) {
	if _, again := d.found[t.text]; !again && t.kind == tokenName {
		d.found[t.text] = Origin{t.at, name, from}
	}
}

// variables reads the first name behind "const", "let" or "var", or the names of the pattern
// there.
func (d *declarationScan) variables() {
	t := d.next()
	if !t.is("{") && !t.is("[") {
		d.add(t, "", t.text)
		return
	}
	for depth := d.lexer.depth(); d.lexer.depth() >= depth && d.next().kind != tokenEnd; {
		d.add(d.token, "", d.token.text)
	}
}

// imports reads what follows "import": a name for the default, "* as name", "{ a, b as c }", and
// the file behind "from".
func (d *declarationScan) imports() {
	type imported struct {
		local token
		name  string
	}
	var all []imported
	for t := d.next(); t.kind == tokenName || t.is("*") || t.is("{") || t.is("}") || t.is(","); t = d.next() {
		n := len(all)
		switch {
		case t.says("from"):
			if d.next().kind == tokenString {
				for _, i := range all {
					d.add(i.local, d.token.text, i.name)
				}
			}
			return
		case t.is("*"):
			all = append(all, imported{name: "*"})
		case t.says("as") && n > 0:
			all[n-1].local = d.next()
		case t.kind == tokenName && d.lexer.depth() == 0:
			all = append(all, imported{t, "default"})
		case t.kind == tokenName:
			all = append(all, imported{t, t.text})
		}
	}
}
