package translations

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is texts in other languages.
var Group = &analysis.Group{
	Choices: standardLocales,
	Rules: []*analysis.Rule{
		ruleI18nNoTranslations, ruleI18nKeyMissing, ruleI18nValueInvalid, ruleI18nReservedSuffix,
		ruleLocaleDuplicate, ruleLocaleFileInvalid, ruleFallbackMissing, ruleFallbackDuplicate,
	},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {reservedSuffixes}},
	File:    translations,
}

//go:embed samples
var samples embed.FS
