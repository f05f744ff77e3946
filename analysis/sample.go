package analysis

// The samples of rules share their beginnings, so that each shows its point only.
const (
	head = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
`
	webtrigger = `modules:
  webtrigger:
    - key: hook
      function: main
`
	nightly = `modules:
  scheduledTrigger:
    - key: nightly
      function: main
      interval: day
`
	functions = `  function:
    - key: main
      handler: index.run
`
	widget = `  dashboards:widget:
    - key: widget
      title: Widget
      description: Shows the shared data
      thumbnail: https://example.com/widget.png
      resource: main
      edit:
        resource: main
`
	storage = `  storage:
    entities:
`
	attributes = `        attributes:
          title:
            type: string
`
	resources = `resources:
  - key: main
    path: static/main
`
)
