package analysis

var (
	ruleSQLSingle = &Rule{
		ID: "sql-single", Severity: Error,
		Doc: "An app has one SQL database.", Why: schemaWhy,
		Bad:  head + "modules:\n  sql:\n" + sqlEntry("main") + sqlEntry("other"),
		Good: head + "modules:\n  sql:\n" + sqlEntry("main"),
	}
	ruleObjectStoreSingle = &Rule{
		ID: "object-store-single", Severity: Error,
		Doc: "An app has one object store.", Why: schemaWhy,
		Bad:  head + "modules:\n  objectStore:\n" + objectStoreEntry("main") + objectStoreEntry("other"),
		Good: head + "modules:\n  objectStore:\n" + objectStoreEntry("main"),
	}
)

func sqlEntry(key string) string { return "    - key: " + key + "\n      engine: mysql\n" }

func objectStoreEntry(key string) string {
	return "    - key: " + key + "\n      storageClass: standard\n"
}
