package sarif

// result is a problem.
type result struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             message           `json:"message"`
	Locations           []location        `json:"locations"`
	RelatedLocations    []location        `json:"relatedLocations,omitempty"`
	PartialFingerprints map[string]string `json:"partialFingerprints,omitempty"`
	Fixes               []fix             `json:"fixes,omitempty"`
}

// message is a text.
type message struct {
	Text string `json:"text"`
}

// location is a place in a file, with words about it.
type location struct {
	ID               int              `json:"id,omitempty"`
	Message          *message         `json:"message,omitempty"`
	PhysicalLocation physicalLocation `json:"physicalLocation"`
}

// physicalLocation is a place in a file.
type physicalLocation struct {
	ArtifactLocation artifactLocation `json:"artifactLocation"`
	Region           region           `json:"region"`
}

// artifactLocation names a file.
type artifactLocation struct {
	URI string `json:"uri"`
}

// region ends behind its last character; all count from 1, columns in code points.
type region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// fix is a way to mend a problem.
type fix struct {
	Description     message          `json:"description"`
	ArtifactChanges []artifactChange `json:"artifactChanges"`
}

// artifactChange is what a fix does to a file.
type artifactChange struct {
	ArtifactLocation artifactLocation `json:"artifactLocation"`
	Replacements     []replacement    `json:"replacements"`
}

// replacement is an edit.
type replacement struct {
	DeletedRegion   region  `json:"deletedRegion"`
	InsertedContent message `json:"insertedContent"`
}

// invocation says how the run went.
type invocation struct {
	ExecutionSuccessful bool           `json:"executionSuccessful"`
	Notifications       []notification `json:"toolExecutionNotifications,omitempty"`
}

// notification is something that failed.
type notification struct {
	Level   string  `json:"level"`
	Message message `json:"message"`
}

// tool is what found the results.
type tool struct {
	Driver component `json:"driver"`
}

// component is the program.
type component struct {
	Name           string `json:"name"`
	Version        string `json:"version,omitempty"`
	InformationURI string `json:"informationUri,omitempty"`
	Rules          []rule `json:"rules"`
}

// rule describes a rule that has results.
type rule struct {
	ID                   string        `json:"id"`
	ShortDescription     message       `json:"shortDescription"`
	Help                 message       `json:"help"`
	HelpURI              string        `json:"helpUri,omitempty"`
	DefaultConfiguration configuration `json:"defaultConfiguration"`
}

// configuration is the severity that a rule has by itself.
type configuration struct {
	Level string `json:"level"`
}
