package forgepackage

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// The code of the package is read by what it looks like. When a later version looks
// different, the tables of the embedded catalogue stand in.

// readNames reads the names of all module types.
func readNames(code []byte) about {
	var a about
	excluded := map[string]bool{}
	for _, m := range regexp.MustCompile(`moduleType !== AllModuleTypes\.(\w+)`).FindAllSubmatch(code, -1) {
		excluded[string(m[1])] = true
	}
	a.enum = map[string]string{}
	for _, m := range regexp.MustCompile(`AllModuleTypes\["(\w+)"\] = "([^"\\]+)"`).FindAllSubmatch(code, -1) {
		name := regexp.MustCompile(`(core|xen):`).ReplaceAllString(string(m[2]), "")
		a.enum[string(m[1])] = name
		if !excluded[string(m[1])] {
			a.names = append(a.names, name)
		}
	}
	slices.Sort(a.names)
	return a
}

// readNested reads which module types have display conditions in pages and sections.
func readNested(code []byte) []string {
	m := regexp.MustCompile(`ModuleWithNestedDisplayConditions = (\[[^\]]+\])`).FindSubmatch(code)
	if m == nil {
		return nil
	}
	var names []string
	if json.Unmarshal([]byte(strings.ReplaceAll(string(m[1]), "'", `"`)), &names) != nil {
		return nil
	}
	return names
}

// readModuleScopes reads which module types need which scopes.
func readModuleScopes(code []byte, enum map[string]string) map[string][]string {
	var all map[string][]string
	for _, m := range regexp.MustCompile(`AllModuleTypes\.(\w+), (\[[^\]]*\])`).FindAllSubmatch(code, -1) {
		var scopes []string
		name := enum[string(m[1])]
		if name == "" || json.Unmarshal([]byte(strings.ReplaceAll(string(m[2]), "'", `"`)), &scopes) != nil {
			return nil
		}
		if all == nil {
			all = map[string][]string{}
		}
		all[name] = scopes
	}
	return all
}

// mapping is the shape of the package's tables of scopes.
type mapping struct{ Mapping []mapped }

type mapped struct {
	ProductEvent, ProductContext string
	OAuthScopes                  scopeSets
}

type scopeSets struct{ Current, Beta, Deprecated []string }

func readContexts(content []byte) map[string][]string {
	var table mapping
	if json.Unmarshal(content, &table) != nil || len(table.Mapping) == 0 {
		return nil
	}
	all := map[string][]string{}
	for _, each := range table.Mapping {
		all[each.ProductContext] = each.OAuthScopes.Current
	}
	return all
}

// convertEvents writes events.json: the sets of scopes that occur, and for each event the
// numbers of its sets, current, beta and deprecated, as far as there are any.
func convertEvents(content []byte) []byte {
	var table mapping
	if json.Unmarshal(content, &table) != nil || len(table.Mapping) == 0 {
		return nil
	}
	events := map[string]scopeSets{}
	for _, each := range table.Mapping {
		events[each.ProductEvent] = each.OAuthScopes
	}
	sets, numbers, all := schema.NewList(), map[string]int{}, schema.NewMap()
	set := func(scopes []string) *schema.Literal {
		l := textList(slices.Sorted(slices.Values(scopes)))
		number, ok := numbers[l.JSON()]
		if !ok {
			number = len(sets.Elements())
			numbers[l.JSON()] = number
			sets.Append(l)
		}
		return schema.NumberLiteral(number)
	}
	for _, name := range slices.Sorted(maps.Keys(events)) {
		s := events[name]
		l := schema.NewList(set(s.Current))
		if s.Beta != nil || s.Deprecated != nil {
			l.Append(set(s.Beta))
		}
		if s.Deprecated != nil {
			l.Append(set(s.Deprecated))
		}
		all.Put(name, l)
	}
	bySet := schema.NewMap()
	for i, item := range sets.Elements() {
		bySet.Put(schema.NumberLiteral(i).Text(), item)
	}
	return writeLines(object("scopes", bySet, "events", all))
}

// convertScopes writes scopes.json: all scopes, those that need the consent of each user, and
// those of the Teamwork Graph.
func convertScopes(all, consent, graph []byte) []byte {
	var lists [3][]string
	for i, content := range [][]byte{all, consent, graph} {
		if json.Unmarshal(content, &lists[i]) != nil {
			return nil
		}
		slices.Sort(lists[i])
		lists[i] = slices.Compact(lists[i])
	}
	if len(lists[0]) == 0 {
		return nil
	}
	return writeLines(object("all", textList(lists[0]), "interactive", textList(lists[1]), "graph", textList(lists[2])))
}
