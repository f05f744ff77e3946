package lsp

import (
	"fmt"
	"time"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// setTraceParams are the parameters of $/setTrace.
type setTraceParams struct {
	Value string `json:"value"`
}

// setTrace says how much of its work the server tells the client.
func (s *server) setTrace(p *setTraceParams) error {
	s.update(func(next *state.Snapshot) { next.Trace = readTrace(p.Value) })
	return nil
}

// readTrace returns a trace value; what is unknown means off.
func readTrace(value string) protocol.TraceValue {
	switch v := protocol.TraceValue(value); v {
	case protocol.TraceValueMessages, protocol.TraceValueVerbose:
		return v
	default:
		return protocol.TraceValueOff
	}
}

// traceCall tells the client of a call that was answered.
func (s *server) traceCall(req *jsonrpc2.Request, trace protocol.TraceValue, took time.Duration, err error) {
	params := &protocol.LogTraceParams{Message: fmt.Sprintf("%s answered in %v", req.Method(), took)}
	if trace == protocol.TraceValueVerbose {
		verbose := fmt.Sprintf("id %v, parameters %.1000s, error %v", req.ID(), req.Params(), err)
		params.Verbose = &verbose
	}
	s.notify("", protocol.MethodLogTrace, params)
}
