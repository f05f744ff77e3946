// Where the cursor goes on Enter in a manifest: VS Code's rules for YAML know no lists.
import { IndentAction, type OnEnterRule } from 'vscode';

/** onEnterRules indent below a key without a value, and keep to the column of the first key behind a dash. */
export const onEnterRules: OnEnterRule[] = [
  { beforeText: /^\s*- [^#]*:\s*$/, action: { indentAction: IndentAction.Indent, appendText: '  ' } },
  { beforeText: /^\s*[^#\s-][^#]*:\s*$/, action: { indentAction: IndentAction.Indent } },
  { beforeText: /^\s*- [^\s#"']+: .*$/, action: { indentAction: IndentAction.None, appendText: '  ' } },
];
