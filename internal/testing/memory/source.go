package memory

import (
	"fmt"
	"strings"
)

// Source is a made-up source file of 300 lines by its number: it imports the next one, and its requests need two scopes.
func Source(i int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "import api, { route } from '@forge/api';\nimport { f%d } from './f%d';\nimport React from 'react';\n", i+1, i+1)
	for n := range 33 {
		fmt.Fprintf(&out, `
export const get%d = async (key) => {
  const response = await api.asApp().requestJira(route`+"`/rest/api/3/issue/${key}/comment`"+`, { method: 'POST', body: JSON.stringify({ a: 1 }) });
  if (!response.ok) {
    throw new Error('cannot be read: ' + response.status);
  }
  return response.json();
};
const View%d = ({ a }) => <Box padding="space.100"><Text>{a.map((x) => <Item key={x} {...x} />)}</Text></Box>;
`, n, n)
	}
	return out.String()
}
