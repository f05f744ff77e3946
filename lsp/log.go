package lsp

import (
	"context"
	"log/slog"
	"strings"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// maxWaitingLog is the number of waiting messages from which the client is no longer
// told of what is logged: it has other things to read first.
const maxWaitingLog = 100

// clientHandler also tells the client what is logged as a warning or an error.
type clientHandler struct {
	slog.Handler
	client *server
}

// Handle implements [slog.Handler].
func (h *clientHandler) Handle(ctx context.Context, r slog.Record) error {
	s := h.client
	if r.Level >= slog.LevelWarn && s.state.Load().Phase != state.Starting && s.out.Waiting() < maxWaitingLog {
		s.notify("", protocol.MethodWindowLogMessage, &protocol.LogMessageParams{
			Type: messageType(r.Level), Message: logLine(r),
		})
	}
	return h.Handler.Handle(ctx, r)
}

func messageType(level slog.Level) protocol.MessageType {
	if level >= slog.LevelError {
		return protocol.MessageTypeError
	}
	return protocol.MessageTypeWarning
}

// logLine is a record in one line: the stack of a panic stays in the log.
func logLine(r slog.Record) string {
	var line strings.Builder
	line.WriteString(r.Message)
	r.Attrs(func(a slog.Attr) bool {
		if a.Key != "stack" {
			line.WriteString(", " + a.Key + ": " + a.Value.String())
		}
		return true
	})
	return line.String()
}
