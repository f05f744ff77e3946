import api, { route } from "@forge/api";
import Resolver from "@forge/resolver";

const resolver = new Resolver();

// Counts the open issues of each project: { "KEY": 12, ... }.
resolver.define("countOpenIssues", async ({ payload }) => {
  const counts = {};
  for (const key of payload.projects) {
    const response = await api.asUser().requestJira(route`/rest/api/3/search/approximate-count`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ jql: `project = ${JSON.stringify(key)} AND resolution IS EMPTY` }),
    });
    if (!response.ok) {
      throw new Error(`Jira answered ${response.status} for project ${key}`);
    }
    counts[key] = (await response.json()).count;
  }
  return counts;
});

export const handler = resolver.getDefinitions();
