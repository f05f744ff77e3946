package rules_test

import "strings"

// Parts of manifests, of which tests make the texts that they try.
const (
	partHead = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
`
	partWebtrigger = `modules:
  webtrigger:
    - key: hook
      function: main
`
	partFunctions = `  function:
    - key: main
      handler: index.run
`
	partResources = `resources:
  - key: main
    path: static/main
`
	// partOldScript is a script of the first kind of dashboards, below other modules.
	partOldScript = `  jira:dashboardBackgroundScript:
    - key: script
      resource: main
`
	// partProvider is a module of which no more is known than that it is one.
	partProvider = "modules:\n  graph:entityProvider:\n    - key: provider\n      resource: main\n"
	// partGadget is a module that accepts extra properties.
	partGadget = `modules:
  jira:dashboardGadget:
    - key: gadget
      title: Gadget
      description: Shows the shared data
      thumbnail: https://example.com/gadget.png
      resource: main
`
	partNativePage       = "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      render: native\n      resource: main\n"
	partCustomPage       = "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      resource: main\n"
	partAutoConvertMacro = "modules:\n  macro:\n    - key: macro\n      title: Macro\n      function: main\n"
	// partVariablePage has a variable in its title.
	partVariablePage = `modules:
  jira:projectPage:
    - key: page
      title: ${PAGE_TITLE}
      resource: main
`
	partI18nPage = `modules:
  jira:projectPage:
    - key: page
      title:
        i18n: page.title
      resource: main
`
	partInEnglish = `translations:
  resources:
    - key: en-US
      path: locales/en-US.json
  fallback:
    default: en-US
`
)

// partHandled is the function of a manifest with another handler.
func partHandled(handler string) string {
	return "  function:\n    - key: main\n      handler: " + handler + "\n"
}

// partHostedAt is the resource of a manifest at another path.
func partHostedAt(path string) string { return "resources:\n  - key: main\n    path: " + path + "\n" }

// partEntryUse is a module that names an entry of a resource.
func partEntryUse(resource string) string {
	return "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      resource: " + resource + "\n"
}

// partExtraHead is the head of a manifest that adds a file to the package.
func partExtraHead(pattern string) string {
	return partHead + "  package:\n    extraFiles:\n      - " + pattern + "\n"
}

// partPrompted is an agent with a prompt.
func partPrompted(prompt string) string {
	return "modules:\n  rovo:agent:\n    - key: agent\n      name: Agent\n      prompt: " + prompt + "\n"
}

// partSkilled is a skill in a directory.
func partSkilled(dir string) string {
	return "modules:\n  rovo:skill:\n    - key: greet\n      source:\n        dir: " + dir + "\n"
}

// partEnglish returns the file that partInEnglish names.
func partEnglish() map[string]string {
	return map[string]string{"locales/en-US.json": `{"page": {"title": "Page"}}`}
}

const (
	// partGoodSkill is a file SKILL.md with nothing wrong in it. NAME stands for the name of its
	// directory.
	partGoodSkill = "---\nname: NAME\ndescription: " + partDescription + `
---
Greet the person.
`
	partDescription = "Greets people in the language that they have chosen for themselves"
)

// partSkillFiles returns two directories with skills: sample has a file as given, and greet a good
// one.
func partSkillFiles(sample string) map[string]string {
	return map[string]string{
		"skills/sample/SKILL.md": strings.ReplaceAll(sample, "NAME", "sample"),
		"skills/greet/SKILL.md":  strings.ReplaceAll(partGoodSkill, "NAME", "greet"),
	}
}
