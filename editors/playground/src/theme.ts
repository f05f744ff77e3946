// The colours are those of the system, or what somebody has chosen, which the browser keeps.

const key = 'theme';

/** chooseTheme makes a choice of colours work; changed is told whether they are dark. */
export function chooseTheme(select: HTMLSelectElement, changed: (isDark: boolean) => void): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const isDark = select.value === 'dark' || (select.value === 'system' && system.matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    changed(isDark);
  };
  select.value = localStorage.getItem(key) ?? 'system';
  select.onchange = () => {
    localStorage.setItem(key, select.value);
    apply();
  };
  system.onchange = apply;
  apply();
}
