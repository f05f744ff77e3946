# Needs only Go. The lint tools come from the module in tools/, by "go tool".

# An amount, not a time: go issue 75804 lets a run that ends by its time fail now and then.
FUZZTIME  ?= 20000x
BENCHTIME ?= 1s
TOOL      := go tool -modfile=tools/go.mod

.PHONY: build test lint fuzz bench rank generate rule vscode editors worker playground release site

# The address of the published docs/rules.md, for links from diagnostics; there are none without it.
RULE_PAGES ?=

build: # a small binary: bin/forge-manifest-ls
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w -X forge-manifest-ls/analysis.RulePages=$(RULE_PAGES)' -o bin/ ./cmd/forge-manifest-ls

test:
	go test ./...

lint:
	go vet ./...
	$(TOOL) staticcheck ./...
	@unformatted=$$($(TOOL) gofumpt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then echo "gofumpt would change:"; echo "$$unformatted"; exit 1; fi
	$(TOOL) actionlint .github/workflows/*.yml

fuzz: # every fuzz target, FUZZTIME each
	@for package in $$(go list ./...); do \
		list=$$(go test -list '^Fuzz' $$package) || { echo "$$list"; exit 1; }; \
		for target in $$(echo "$$list" | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$package || exit 1; \
		done; \
	done

bench:
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...

rank: # the place in completion lists of every word of real manifests, by kind
	@go test ./completion -count=1 -run '^TestWordRank$$' -v | grep -v '^=== '

generate:
	go generate ./...

rule: # the skeleton of a rule: make rule NAME=my-rule GROUP=jira
	go run ./internal/newrule "$(NAME)" "$(GROUP)"

worker: # the server for a Web Worker, in dist/worker/
	editors/worker/build.sh

playground: # a page to try the server out, a static folder in dist/playground/; needs Node
	editors/playground/build.sh

vscode: # the VS Code extension for each platform, in dist/, or for some: make vscode TARGETS=linux-x64; needs Node
	editors/vscode/package.sh $(TARGETS)

editors: # the tests in real editors; they install what they need beside the system
	editors/test.sh

release: # all that is published of a version, in dist/release/: make release VERSION=v0.1.0; needs Node for the extension
	tools/release.sh $(VERSION) $(SYSTEMS)

site: # the documentation as a static folder, dist/site/, with the playground where "make playground" has made it
	rm -rf dist/site
	go run -C tools ./site .. ../dist/site $$(test ! -e dist/playground || echo ../dist/playground)
