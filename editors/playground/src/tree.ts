import { manifestPath } from './app';

/** showTree lists the files: the manifest first, then directories with what is in them. */
export function showTree(list: HTMLElement, paths: string[], current: string, open: (path: string) => void): void {
  const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement) ? document.activeElement.dataset['path'] : undefined;
  list.replaceChildren(fileItem(manifestPath, manifestPath, current, open), ...items(paths, '', current, open));
  if (focused !== undefined) list.querySelector<HTMLElement>(`[data-path="${CSS.escape(focused)}"]`)?.focus();
}

/** items are those of a directory, whose path ends with a slash, or is "". */
function items(paths: string[], dir: string, current: string, open: (path: string) => void): HTMLElement[] {
  const names = new Set(paths.filter((path) => path.startsWith(dir)).map((path) => path.slice(dir.length).replace(/\/.*/, '/')));
  return [...names].map((name) => {
    if (!name.endsWith('/')) return fileItem(dir + name, name, current, open);
    const item = document.createElement('li');
    const label = document.createElement('span');
    label.className = 'directory';
    label.textContent = name;
    const below = document.createElement('ul');
    below.append(...items(paths, dir + name, current, open));
    item.append(label, below);
    return item;
  });
}

function fileItem(path: string, name: string, current: string, open: (path: string) => void): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.textContent = name;
  button.dataset['path'] = path;
  if (name !== path) button.setAttribute('aria-label', path);
  if (path === current) button.setAttribute('aria-current', 'true');
  button.onclick = () => open(path);
  item.append(button);
  return item;
}
