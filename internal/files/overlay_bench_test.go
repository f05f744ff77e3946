package files

import (
	"fmt"
	"io/fs"
	"testing"

	"forge-manifest-ls/internal/testing/memory"
)

// sameSource is a file system in which each path is the same file.
type sameSource struct{ memory.Files }

func (s sameSource) Lstat(string) (fs.FileInfo, error) { return s.Files.Lstat("/a.js") }

func (s sameSource) Read(_ string, size int64) ([]byte, error) { return s.Files.Read("/a.js", size) }

// BenchmarkSetOverlay is a key in a source file of an app: one that somebody has read, and one that nobody has.
func BenchmarkSetOverlay(b *testing.B) {
	for _, count := range []int{10, 1000, 40_000} {
		s := NewStore(sameSource{memory.Files{"/a.js": "export const run = 1;\n"}})
		v := s.In("/app")
		for i := range count {
			v.Content(fmt.Sprintf("src/%d.js", i))
		}
		text := []byte("export const run = 2;\n")
		for name, path := range map[string]string{"read": "/app/src/0.js", "unread": "/app/src/none.js"} {
			b.Run(fmt.Sprintf("%s of %d", name, count), func(b *testing.B) {
				for b.Loop() {
					s.SetOverlay(path, text)
				}
			})
		}
	}
}
