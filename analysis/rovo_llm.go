package analysis

import (
	"fmt"

	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// groupLLM is the language models of an app.
var groupLLM = &Group{
	Rules: []*Rule{ruleLLMSingle, ruleLLMModelLimit, ruleLLMModelDuplicate},
	Entry: map[string][]entryCheck{"llm": {scope.llmModels}},
}

// maxModels is how many language models an app may use.
const maxModels = 1

var (
	ruleLLMSingle = &Rule{
		ID: "llm-single", Severity: Error, Official: []string{"modules.llm.tooManyModulesDeclared"},
		Doc: "An app has one module \"llm\".", Why: schemaWhy,
		Bad:  head + llm("claude") + "    - key: other\n      model: [claude]\n",
		Good: head + llm("claude"),
	}
	ruleLLMModelLimit = &Rule{
		ID: "llm-model-limit", Severity: Error, Official: []string{"modules.llm.tooManyModelsDeclared"},
		Doc: "An app uses one language model.", Why: schemaWhy,
	}
	ruleLLMModelDuplicate = &Rule{
		ID: "llm-model-duplicate", Severity: Error, Official: []string{"modules.llm.duplicateModel"},
		Doc: "The models of the module \"llm\" differ.", Why: schemaWhy,
		Bad:  head + llm("claude, claude"),
		Good: head + llm("claude"),
	}
)

// llm starts a sample with language models.
func llm(models string) string {
	return "modules:\n  llm:\n    - key: assistant\n      model: [" + models + "]\n"
}

// llmModels checks the models of an entry: a model that is there twice is reported as
// that, and not as one too many.
func (s scope) llmModels(found []finding) []finding {
	first, others := map[string]text.Span{}, 0
	for item := range s.file.Value(s.entry.Pair("model").Value()).Content().Items() {
		v := s.file.Value(item.Value())
		span := item.Value().Span()
		f := finding{Diagnostic: Diagnostic{Severity: Error, Span: span}, place: span.Start, fix: dropItem}
		earlier, again := first[v.Text()]
		again = again && v.Type() == schema.String
		switch {
		case v.Type() != schema.String && v.Type() != schema.Unknown: // the schema says so
			continue
		case again:
			f.Rule = ruleLLMModelDuplicate
			f.Message = fmt.Sprintf("the model %q is there twice: keep only one of them", shortened(v.Text()))
			f.Related = []Related{{earlier, "the first one"}}
		case others < maxModels || s.hasError(found, item.Value().Span()): // a name that is wrong, and one too many, is one mistake
			others++
			if v.Type() == schema.String {
				first[v.Text()] = span
			}
			continue
		default:
			f.Rule = ruleLLMModelLimit
			f.Message = fmt.Sprintf("an app can use only %s: remove this one", prose.Count(maxModels, "model", "models"))
		}
		found = append(found, f)
	}
	return found
}

// dropItem removes the item of a list that a finding is about.
func dropItem(p *pass, t target) []Fix {
	fixes := removeDuplicateItem(p, t)
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}
