package resources
