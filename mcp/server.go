package mcp

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// Options say what a server is.
type Options struct {
	Version string
	Open    Opener
	Write   bool // there is a tool that writes
}

// server answers the calls of tools.
type server struct{ Options }

// Instructions are what an agent is told of the server: in the answer to "initialize", and by
// "forge-manifest-ls mcp --instructions".
const Instructions = `These tools know the manifest.yml of Atlassian Forge apps. They ask no network and run none of the app's code.

After each change of a manifest, or of a source file that it names, call "check". An error is what "forge lint" calls one. A problem that has "fixes" can be mended by a tool: "fixes" returns patches that were made in a copy and checked again. Take one whose "safe" is true without thinking; of the others choose by what the user wants, and read "adds". Apply a patch yourself, or, where the server was started with --write, by "apply"; then call "check" again.

Before you write something that you are not sure of, ask: "explain" says what a rule, module type, property, scope or event is, and "complete" what can be written at a place. Names of properties and module types that you remember may be out of date; what these tools say is by the schema that is installed in the app, or that of the program.

Before you rename or remove a key, function, resource or handler, call "references" for all of its places. "calls" says which module or event runs which function and handler.

Lines and columns count from 1. Give "path" for a file; give "text" for a text that is not saved, and "path" beside it so that files around it are found. Answers are cut to about 32 KB; "leftOut" says how much there was besides.
`

// New returns a server with all tools.
func New(o Options) *sdk.Server {
	s := &server{o}
	out := sdk.NewServer(&sdk.Implementation{Name: "forge-manifest-ls", Version: o.Version}, &sdk.ServerOptions{Instructions: Instructions})
	add(out, "check", "Says what is wrong in a Forge manifest, and in what it names in the files around it.", s.check)
	add(out, "fixes", "Returns patches that mend problems of a Forge manifest, each tried out and checked again.", s.fixes)
	add(out, "explain", "Explains a rule, module type, property, scope, event, setting or effect of a change of Forge manifests.", s.explain)
	add(out, "complete", "Lists what can be written at a place of a Forge manifest.", s.complete)
	add(out, "references", "Lists the places of the name at a place of a Forge manifest: where it is declared and used, in source files, too.", s.references)
	add(out, "calls", "Says what sets off the module, function, event or handler at a place of a Forge manifest, and what it sets off.", s.calls)
	if o.Write {
		addWriting(out, "apply", "Writes a patch that the tool fixes offers into the manifest.", s.apply)
	}
	return out
}

// Serve speaks the protocol until the input ends.
func Serve(ctx context.Context, in io.ReadCloser, out io.WriteCloser, o Options) error {
	answers := &shared{WriteCloser: out}
	messages := &lines{Closer: in, in: bufio.NewReader(in), out: answers}
	return New(o).Run(ctx, &sdk.IOTransport{Reader: messages, Writer: answers, MaxLineLength: -1}) // lines are bounded
}

// add adds a tool that reads.
func add[In, Out any](s *sdk.Server, name, doc string, answer func(context.Context, In) (Out, error)) {
	addTool(s, &sdk.Tool{Name: name, Description: doc, Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: new(bool)}}, answer)
}

// addWriting adds a tool that writes.
func addWriting[In, Out any](s *sdk.Server, name, doc string, answer func(context.Context, In) (Out, error)) {
	addTool(s, &sdk.Tool{Name: name, Description: doc, Annotations: &sdk.ToolAnnotations{OpenWorldHint: new(bool)}}, answer)
}

// inputSchema is the schema of what a tool is given. A property that may be absent is not null, either: there are agents that take
// no list of types.
func inputSchema[In any]() *jsonschema.Schema {
	schema, err := jsonschema.For[In](nil)
	if err != nil { // the types are ours
		panic(err)
	}
	for _, property := range schema.Properties {
		if types := slices.DeleteFunc(property.Types, func(name string) bool { return name == "null" }); len(types) == 1 {
			property.Type, property.Types = types[0], nil
		}
	}
	return schema
}

// addTool adds a tool. An error of its answer is one that the agent reads.
func addTool[In, Out any](s *sdk.Server, tool *sdk.Tool, answer func(context.Context, In) (Out, error)) {
	tool.InputSchema = inputSchema[In]()
	sdk.AddTool(s, tool, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, Out, error) {
		out, err := answer(ctx, in)
		if err != nil { // it may name what the agent wrote
			err = errors.New(clipped(err.Error(), maxWords))
		}
		return nil, out, err
	})
}
