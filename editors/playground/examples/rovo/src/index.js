import api, { route } from '@forge/api';

export async function fetchIssues({ version }) {
  const answer = await api.asUser().requestJira(route`/rest/api/3/search/jql?jql=fixVersion=${version}`);
  return answer.json();
}

export async function publishNotes({ notes }) {
  return { published: notes.length > 0 };
}
