// What the tests need of node:assert, for the web extension host, which has no modules of Node. esbuild puts it in its place.

/** fail throws. */
function fail(message: string | undefined, why: string): never {
  throw new Error(message ?? why);
}

export function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(message, 'not true');
}

export function strictEqual(have: unknown, want: unknown, message?: string): void {
  if (!Object.is(have, want)) fail(message, `have ${String(have)}, want ${String(want)}`);
}

export function deepStrictEqual(have: unknown, want: unknown, message?: string): void {
  strictEqual(JSON.stringify(have), JSON.stringify(want), message);
}

export function match(have: string, want: RegExp, message?: string): void {
  if (!want.test(have)) fail(message, `"${have}" does not match ${want}`);
}
