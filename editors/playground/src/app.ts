// The files of the app that is being tried out. The manifest is one of them, as it was when the app was
// loaded: what is written since stands in its editor alone.

/** What all addresses of the app's files begin with. */
export const root = 'file:///app/';
export const manifestPath = 'manifest.yml';

/** Texts by path, such as src/index.js. */
export type Files = Record<string, string>;

export const uriOf = (path: string): string => root + path.split('/').map(encodeURIComponent).join('/');

/** pathOf returns the path of an address in the app, else undefined. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith(root) ? decodeURIComponent(uri.slice(root.length)) : undefined;
}

/** normalPath makes a path of what somebody types; it is undefined where that names no file of the app. */
export function normalPath(typed: string): string | undefined {
  const parts = typed.trim().replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') || typed.trim().endsWith('/') ? undefined : parts.join('/');
}

/** A change of files: texts by path; undefined for a file that is gone. */
export type Changes = Map<string, string | undefined>;

/** App holds the files, and tells of those that change. */
export class App {
  private texts = new Map<string, string>();
  private listeners: ((changes: Changes) => void)[] = [];

  onChange(listener: (changes: Changes) => void): void {
    this.listeners.push(listener);
  }

  /** paths returns the paths of all files but the manifest, sorted. */
  paths(): string[] {
    return [...this.texts.keys()].filter((path) => path !== manifestPath).sort();
  }

  has(path: string): boolean {
    return this.texts.has(path);
  }

  text(path: string): string {
    return this.texts.get(path) ?? '';
  }

  files(): Files {
    return Object.fromEntries(this.texts);
  }

  put(path: string, text: string): void {
    if (this.texts.get(path) === text) return;
    this.texts.set(path, text);
    this.tell(new Map([[path, text]]));
  }

  remove(path: string): void {
    if (this.texts.delete(path)) this.tell(new Map([[path, undefined]]));
  }

  /** replace puts other files in the place of all. */
  replace(files: Files): void {
    const changes: Changes = new Map();
    for (const path of this.texts.keys()) changes.set(path, undefined);
    for (const [path, text] of Object.entries(files)) changes.set(path, text);
    this.texts = new Map(Object.entries(files));
    this.tell(changes);
  }

  private tell(changes: Changes): void {
    for (const listener of this.listeners) listener(changes);
  }
}
