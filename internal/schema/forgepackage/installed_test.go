package forgepackage

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// installed is a folder with a package.json at each path.
func installed(versions map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for dir, v := range versions {
		files[dir+"/package.json"] = &fstest.MapFile{Data: []byte(`{"name":"@forge/manifest","version":"` + v + `"}`)}
	}
	return files
}

func TestFindInstalled(t *testing.T) {
	const below, beside = "node_modules/@forge/cli/node_modules/@forge/manifest", "node_modules/@forge/manifest"
	for _, test := range []struct {
		versions map[string]string
		dir      string
	}{
		{map[string]string{beside: "13.7.0"}, beside},
		{map[string]string{below: "13.7.0"}, below},
		{map[string]string{below: "13.7.0", beside: "13.10.0"}, beside},
		{map[string]string{below: "14.0.0-next.2", beside: "13.10.0"}, below},
		{map[string]string{below: "13.7.0", beside: "no version"}, below},
		{map[string]string{below: "no version", beside: "13.7.0"}, beside},
	} {
		p, err := FindInstalled(installed(test.versions))
		if err != nil || p.Dir != test.dir || p.Version != test.versions[test.dir] {
			t.Errorf("%v: found %+v, %v", test.versions, p, err)
		}
	}
}

// TestFindNamed: the package, its node_modules and the project are all understood.
func TestFindNamed(t *testing.T) {
	project := installed(map[string]string{"node_modules/@forge/manifest": "13.8.0"})
	project["package.json"] = &fstest.MapFile{Data: []byte(`{"name":"my-app"}`)}
	for _, dir := range []string{".", "node_modules", "node_modules/@forge/manifest"} {
		folder, err := fs.Sub(project, dir)
		if err != nil {
			t.Fatal(err)
		}
		if p, err := FindNamed(folder); err != nil || p.Version != "13.8.0" {
			t.Errorf("%s: found %+v, %v", dir, p, err)
		}
	}
	if _, err := FindInstalled(project); err != nil {
		t.Errorf("the project: %v", err)
	}
}

func TestFindInstalledFails(t *testing.T) {
	const dir = "node_modules/@forge/manifest"
	file := func(content string, mode fs.FileMode) fstest.MapFS {
		return fstest.MapFS{dir + "/package.json": &fstest.MapFile{Data: []byte(content), Mode: mode}}
	}
	for _, test := range []struct {
		files fstest.MapFS
		want  string // "" when nothing is there
	}{
		{fstest.MapFS{}, ""},
		{fstest.MapFS{"node_modules": {Data: []byte("a file")}}, ""},
		{fstest.MapFS{dir: {Data: []byte("a file")}}, ""},
		{file(`{`, 0), "is not valid JSON"},
		{file(`[]`, 0), "is not valid JSON"},
		{file(`{"name":"left-pad","version":"1.0.0"}`, 0), `is that of "left-pad", not of @forge/manifest`},
		{file(`{"name":"@forge/manifest"}`, 0), "has no version"},
		{file(`{"name":"@forge/manifest","version":"13"}`, 0), "has no version"},
		{file(`{"name":"@forge/manifest","version":"1.2.3-\u001b[31m"}`, 0), "has no version"},
		{file(`{}`, fs.ModeNamedPipe), "not a regular file"},
		{file(strings.Repeat(" ", maxTable+1), 0), "larger than"},
	} {
		_, err := FindInstalled(test.files)
		if err == nil || errors.Is(err, fs.ErrNotExist) != (test.want == "") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want %q", err, test.want)
		}
	}
}

// TestStamp: a package that is replaced by one of the same version is another.
func TestStamp(t *testing.T) {
	const dir = "node_modules/@forge/manifest"
	files := installed(map[string]string{dir: "13.8.0"})
	before, err := FindInstalled(files)
	if err != nil {
		t.Fatal(err)
	}
	files[dir+"/"+schemaFile] = &fstest.MapFile{Data: []byte(`{}`)}
	after, err := FindInstalled(files)
	if err != nil || before.Stamp == after.Stamp {
		t.Errorf("stamps %q and %q, %v", before.Stamp, after.Stamp, err)
	}
}

func TestIsNewer(t *testing.T) {
	ascending := []string{"", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-next", "1.0.0-next.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "13.7.0"}
	for i, a := range ascending {
		for j, b := range ascending {
			if got := isNewer(a, b); got != (i > j) {
				t.Errorf("%q newer than %q: %t", a, b, got)
			}
		}
	}
	if isNewer("1.0.0+build", "1.0.0") {
		t.Error("the build counts")
	}
	for _, none := range []string{"1", "1.2", "v1.2.3", "1.2.3.4", "01.2.3", "1.2.3-", "latest"} {
		if isNewer(none, "") || !isNewer("0.0.1", none) {
			t.Errorf("%q counts as a version", none)
		}
	}
}
