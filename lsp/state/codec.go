package state

import (
	"reflect"
	"slices"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// Codec encodes with the protocol's own encoders, which know its unions.
type Codec struct{}

// Marshal implements [jsonrpc2.Codec].
func (Codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		return raw, nil
	}
	return Marshal(v)
}

// Marshal encodes what the protocol has. The protocol's own encoders are several times as fast as those that
// look at types, and know no lists: so the entries of a list are encoded one by one.
func Marshal(v any) ([]byte, error) {
	list := reflect.ValueOf(v)
	if list.Kind() != reflect.Slice || list.Type().Elem().Kind() != reflect.Struct || list.IsNil() {
		return protocol.Marshal(v)
	}
	return marshalList(list.Len(), func(i int) (any, error) { return list.Index(i).Addr().Interface(), nil })
}

// MarshalEach encodes a list of n entries, each of which set makes in the place of the one before: all of them at
// once would be more memory than what they are encoded to.
func MarshalEach[T any](n int, set func(i int, entry *T) error) (jsonrpc2.RawMessage, error) {
	entry := new(T)
	return marshalList(n, func(i int) (any, error) { return entry, set(i, entry) })
}

// marshalList encodes a list of n entries, which entry points to.
func marshalList(n int, entry func(i int) (any, error)) (jsonrpc2.RawMessage, error) {
	return WithBuffer(func(out []byte) ([]byte, error) {
		out = append(out, '[')
		for i := range n {
			if i > 0 {
				out = append(out, ',')
			}
			v, err := entry(i)
			if err == nil {
				out, err = protocol.AppendMarshal(out, v)
			}
			if err != nil {
				return nil, err
			}
		}
		return append(out, ']'), nil
	})
}

// Unmarshal implements [jsonrpc2.Codec]. It runs on the reader.
func (Codec) Unmarshal(data []byte, v any) error {
	if r, ok := v.(*Reply); ok {
		r.Result = slices.Clone(data)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// Reply is an answer of the client, to be decoded by who asked: on the reader there is
// neither time for it nor anybody to mind its mistakes.
type Reply struct{ Result []byte } // empty for null

// keepBuffer is the size in bytes up to which a buffer is kept for the next answer.
const keepBuffer = 1 << 20

// buffers hold answers while they are encoded: most of an answer is made in the memory of
// the one before.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// WithBuffer encodes an answer: encode appends to what it is given.
func WithBuffer(encode func(out []byte) ([]byte, error)) (jsonrpc2.RawMessage, error) {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	out, err := encode((*buffer)[:0])
	if err != nil {
		return nil, err
	}
	if cap(out) <= keepBuffer {
		*buffer = out
	}
	return slices.Clone(out), nil
}

// AppendString appends a string as JSON. What is no UTF-8 in it becomes U+FFFD, as in
// all that is encoded here.
func AppendString(out []byte, s string) []byte {
	out, _ = protocol.AppendMarshal(out, protocol.String(s)) // no string fails
	return out
}
