package manifest

// Veiled returns the file as it may be shown: what the environment sets is a secret, so that
// each declared variable that has a value there stands for its own name, as "${NAME}", and
// nothing that is said of the file can tell more. secrets are the values by their names; where
// there are none, it returns f itself.
func (f *File) Veiled() (veiled *File, secrets map[string]string) {
	if f.environment == nil {
		return f, nil
	}
	for name := range f.variables() {
		if value, ok := f.environment(name); ok && value != veil(name) {
			if secrets == nil {
				secrets = map[string]string{}
			}
			secrets[name] = value
		}
	}
	if secrets == nil {
		return f, nil
	}
	environment := f.environment
	return f.WithEnvironment(func(name string) (string, bool) {
		_, ok := environment(name)
		return veil(name), ok
	}), secrets
}

// veil is what stands for the value of a variable.
func veil(name string) string { return "${" + name + "}" }
