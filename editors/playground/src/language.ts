import { html } from '@codemirror/lang-html';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';

/** languageOf returns how a file is coloured, by its name. */
export function languageOf(path: string): Extension {
  switch (/\.(\w+)$/.exec(path)?.[1]) {
    case 'yml':
    case 'yaml':
      return yaml();
    case 'js':
    case 'jsx':
    case 'cjs':
    case 'mjs':
      return javascript({ jsx: true });
    case 'ts':
    case 'tsx':
      return javascript({ jsx: true, typescript: true });
    case 'json':
      return json();
    case 'html':
      return html();
    case 'md':
      return markdown();
    default:
      return [];
  }
}
