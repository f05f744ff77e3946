// Makes what manifests name: node files.mjs DIRECTORY MANIFEST... Handlers export what is
// asked of them, and resources are directories with an index.html, or source files.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [directory, ...manifests] = process.argv.slice(2);
const write = (name, text) => {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const modules = new Map();
for (const text of manifests.map((name) => readFileSync(name, "utf8"))) {
  for (const [, file, name] of text.matchAll(/handler: ([\w/-]+)\.(\w+)/g)) {
    if (!modules.has(file)) modules.set(file, new Set());
    modules.get(file).add(name);
  }
  for (const [, path] of text.matchAll(/^ {4}path: (\S+)$/gm)) {
    write(/\.\w+$/.test(path) ? path : join(path, "index.html"), "<!doctype html>\n");
  }
}
for (const [file, names] of modules) {
  write(`src/${file}.js`, [...names].map((name) => `export const ${name} = () => {};\n`).join(""));
}
