// Command compress writes a file compressed: go run ./compress FROM TO.
package main

import (
	"bytes"
	"compress/gzip"
	"log"
	"os"
)

func main() {
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var compressed bytes.Buffer
	w, err := gzip.NewWriterLevel(&compressed, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], compressed.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
