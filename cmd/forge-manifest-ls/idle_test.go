package main

import (
	"io"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// collections is how often the heap has been cleaned up.
func collections() uint64 {
	sample := []metrics.Sample{{Name: "/gc/cycles/total:gc-cycles"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

var sink []byte

// TestCleanWhileIdle: while nothing comes, the heap is cleaned up, if it has grown; then what comes is read.
func TestCleanWhileIdle(t *testing.T) {
	t.Setenv("GOGC", "")
	defer debug.SetGCPercent(debug.SetGCPercent(1000))
	theirs, ours := io.Pipe()
	in := cleanWhileIdle(theirs)
	runtime.GC() // from here on the heap grows
	for !isWorthwhile() {
		sink = make([]byte, 1<<10)
	}
	before, read := collections(), make(chan string)
	go func() {
		data, _ := io.ReadAll(in)
		read <- string(data)
	}()
	for deadline := time.Now().Add(time.Minute); collections() == before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nothing is cleaned up")
		}
	}
	if _, err := ours.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	ours.Close()
	if got := <-read; got != "hello" {
		t.Errorf("read %q", got)
	}
	if c, ok := in.(io.Closer); !ok || c.Close() != nil {
		t.Error("it cannot be closed")
	}
	if _, err := theirs.Read(make([]byte, 1)); err != io.ErrClosedPipe {
		t.Errorf("the input is not closed: %v", err)
	}
}

// TestGCOfThePerson: who has said when the heap is to be cleaned up is asked, and nobody else.
func TestGCOfThePerson(t *testing.T) {
	t.Setenv("GOGC", "100")
	theirs, _ := io.Pipe()
	if in := cleanWhileIdle(theirs); in != io.Reader(theirs) {
		t.Errorf("the input is %v", in)
	}
}
