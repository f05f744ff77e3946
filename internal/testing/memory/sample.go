package memory

// Sample returns what lies around the samples of rules, whose manifests stand in /app:
// src/index.js, which exports run, static/main/index.html, and more files, by their paths in
// /app.
func Sample(more map[string]string) Files {
	around := Files{
		"/app/src/index.js":           "export const run = () => {};\n",
		"/app/static/main/index.html": "<!doctype html>\n",
	}
	for name, content := range more {
		around["/app/"+name] = content
	}
	return around
}
