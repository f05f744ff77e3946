/** What the page begins with: a small app with a mistake that can be mended. */
export default {
  'manifest.yml': `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  jira:issuePanel:
    - key: notes-panel
      title: Notes
      icon: https://example.com/notes.svg
      resource: main
      resolver:
        function: resolvr
  function:
    - key: resolver
      handler: index.handler
resources:
  - key: main
    path: static/main
permissions:
  scopes:
    - read:jira-work
`,
  'src/index.js': `import Resolver from '@forge/resolver';

const resolver = new Resolver();

resolver.define('notes', ({ context }) => \`Notes of \${context.extension.issue.key}\`);

export const handler = resolver.getDefinitions();
`,
  'static/main/index.html': `<!doctype html>
<title>Notes</title>
<p id="notes"></p>
`,
};
