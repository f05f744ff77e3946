package main

// newClient are the capabilities of an editor that knows everything.
func newClient() object {
	kinds := make([]int, 25)
	for i := range kinds {
		kinds[i] = i + 1
	}
	return object{
		"experimental": object{"commands": object{"commands": []string{"editor.action.triggerSuggest"}}},
		"workspace":    object{"workspaceEdit": object{"documentChanges": true, "changeAnnotationSupport": object{}}},
		"textDocument": object{
			"completion": object{
				"contextSupport": true, "insertTextMode": 2,
				"completionItem": object{
					"snippetSupport": true, "commitCharactersSupport": true, "preselectSupport": true,
					"insertReplaceSupport": true, "labelDetailsSupport": true,
					"documentationFormat":   []string{"markdown", "plaintext"},
					"tagSupport":            object{"valueSet": []int{1}},
					"resolveSupport":        object{"properties": []string{"documentation"}},
					"insertTextModeSupport": object{"valueSet": []int{1, 2}},
				},
				"completionItemKind": object{"valueSet": kinds},
				"completionList":     object{"itemDefaults": []string{"commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data"}},
			},
			"hover":              object{"contentFormat": []string{"markdown", "plaintext"}},
			"publishDiagnostics": diagnosticCapabilities(),
			"codeAction":         codeActionCapabilities(),
		},
	}
}

// oldClient are those of one that gets everything with each item, and asks for diagnostics.
func oldClient() object {
	return object{"textDocument": object{
		"completion": object{"completionItem": object{"documentationFormat": []string{"plaintext"}}},
		"hover":      object{"contentFormat": []string{"plaintext"}},
		"diagnostic": diagnosticCapabilities(),
		"codeAction": codeActionCapabilities(),
	}}
}

func diagnosticCapabilities() object {
	return object{
		"versionSupport": true, "relatedInformation": true, "codeDescriptionSupport": true,
		"tagSupport": object{"valueSet": []int{1, 2}},
	}
}

func codeActionCapabilities() object {
	return object{"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"", "quickfix", "refactor", "source", "source.fixAll"}}}}
}
