package mcp

import (
	"context"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/navigation"
)

// Limits of a call graph: how far it goes from its middle, and how many callables it has in each direction.
const (
	maxDepth = 6
	maxCalls = 60
)

// Call is a callable of a call graph.
type Call struct {
	Name   string `json:"name"`
	Detail string `json:"detail,omitempty"`
	Place  Place  `json:"place"`
	Depth  int    `json:"depth" jsonschema:"how many calls away it is; the next one with a smaller depth in front of it is the one that it calls or is called by"`
}

// Graph is the answer of "calls".
type Graph struct {
	Middle   *Call  `json:"middle,omitempty" jsonschema:"what is at the place; not there where nothing calls or is called"`
	Incoming []Call `json:"incoming" jsonschema:"what sets it off"`
	Outgoing []Call `json:"outgoing" jsonschema:"what it sets off"`
	LeftOut  bool   `json:"leftOut,omitempty" jsonschema:"the graph goes on"`
}

// calls answers "calls": what sets off the module, function, event or handler at a place, and what it
// sets off.
func (s *server) calls(ctx context.Context, cursor Cursor) (Graph, error) {
	out := Graph{Incoming: []Call{}, Outgoing: []Call{}}
	d, err := s.Open(cursor.Source)
	if err != nil {
		return out, err
	}
	offset, err := cursor.offset(d.Manifest.Buffer())
	if err != nil {
		return out, err
	}
	middle, ok := navigation.CallableAt(d.Manifest, offset, d.Around)
	if !ok {
		return out, ctx.Err()
	}
	shown := d.callOf(middle, 0)
	out.Middle = &shown
	incoming := walk{d: d, find: navigation.Incoming, seen: map[navigation.Callable]bool{identityOf(middle): true}}
	incoming.from(ctx, middle, 1)
	outgoing := walk{d: d, find: navigation.Outgoing, seen: map[navigation.Callable]bool{identityOf(middle): true}}
	outgoing.from(ctx, middle, 1)
	var cutIn, cutOut int
	r := room(maxAnswer)
	out.Incoming, cutIn = fitting(&r, incoming.found, maxCalls)
	out.Outgoing, cutOut = fitting(&r, outgoing.found, maxCalls)
	out.LeftOut = incoming.cut || outgoing.cut || cutIn+cutOut > 0
	return out, ctx.Err()
}

// walk goes along calls in one direction, to each callable once.
type walk struct {
	d     Document
	find  func(*manifest.File, navigation.Callable, *files.View) navigation.Calls
	seen  map[navigation.Callable]bool
	found []Call
	cut   bool // there is more
}

// from goes on from a callable to those at a depth.
func (w *walk) from(ctx context.Context, c navigation.Callable, depth int) {
	for _, call := range w.find(w.d.Manifest, c, w.d.Around).List {
		key := identityOf(call.Other)
		switch {
		case w.seen[key]:
			continue
		case depth > maxDepth || len(w.found) == maxCalls || ctx.Err() != nil:
			w.cut = true
			return
		}
		w.seen[key] = true
		w.found = append(w.found, w.d.callOf(call.Other, depth))
		w.from(ctx, call.Other, depth+1)
	}
}

// identityOf returns what tells a callable from others, however often its file was read.
func identityOf(c navigation.Callable) navigation.Callable {
	if c.Place.Source != nil {
		c.Detail, c.Place.Source = c.Place.Source.Path, nil
	}
	return c
}

// callOf converts a callable at a depth.
func (d Document) callOf(c navigation.Callable, depth int) Call {
	return Call{Name: c.Name, Detail: c.Detail, Place: d.placeOf(c.Place, false), Depth: depth}
}
