// Judges the sources of apps as the linters of "forge lint" do that read source code.
//
// Reads one JSON value a line: {"manifest": text, "files": {path: content}}. Answers each with a line {"verdicts": [{"rule", "level", "file",
// "line", "gist"}]}: rule is the id of ours that finds the same, line counts from 1, or is 0 for the manifest. A rule "crash" says that a
// linter ended, and what it found is lost; "abort", that all ended.
//
// There is no network: the documents of Atlassian's REST APIs, which the linters read, are made of internal/restapi/data/operations.tsv.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const work = mkdtempSync(join(tmpdir(), 'sources-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

// The documents, by the variables of the environment that name their files.
const variables = {
  'jira platform-v3': 'LOCAL_JIRA_SWAGGER', 'jira service-management': 'LOCAL_JSM_SWAGGER', 'jira software': 'LOCAL_JSW_SWAGGER',
  'confluence v1': 'LOCAL_CONF_SWAGGER', 'confluence v2': 'LOCAL_CONF_V2_SWAGGER', 'bitbucket 2.0': 'LOCAL_BB_SWAGGER',
};
const documents = {};
let paths;
for (const line of readFileSync(new URL('../../internal/restapi/data/operations.tsv', import.meta.url), 'utf8').split('\n')) {
  const fields = line.split('\t');
  if (line === '' || line.startsWith('#')) continue;
  if (fields[0] === 'api') {
    paths = documents[fields[1] + ' ' + fields[2]] = {};
    continue;
  }
  const [method, path, ...groups] = fields;
  const operation = ((paths[path] ??= {})[method.toLowerCase()] = { 'x-atlassian-oauth2-scopes': [] });
  ['Current', 'Beta'].forEach((state, i) => {
    if (groups[i] !== undefined && groups[i] !== '-') {
      operation['x-atlassian-oauth2-scopes'].push({ scheme: 'OAuth2', state, scopes: groups[i].split(',').filter(Boolean) });
    }
  });
}
for (const [name, of] of Object.entries(documents)) {
  const file = join(work, name.replace(/\W/g, '-') + '.json');
  writeFileSync(file, JSON.stringify({ openapi: '3.0.1', info: { title: name, version: '1' }, paths: of }));
  process.env[variables[name]] = file;
}
process.env.USE_LOCAL_SWAGGER = '1';
process.env.XDG_CONFIG_HOME = work;
globalThis.fetch = () => { throw new Error('there is no network'); };

const out = path => join(dirname(require.resolve('@forge/lint/package.json')), 'out/lint', path);
const { lint, parseSourceFile } = require(out('lint.js'));
const shared = require(require.resolve('@forge/cli-shared', { paths: [dirname(require.resolve('@forge/lint/package.json'))] }));

// The linters, and the rule of ours that a finding of theirs is.
const missing = r => r.metadata ?? {};
const linters = [
  ['permission-linter/permission-linter', 'PermissionLinter', r => {
    if (missing(r).missingExternalFetchPermission !== undefined) return 'source-fetch-egress-missing';
    if (missing(r).missingExternalImagesPermission !== undefined) return 'source-image-egress-missing';
    if (r.message.includes('Storage API')) return 'source-storage-scope-missing';
    if (r.message.includes('UI hook')) return 'source-hook-scope-missing';
    return r.message.includes('NotificationApi') ? 'source-notification-scope-missing' : 'source-api-scope-missing';
  }],
  ['handler-linter/handler-linter', 'HandlerLinter', () => 'function-handler-export'],
  ['dynamic-properties-linter/dynamic-properties-permissions-linter', 'DynamicPropertiesPermissionsLinter', () => 'source-icon-egress-missing'],
  ['endpoint-linter/invoke-endpoint-linter', 'InvokeEndpointLinter', r => (r.message.includes('compute') ? 'source-remote-compute' : 'source-remote-unknown')],
  ['storage-module-linter/storage-module-linter', 'StorageModulesLinter', r => (missing(r).missingStorageModule === 'sql' ? 'source-sql-module-missing' : 'source-object-store-module-missing')],
  ['frame-component-linter/frame-component-linter', 'FrameComponentLinter', r => (r.reference.startsWith('missing') ? 'source-frame-resource-missing' : 'source-frame-resource-unknown')],
  ['llm-module-linter/llm-module-linter', 'LlmModuleLinter', () => 'source-llm-module-missing'],
  ['deprecated-api-module-linter/deprecated-api-module-linter', 'DeprecatedApiModuleLinter', () => 'source-storage-deprecated'],
  ['app-managed-permissions-sdk-linter/app-managed-permissions-sdk-linter', 'AppManagedPermissionsSdkLinter', () => 'source-permissions-unchecked', true],
  ['teamwork-graph-linter/teamwork-graph-linter', 'TeamworkGraphLinter', () => 'source-graph-scope-missing', true],
].map(([file, name, rule, short]) => ({ Linter: require(out(`linters/${file}.js`))[name], rule, short }));

async function judge(question, dir) {
  const verdicts = [];
  const write = (name, content) => {
    mkdirSync(join(dir, dirname(name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  };
  write('manifest.yml', question.manifest);
  for (const [name, content] of Object.entries(question.files ?? {})) if (!name.endsWith('/')) write(name, content);
  process.chdir(dir);
  const reader = new shared.FileSystemReader();
  const config = new shared.ConfigFile(reader, {});
  // What the command does before it asks the linters: which files are there?
  const resources = await config.getResources(['nativeUI']);
  const without = [...(await shared.listGitIgnoreFiles(reader)), '.git', 'node_modules'];
  const lists = await Promise.all(['./src', ...resources.map(r => dirname(r.path))].map(folder => reader.recursiveReadDir(folder, without)));
  const files = [...new Set(lists.flat())].sort();
  const manifest = await config.readConfig();
  const parsed = new Map();
  const parseFunction = (file, content) => {
    if (!parsed.has(file)) parsed.set(file, parseSourceFile(file, content));
    return parsed.get(file);
  };
  const logger = { info: text => verdicts.push({ rule: 'crash', level: 'crash', gist: String(text).slice(0, 120) }) };
  for (const { Linter, rule, short } of linters) {
    const linter = short ? new Linter(manifest, logger) : new Linter('default', manifest, logger);
    for (const r of await lint(files, manifest, 'default', logger, undefined, { linters: [linter], linter: { mode: 'client-side' }, parseFunction })) {
      for (const p of [...r.errors, ...r.warnings]) {
        verdicts.push({ rule: rule(p), level: p.class, file: relative(dir, resolve(r.file)), line: p.line, gist: p.message.slice(0, 120) });
      }
    }
  }
  return verdicts;
}

const start = process.cwd();
for await (const line of createInterface({ input: process.stdin })) {
  const dir = mkdtempSync(join(work, 'app-'));
  let verdicts;
  try {
    verdicts = await judge(JSON.parse(line), dir);
  } catch (e) {
    verdicts = [{ rule: 'abort', level: 'abort', gist: String(e.message).slice(0, 160) }];
  }
  process.chdir(start);
  rmSync(dir, { recursive: true, force: true });
  process.stdout.write(JSON.stringify({ verdicts }) + '\n');
}
