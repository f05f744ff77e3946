package lsp

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// maxConcurrent is the number of calls that may run beside the reader. When so many
// do, further ones run on the reader: a flood of calls then waits in the client.
const maxConcurrent = 64

// handle is the handler of the connection. It runs on the reader, until a call
// leaves it with [jsonrpc2.Async]. An error that it returned for a notification
// would end the connection, so it returns none. The contexts and requests that it
// gets are reused: nothing may be derived from them but the context of the
// connection.
func (s *server) handle(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	if !req.IsCall() {
		s.handleNotification(req)
		return nil, nil
	}
	snap := s.state.Load()
	switch {
	case snap.Phase == state.Starting && req.Method() != protocol.MethodInitialize:
		return nil, jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the server is not initialized")
	case snap.Phase == state.ShutDown:
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is shut down")
	}
	if call, ok := inlineCalls[req.Method()]; ok {
		return s.guard(req.Method(), func() (any, error) { return call(s, req.Params()) })
	}
	decode, ok := requests[req.Method()]
	if !ok {
		return nil, errUnknownMethod(req.Method())
	}
	compute, err := decode(req.Params())
	if err != nil {
		return nil, err
	}
	return s.handleRequest(ctx, req, snap, compute)
}

// handleRequest computes an answer beside the reader.
func (s *server) handleRequest(ctx context.Context, req *jsonrpc2.Request, snap *state.Snapshot, compute answer) (any, error) {
	base := jsonrpc2.DetachContext(ctx)
	c, running := s.calls.begin(base, req.ID())
	defer s.calls.end(c)
	if running <= maxConcurrent {
		jsonrpc2.Async(ctx)
	}
	start := time.Now()
	result, err := s.guard(req.Method(), func() (any, error) { return compute(c.ctx, snap) })
	if snap.Trace != protocol.TraceValueOff {
		s.traceCall(req, snap.Trace, time.Since(start), err)
	}
	if err = wireError(c.ctx, err); err != nil {
		return nil, err
	}
	return result, nil
}

// handleNotification runs a notification. Whatever is wrong with it is logged.
func (s *server) handleNotification(req *jsonrpc2.Request) {
	run, ok := notifications[req.Method()]
	if !ok || s.state.Load().Phase != state.Running && req.Method() != protocol.MethodExit {
		return
	}
	_, err := s.guard(req.Method(), func() (any, error) { return nil, run(s, req.Params()) })
	if err != nil {
		s.log.Warn("notification not carried out", "method", req.Method(), "error", err)
		if req.Method() == protocol.MethodTextDocumentDidChange {
			s.loseText(req.Params())
		}
	}
}

// guard runs f and turns a panic into an error.
func (s *server) guard(method string, f func() (any, error)) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.logPanic(method, r)
			result, err = nil, jsonrpc2.NewError(jsonrpc2.InternalError, fmt.Sprintf("internal error in %s: %v", method, r))
		}
	}()
	return f()
}

// calls are the calls being answered beside the reader. Clients should not use an id
// twice at a time; where one does, both calls are answered and cancelled alike.
type calls struct {
	mu      sync.Mutex
	byID    map[jsonrpc2.ID][]*call
	running int
}

type call struct {
	id     jsonrpc2.ID
	ctx    context.Context
	cancel context.CancelFunc
}

func newCalls() *calls { return &calls{byID: map[jsonrpc2.ID][]*call{}} }

// begin registers a call and returns it and the number of calls now running.
func (c *calls) begin(base context.Context, id jsonrpc2.ID) (*call, int) {
	ctx, cancel := context.WithCancel(base)
	started := &call{id, ctx, cancel}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byID[id] = append(c.byID[id], started)
	c.running++
	return started, c.running
}

// end forgets a call.
func (c *calls) end(ended *call) {
	ended.cancel()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running--
	rest := slices.DeleteFunc(c.byID[ended.id], func(other *call) bool { return other == ended })
	if len(rest) == 0 {
		delete(c.byID, ended.id)
	} else {
		c.byID[ended.id] = rest
	}
}

// cancel cancels the calls with an id.
func (c *calls) cancel(id jsonrpc2.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, call := range c.byID[id] {
		call.cancel()
	}
}
