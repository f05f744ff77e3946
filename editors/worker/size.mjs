// size.mjs [DIRECTORY]: says how large the program that build.sh made is, packed by gzip as it is, and by brotli as servers of
// pages pack it, and fails where the latter is more than 4 MB.
import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gunzipSync } from "node:zlib";

const limit = 4_000_000; // bytes
const name = path.join(process.argv[2] ?? path.join(import.meta.dirname, "../../dist/worker"), "forge-manifest-ls.wasm.gz");
const packed = readFileSync(name);
const program = gunzipSync(packed);
const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: program.length };
const size = brotliCompressSync(program, { params }).length;
console.log(`forge-manifest-ls.wasm: ${program.length} bytes, ${packed.length} by gzip, ${size} by brotli`);
if (size > limit) {
  console.error(`more than ${limit} bytes by brotli`);
  process.exit(1);
}
