import type { Files } from './app';

/** Example is an app to begin with. */
interface Example {
  name: string;
  title: string;
  files: Files;
}

/** Examples are whole apps, and what each rule finds, by the name of the rule. */
interface Examples {
  apps: Example[];
  rules: Example[];
}

let loaded: Promise<Examples> | undefined;

/** examples loads the examples, once. */
export function examples(): Promise<Examples> {
  loaded ??= fetch('examples.json').then((answer) => answer.json() as Promise<Examples>);
  return loaded;
}

/** exampleOf returns the example with a name. */
export async function exampleOf(name: string): Promise<Example | undefined> {
  const { apps, rules } = await examples();
  return [...apps, ...rules].find((example) => example.name === name);
}

/** fillExamples makes the choice of examples. */
export async function fillExamples(select: HTMLSelectElement): Promise<void> {
  const { apps, rules } = await examples();
  for (const [label, list] of [['Apps', apps], ['What rules find', rules]] as const) {
    const group = document.createElement('optgroup');
    group.label = label;
    for (const { name, title } of list) group.append(new Option(title, name));
    select.append(group);
  }
}
