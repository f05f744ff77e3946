package sample

// The samples of rules share their beginnings, so that each shows its point only.
const (
	Head = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
`
	Webtrigger = `modules:
  webtrigger:
    - key: hook
      function: main
`
	Nightly = `modules:
  scheduledTrigger:
    - key: nightly
      function: main
      interval: day
`
	Functions = `  function:
    - key: main
      handler: index.run
`
	Widget = `  dashboards:widget:
    - key: widget
      title: Widget
      description: Shows the shared data
      thumbnail: https://example.com/widget.png
      resource: main
      edit:
        resource: main
`
	Storage = `  storage:
    entities:
`
	Attributes = `        attributes:
          title:
            type: string
`
	Resources = `resources:
  - key: main
    path: static/main
`
)

// Conditional starts a sample with a module whose display conditions are to follow.
const Conditional = `modules:
  jira:issuePanel:
    - key: panel
      title: Panel
      icon: https://example.com/icon.png
      resource: main
      displayConditions:
`

// OldScript is a script of the first kind of dashboards, in a sample that has begun.
const OldScript = `  jira:dashboardBackgroundScript:
    - key: script
      resource: main
`

// Provider starts a sample with a module of which no more is known than that it is one.
const Provider = "modules:\n  graph:entityProvider:\n    - key: provider\n      resource: main\n"

// Handled is the function of a sample with another handler.
func Handled(handler string) string {
	return "  function:\n    - key: main\n      handler: " + handler + "\n"
}

// Panel is the entry of an issue panel in samples.
const Panel = `    - key: panel
      title: Panel
      icon: https://example.com/icon.png
      resource: main
`

// Prompted is the agent of a sample.
func Prompted(prompt string) string {
	return "modules:\n  rovo:agent:\n    - key: agent\n      name: Agent\n      prompt: " + prompt + "\n"
}

// Gadget starts a sample with a module that accepts extra properties.
const Gadget = `modules:
  jira:dashboardGadget:
    - key: gadget
      title: Gadget
      description: Shows the shared data
      thumbnail: https://example.com/gadget.png
      resource: main
`

// Beginnings of samples with endpoints.
const (
	Endpoints = `  endpoint:
    - key: server
      remote: backend
      route:
        path: /run
`
	Remotes = `remotes:
  - key: backend
    baseUrl: https://example.com
`
	Services = `services:
  - key: backend
    containers:
      - key: main
        tag: latest
        health:
          type: http
          route:
            path: /health
        resources:
          cpu: "1"
          memory: 1Gi
`
)

// ProductScopes are the permissions of a sample with one scope.
const ProductScopes = "permissions:\n  scopes:\n    - read:jira-work\n"

// Parts of samples in which a module calls an endpoint.
const (
	EndpointUse = `  trigger:
    - key: created
      endpoint: server
      events:
        - avi:jira:created:issue
`
	Called = "modules:\n" + EndpointUse
)

// Regional is a remote of a sample with addresses for regions.
const Regional = "remotes:\n  - key: backend\n    operations:\n      - compute\n    baseUrl:\n      default: https://example.com\n      EU: https://eu.example.com\n"

// Residency starts a sample with a module about where data resides.
const Residency = "modules:\n  migration:dataResidency:\n    - key: first\n      remote: backend\n"

// ScriptModule starts a sample with a script that has a key.
const ScriptModule = "modules:\n  dashboards:backgroundScript:\n    - key: script\n"

// LLM starts a sample with language models.
func LLM(models string) string {
	return "modules:\n  llm:\n    - key: assistant\n      model: [" + models + "]\n"
}

// SinglePage starts a sample with a page.
const SinglePage = "modules:\n  jira:globalPage:\n    - key: page\n      title: Page\n      resource: main\n"

// Skilled is the skill of a sample.
func Skilled(dir string) string {
	return "modules:\n  rovo:skill:\n    - key: greet\n      source:\n        dir: " + dir + "\n"
}

// SQLEntry is an entry of a database.
func SQLEntry(key string) string { return "    - key: " + key + "\n      engine: mysql\n" }

// ObjectStoreEntry is an entry of a store of objects.
func ObjectStoreEntry(key string) string {
	return "    - key: " + key + "\n      storageClass: standard\n"
}
