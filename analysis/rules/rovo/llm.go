package rovo

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

var (
	ruleLLMSingle = &analysis.Rule{
		ID: "llm-single", Severity: analysis.Error, Official: []string{"modules.llm.tooManyModulesDeclared"},
		Doc: "An app has one module \"llm\".",
	}
	ruleLLMModelLimit = &analysis.Rule{
		ID: "llm-model-limit", Severity: analysis.Error, Official: []string{"modules.llm.tooManyModelsDeclared"},
		Doc: "An app uses one language model.",
	}
	ruleLLMModelDuplicate = &analysis.Rule{
		ID: "llm-model-duplicate", Severity: analysis.Error, Official: []string{"modules.llm.duplicateModel"},
		Doc: "The models of the module \"llm\" differ.",
	}
)

// maxModels is how many language models an app may use.
const maxModels = 1

// llmModels checks the models of an entry: a model that is there twice is reported as
// that, and not as one too many.
func llmModels(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	first, others := map[string]text.Span{}, 0
	for item := range s.Value("model").Content().Items() {
		v := s.File.Value(item.Value())
		span := item.Value().Span()
		f := analysis.Finding{Diagnostic: analysis.Diagnostic{Severity: analysis.Error, Span: span}, Place: span.Start, Fix: dropItem}
		earlier, again := first[v.Text()]
		again = again && v.Type() == schema.String
		switch {
		case v.Type() != schema.String && v.Type() != schema.Unknown: // the schema says so
			continue
		case again:
			f.Rule = ruleLLMModelDuplicate
			f.Message = fmt.Sprintf("the model %q is there twice: keep only one of them", prose.Shortened(v.Text()))
			f.Related = []analysis.Related{{Span: earlier, Message: "the first one"}}
		case others < maxModels || s.HasError(found, item.Value().Span()): // a name that is wrong, and one too many, is one mistake
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
func dropItem(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	fixes := mend.RemoveDuplicateItem(p, t)
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}
