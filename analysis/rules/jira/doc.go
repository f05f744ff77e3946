// Package jira holds the rules about modules of Jira.
package jira
