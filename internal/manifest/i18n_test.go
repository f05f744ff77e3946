package manifest_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

const translatedModules = `modules:
  jira:issuePanel:
    - key: a
      title: {i18n: "panel.title"}
      view: &view
        title:
          i18n: panel.view
      list: [{label: {i18n: in.list}}, {i18n: not.looked.at}, [{label: {i18n: deeper}}]]
      number: {i18n: 5}
      broken: {i18n: 'unclosed}
    - i18n: top
      edit: *view
      name: {i18n: "${NAME}"}
  connect-jira:thing:
    - title: {i18n: connect}
  core:thing:
    - title: {i18n: core}
environment:
  variables: [NAME]
`

func i18nOf(f *manifest.File) []string {
	var out []string
	for found := range f.I18n() {
		s := found.Key + " at " + strings.Join(found.Path, ".") + " " + f.Buffer().Slice(found.Value)
		if found.Unknown {
			s += " unknown"
		}
		if f.Buffer().Slice(found.Span) != strings.Trim(f.Buffer().Slice(found.Value), `"'`) {
			s += " with a wrong span"
		}
		out = append(out, s)
	}
	return out
}

func TestI18n(t *testing.T) {
	want := []string{
		`panel.title at title "panel.title"`,
		`panel.view at view.title panel.view`,
		`in.list at list.label in.list`,
		`panel.view at edit.title panel.view`,
		`${NAME} at name "${NAME}" unknown`,
	}
	src := strings.Replace(translatedModules, "      broken: {i18n: 'unclosed}\n", "", 1)
	f := manifest.New(text.New(src))
	if got := i18nOf(f); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	f, err := f.Edit(text.Edit{New: "# moved\n"})
	if err != nil {
		t.Fatal(err)
	}
	if got := i18nOf(f); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("after an edit above: got\n%s", strings.Join(got, "\n"))
	}
}

func TestBrokenI18n(t *testing.T) {
	f := manifest.New(text.New(translatedModules))
	for found := range f.I18n() {
		if found.Path[0] == "broken" && !found.Unknown {
			t.Errorf("%q is not unknown", found.Key)
		}
	}
}
