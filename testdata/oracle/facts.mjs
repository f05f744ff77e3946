// Says what TypeScript's own tree knows of a source file: imports, calls and opening tags.
//
//   node facts.mjs
//
// Reads a line of JSON, {"name": file name, "text": source}, and answers it with a line:
// {"mistakes": number of syntax errors, "imports": [...], "calls": [...], "tags": [...]}, all places in UTF-8 bytes.
import { createInterface } from 'node:readline';
import ts from 'typescript';

const kinds = { js: 'JSX', mjs: 'JSX', cjs: 'JSX', jsx: 'JSX', tsx: 'TSX', ts: 'TS', mts: 'TS', cts: 'TS' };

// byteOffsets returns a function from UTF-16 offsets in a text to byte offsets. It is to be asked in any order.
const byteOffsets = text => {
  if (Buffer.byteLength(text) === text.length) return i => i;
  const at = new Int32Array(text.length + 1);
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    at[i] = bytes;
    const c = text.charCodeAt(i);
    const isHigh = c >= 0xd800 && c < 0xdc00 && text.charCodeAt(i + 1) >= 0xdc00 && text.charCodeAt(i + 1) < 0xe000;
    if (isHigh) at[++i] = bytes;
    bytes += isHigh ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }
  at[text.length] = bytes;
  return i => at[i];
};

const unwrap = node => {
  while (ts.isNonNullExpression(node)) node = node.expression;
  return node;
};

// nameOf returns the last name of what is called, undefined where it has none.
const nameOf = callee => {
  if (ts.isIdentifier(callee)) return callee;
  if (ts.isPropertyAccessExpression(callee)) return callee.name;
  if (ts.isElementAccessExpression(callee) && ts.isStringLiteral(callee.argumentExpression)) return callee.argumentExpression;
};

// argument says what an argument is, as far as tokens tell.
const argument = node => {
  while (ts.isParenthesizedExpression(node)) node = node.expression;
  if (ts.isStringLiteral(node)) return 's' + node.text;
  const template = ts.isTaggedTemplateExpression(node) ? node.template : node;
  const kind = ts.isTaggedTemplateExpression(node) ? 'g' : 't';
  if (ts.isNoSubstitutionTemplateLiteral(template)) return kind + template.text;
  if (ts.isTemplateExpression(template)) return kind + [template.head, ...template.templateSpans.map(s => s.literal)].map(p => p.text).join('\0');
  if (ts.isObjectLiteralExpression(node)) return 'o' + methodOf(node);
  return '?';
};

// methodOf returns the text of the first property that is called "method".
const methodOf = object => {
  const p = object.properties.find(p => p.name && (ts.isIdentifier(p.name) || ts.isStringLiteral(p.name)) && p.name.text === 'method');
  return !p ? '' : ts.isPropertyAssignment(p) && ts.isStringLiteral(p.initializer) ? p.initializer.text : '?';
};

const read = ({ name, text }) => {
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false, ts.ScriptKind[kinds[name.split('.').pop()]]);
  const byte = byteOffsets(text), out = { mistakes: tree.parseDiagnostics.length, imports: [], calls: [], tags: [] };
  const start = node => byte(ts.skipTrivia(text, node.pos));
  const bind = (module, imported, local, typeOnly) => out.imports.push([module, imported, local, typeOnly]);
  const imports = node => {
    const module = node.moduleSpecifier.text, clause = node.importClause, all = !!clause?.isTypeOnly;
    if (!clause) return bind(module, '', '', false);
    if (clause.name) bind(module, 'default', clause.name.text, all);
    const named = clause.namedBindings;
    if (named && ts.isNamespaceImport(named)) bind(module, '*', named.name.text, all);
    else for (const e of named?.elements ?? []) bind(module, (e.propertyName ?? e.name).text, e.name.text, all || e.isTypeOnly);
    if (named?.elements && !named.elements.length && !clause.name) bind(module, '', '', all);
  };
  const call = (node, isNew) => {
    const callee = unwrap(node.expression), last = nameOf(callee);
    if (!last) return;
    const at = start(last) + (ts.isStringLiteral(last) ? 1 : 0);
    out.calls.push([at, last.text, isNew, (node.arguments ?? []).slice(0, 2).map(argument), byte(node.end)]);
  };
  const tag = node => {
    const attributes = node.attributes.properties.filter(ts.isJsxAttribute).map(a => {
      const value = a.initializer && (ts.isStringLiteral(a.initializer) ? a.initializer : a.initializer.expression);
      return a.name.getText(tree).replace(/\s+/g, '') + (value && ts.isStringLiteral(value) ? '=' + value.text : '');
    });
    out.tags.push([start(node), node.tagName.getText(tree).replace(/\s+/g, ''), attributes, node.attributes.properties.some(ts.isJsxSpreadAttribute)]);
  };
  const visit = node => {
    if (ts.isImportDeclaration(node)) imports(node);
    if (ts.isCallExpression(node)) call(node, false);
    if (ts.isNewExpression(node) && node.arguments) call(node, true);
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) tag(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return out;
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(read(JSON.parse(line))) + '\n');
}
