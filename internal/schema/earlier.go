package schema

import "strings"

// EarlierSuffix ends the earlier spelling of a property with a translated text: "title__i18n" of
// "title". Forge itself writes it now, and refuses it in a manifest with translations.
const EarlierSuffix = "__i18n"

// IsEarlierSpelling reports whether a property is the earlier spelling of a translated text.
func IsEarlierSpelling(property string) bool { return strings.HasSuffix(property, EarlierSuffix) }
