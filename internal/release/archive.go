package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"
	"time"
)

// writeArchive writes an archive of files: a zip file for Windows, else a compressed tar file.
func (f *facts) writeArchive(name, goos string, files []file) error {
	if goos == "windows" {
		content, err := zipped(files, f.Date)
		if err != nil {
			return err
		}
		return f.write(name+".zip", content)
	}
	content, err := tarred(files, f.Date)
	if err != nil {
		return err
	}
	return f.write(name+".tar.gz", content)
}

// tarred returns a compressed tar file. The folders of its files come before them.
func tarred(files []file, date time.Time) ([]byte, error) {
	var out bytes.Buffer
	packed, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is one
	w := tar.NewWriter(packed)
	for _, folder := range foldersOf(files) {
		if err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: folder + "/", Mode: 0o755, ModTime: date, Format: tar.FormatUSTAR}); err != nil {
			return nil, err
		}
	}
	for _, one := range files {
		header := &tar.Header{Typeflag: tar.TypeReg, Name: one.name, Mode: one.mode, Size: int64(len(one.content)), ModTime: date, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := w.Write(one.content); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err := packed.Close()
	return out.Bytes(), err
}

// foldersOf returns the folders of files, outer ones first, each once.
func foldersOf(files []file) (folders []string) {
	seen := map[string]bool{".": true}
	var add func(folder string)
	add = func(folder string) {
		if seen[folder] {
			return
		}
		seen[folder] = true
		add(path.Dir(folder))
		folders = append(folders, folder)
	}
	for _, one := range files {
		add(path.Dir(one.name))
	}
	return folders
}

// zipped returns a zip file.
func zipped(files []file, date time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, one := range files {
		header := &zip.FileHeader{Name: one.name, Method: zip.Deflate, Modified: date}
		header.SetMode(0o644)
		entry, err := w.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(one.content); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// debianVersion returns a version as Debian orders it: with "~", what comes before a release is older than it.
func debianVersion(version string) string { return strings.Replace(version, "-", "~", 1) }

// writeDeb writes a Debian package: an "ar" archive of a version, a description and the files.
func (f *facts) writeDeb(arch string, files []file) error {
	installed := append(below("./usr/bin", files[:1]), file{"./usr/share/doc/" + program + "/copyright", files[1].content, 0o644})
	size := 0
	for _, one := range installed {
		size += len(one.content)
	}
	control := fmt.Sprintf(`Package: %s
Version: %s
Architecture: %s
Maintainer: forge-manifest-ls <forge-manifest-ls@users.noreply.github.com>
Installed-Size: %d
Section: devel
Priority: optional
Homepage: https://github.com/forge-manifest-ls/forge-manifest-ls
Description: language server and checker for manifest.yml of Atlassian Forge apps
 It says what is wrong in a manifest and in what it names in the files around it,
 in editors and on the command line, and offers fixes.
`, program, debianVersion(f.Version), arch, (size+1023)/1024)
	described, err := tarred([]file{{"./control", []byte(control), 0o644}}, f.Date)
	if err != nil {
		return err
	}
	data, err := tarred(installed, f.Date)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("!<arch>\n")
	for _, member := range []file{{"debian-binary", []byte("2.0\n"), 0}, {"control.tar.gz", described, 0}, {"data.tar.gz", data, 0}} {
		fmt.Fprintf(&out, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", member.name, f.Date.Unix(), 0, 0, "100644", len(member.content))
		out.Write(member.content)
		if len(member.content)%2 == 1 {
			out.WriteByte('\n')
		}
	}
	return f.write(fmt.Sprintf("%s_%s_%s.deb", program, f.Version, arch), out.Bytes())
}
