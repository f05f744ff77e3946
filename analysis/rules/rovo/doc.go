// Package rovo holds the rules about agents, skills, prompts and language models.
package rovo
