package impact

import (
	"regexp"
	"slices"
	"strings"
)

// compared are the properties of "app" that have rules of their own; all others share one.
var compared = []string{"id", "runtime", "compatibility", "licensing", "access", "features", "storage", "connect"}

// app compares the section "app".
func (c *comparison) app() {
	old, now := c.old.at("app"), c.new.at("app")
	c.appID(old.at("id"), now.at("id"))
	c.licensing(old, now)
	c.compatibility(old.at("compatibility"), now.at("compatibility"))
	if was, is := old.at("runtime"), now.at("runtime"); differ(was, is) {
		c.changed(runtimeChanged, was, is, "")
	}
	if was, is := old.at("features"), now.at("features"); was.at("autoUserConsent").isTrue() != is.at("autoUserConsent").isTrue() {
		c.changed(consentChanged, was, is, "")
	}
	c.entities(old.at("storage"), now.at("storage"))
	c.connect(old.at("connect"), now.at("connect"))
	c.others(old, now, compared)
}

// others notes an effect for each property of "app", or of one of its maps, that differs and has no
// rule of its own.
func (c *comparison) others(old, now node, compared []string) {
	before, after := fieldsOf(old), fieldsOf(now)
	for _, m := range append(slices.Clone(after.members), before.without(after)...) {
		was, _ := before.get(m.name)
		is, _ := after.get(m.name)
		if !slices.Contains(compared, m.name) && differ(was, is) {
			c.changed(appChanged, was, is, m.name)
		}
	}
}

// placeholder is an ID that stands for one that is still to be made.
var placeholder = regexp.MustCompile(`^(0{8}-0{4}-0{4}-0{4}-0{12}|.*[^0-9a-zA-Z-].*)$`)

// isPlaceholder reports whether an ID of an app is a variable, or stands for one to be made.
func isPlaceholder(id node) bool {
	_, last, _ := strings.Cut(id.text(), "::app/")
	return id.isSymbolic() || strings.Contains(id.value.Content().Text(), "${") || last == "" || placeholder.MatchString(last)
}

// appID compares the identity of the app.
func (c *comparison) appID(old, now node) {
	if old.text() != "" && now.text() != "" && old.text() != now.text() && !isPlaceholder(old) && !isPlaceholder(now) {
		c.add(appIDChanged, now, now.text())
	}
}

// licensing compares how the app is paid for.
func (c *comparison) licensing(old, now node) {
	was, is := old.at("licensing", "enabled"), now.at("licensing", "enabled")
	switch {
	case is.isTrue() && !was.isTrue():
		c.add(licensingEnabled, is, "")
		c.add(licensingListing, is, "")
	case was.isTrue() && !is.isTrue():
		c.changed(licensingDisabled, was, is, "")
	}
	c.others(old.at("licensing"), now.at("licensing"), []string{"enabled"})
	was, is = old.at("access", "userAccess"), now.at("access", "userAccess")
	switch {
	case is.isTrue() && !was.isTrue():
		c.add(userAccessEnabled, is, "")
	case was.isTrue() && !is.isTrue():
		c.changed(userAccessDisabled, was, is, "")
	}
}

// compatibility compares with which apps of Atlassian the app works.
func (c *comparison) compatibility(old, now node) {
	if !differ(old, now) {
		return
	}
	for name, was := range old.fields() {
		if was.at("required").isTrue() && !now.at(name, "required").isTrue() {
			c.changed(requiredAppChanged, old, now, name)
			return
		}
	}
	c.changed(compatibilityChanged, old, now, "")
}

// connect compares what the app has of Connect.
func (c *comparison) connect(old, now node) {
	was, is := old.at("key"), now.at("key")
	if was.text() != "" && is.text() != "" && was.text() != is.text() {
		c.changed(connectKeyChanged, was, is, "")
	}
	c.others(old, now, []string{"key"})
}
