// search_test.mjs FOLDER: types into the search of a site, and looks at what is listed. There is no browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const site = process.argv[2];
const listeners = {};
let items = [];
const input = { value: '', dataset: { root: '' }, form: { addEventListener() {} }, addEventListener: (name, run) => (listeners[name] = run) };
const list = { replaceChildren: (...all) => (items = all) };
const createElement = () => ({ append(child) { this.child = child; } });
const context = vm.createContext({ document: { getElementById: (id) => (id === 'search' ? input : list), createElement } });
for (const name of ['index.js', 'search.js']) vm.runInContext(readFileSync(`${site}/${name}`, 'utf8'), context);

// found returns the addresses that are listed for some words.
function found(words) {
	input.value = words;
	listeners.input();
	return items.map((item) => item.child.href);
}

assert.equal(found('resolver-without')[0], 'rules/resolver-without-resource.html');
assert.equal(found('Deprecated module')[0], 'rules/module-deprecated.html');
assert.deepEqual(found('no-such-word'), []);
assert.deepEqual(found(' '), []);
