package forgepackage

import (
	"io/fs"

	"forge-manifest-ls/internal/schema"
)

// Files of the npm package @forge/manifest that hold facts.
const (
	packageFile    = "package.json"
	schemaFile     = "out/schema/manifest-schema.json"
	conditionsFile = "out/schema/display-conditions-schema.json"
	typesFile      = "out/types/module-types.js"
	nestedFile     = "out/types/display-condition-types.js"
	moduleFile     = "out/mapping/module-to-scope-mapping.js"
	eventsFile     = "out/mapping/product-event-to-scope-mapping.json"
	contextsFile   = "out/mapping/agent-product-context-to-scope-mapping.json"
	scopesFile     = "out/scopes/shipyard-scopes.json"
	consentFile    = "out/scopes/shipyard-scopes-with-interactive-consent.json"
	graphFile      = "out/scopes/teamwork-graph-scopes.json"
)

// Limits of size, in bytes. The schema of 13.7.0 has 2.3 MB, the other files less than
// 70 KB each.
const (
	maxSchema = 16 << 20
	maxTable  = 2 << 20
)

// PackageDirs are the places below a project's directory where an installed package
// @forge/manifest may be, the nearest first.
var PackageDirs = []string{
	"node_modules/@forge/manifest",
	"node_modules/@forge/cli/node_modules/@forge/manifest",
}

// Convert makes a catalogue of the directory of an installed npm package
// @forge/manifest. What this package knows besides Forge's schema is laid over it, and where
// the package lacks a table, the embedded one stands in. What nothing is written about here
// keeps the package's own words: see [Catalogue.PackageDoc]. It takes a fraction of a second.
// An error has one line and says what is wrong with which file.
func Convert(pkg fs.FS) (*schema.Catalogue, error) {
	found, _, err := digest(pkg)
	if err != nil {
		return nil, err
	}
	return schema.FromFacts(found, describedIn(pkg))
}

// facts are the files of data/forge, by name.
type facts map[string][]byte

// digest reads the facts of a package, and names what it lacks.
func digest(pkg fs.FS) (found facts, missing []string, err error) {
	found = facts{}
	read := func(name string) []byte {
		content, err := readFile(pkg, name, maxTable)
		if err != nil {
			missing = append(missing, name)
		}
		return content
	}
	document, err := readFile(pkg, schemaFile, maxSchema)
	if err != nil {
		return nil, nil, err
	}
	known := readNames(read(typesFile))
	known.version = version(read(packageFile))
	known.nested = readNested(read(nestedFile))
	known.moduleScopes = readModuleScopes(read(moduleFile), known.enum)
	known.contexts = readContexts(read(contextsFile))
	if err := found.schemas(document, read(conditionsFile), known); err != nil {
		return nil, nil, err
	}
	if events := convertEvents(read(eventsFile)); events != nil {
		found["events.json"] = events
	}
	if scopes := convertScopes(read(scopesFile), read(consentFile), read(graphFile)); scopes != nil {
		found["scopes.json"] = scopes
	}
	for _, name := range []string{"events.json", "scopes.json"} {
		if found[name] == nil {
			missing = append(missing, name)
		}
	}
	return found, append(missing, known.missing()...), nil
}
