// Package dashboards holds the rules about gadgets, widgets and scripts of dashboards.
package dashboards
