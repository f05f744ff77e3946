package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

// tried returns facts of a release into an empty folder.
func tried(t *testing.T) *facts {
	return &facts{Version: "1.2.3", Commit: "abc", Date: time.Unix(1_700_000_000, 0).UTC(), Sums: map[string]string{}, out: t.TempDir()}
}

func TestVersionForm(t *testing.T) {
	for version, want := range map[string]bool{"v0.1.0": true, "v10.20.30-rc.1": true, "0.1.0": false, "v1": false, "v1.2.3 ": false, "": false} {
		if got := versionForm.MatchString(version); got != want {
			t.Errorf("%q: %v", version, got)
		}
	}
}

func TestTarred(t *testing.T) {
	f := tried(t)
	files := []file{{"a/b/program", []byte("x"), 0o755}, {"a/c", []byte("yy"), 0o644}}
	content, err := tarred(files, f.Date)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := tarred(files, f.Date); !bytes.Equal(content, again) {
		t.Error("it is another one the second time")
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for r := tar.NewReader(unpacked); ; {
		header, err := r.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if !header.ModTime.Equal(f.Date) || header.Uid != 0 || header.Uname != "" {
			t.Errorf("%+v", header)
		}
		names = append(names, header.Name)
	}
	if got := strings.Join(names, " "); got != "a/ a/b/ a/b/program a/c" {
		t.Error(got)
	}
}

// TestTemplates fills all templates, and reads those whose language is at hand.
func TestTemplates(t *testing.T) {
	t.Chdir("../..")
	f := tried(t)
	sum := strings.Repeat("a", 64)
	f.Sums["forge-manifest-ls_1.2.3_windows_amd64.zip"] = sum
	if err := f.fillTemplates("packaging"); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err := filepath.WalkDir(f.out, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		seen++
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !bytes.Contains(content, []byte("1.2.3")) && filepath.Ext(path) != ".js" || bytes.Contains(content, []byte("<<")) {
			t.Errorf("%s:\n%s", path, content)
		}
		var value any
		switch filepath.Ext(path) {
		case ".json":
			err = json.Unmarshal(content, &value)
		case ".yaml":
			err = yaml.Unmarshal(content, &value)
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if strings.Contains(path, "installer") && !bytes.Contains(content, []byte(sum)) {
			t.Errorf("%s has no checksum", path)
		}
		return nil
	})
	if err != nil || seen != 7 {
		t.Errorf("%d files, %v", seen, err)
	}
}

// TestDebianVersion shows that a candidate is older than its release, as dpkg orders versions.
func TestDebianVersion(t *testing.T) {
	for version, want := range map[string]string{"1.2.3": "1.2.3", "1.2.3-rc.1": "1.2.3~rc.1"} {
		if got := debianVersion(version); got != want {
			t.Errorf("%s: %s", version, got)
		}
	}
	f := tried(t)
	f.Version = "1.2.3-rc.1"
	if err := f.writeDeb("amd64", []file{{program, nil, 0o755}, {"LICENSE", nil, 0o644}}); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(f.out, program+"_1.2.3-rc.1_amd64.deb"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(controlOf(t, content), "\nVersion: 1.2.3~rc.1\n") {
		t.Error(controlOf(t, content))
	}
}

// controlOf returns what a Debian package says of itself: the one file of the member "control.tar.gz".
func controlOf(t *testing.T, deb []byte) string {
	t.Helper()
	_, after, _ := bytes.Cut(deb, []byte("control.tar.gz"))
	unpacked, err := gzip.NewReader(bytes.NewReader(after[bytes.IndexByte(after, '\n')+1:]))
	if err != nil {
		t.Fatal(err)
	}
	unpacked.Multistream(false)
	r := tar.NewReader(unpacked)
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	control, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(control)
}

// TestUnknownSystem shows that there is no npm package without a name.
func TestUnknownSystem(t *testing.T) {
	if err := tried(t).writeNPM("plan9", "amd64", nil); err == nil {
		t.Error("there is a package for it")
	}
}
