import type { Files } from './app';

// A link holds the texts of an app in its fragment, which browsers send to nobody: JSON, packed, in base64 for
// addresses.

const asStream = (bytes: BlobPart) => new Blob([bytes]).stream();

/** fragmentOf returns the fragment of a link to files. */
export async function fragmentOf(files: Files): Promise<string> {
  const packed = await new Response(asStream(JSON.stringify(files)).pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
  const binary = Array.from(new Uint8Array(packed), (byte) => String.fromCharCode(byte)).join('');
  return 'app=' + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** maxText is how many bytes a link may unpack to: one that somebody made to fill the memory is refused. */
const maxText = 4 << 20;

/** filesOf returns the files that a fragment holds. It throws where it holds none. */
export async function filesOf(packed: string): Promise<Files> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = asStream(bytes).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > maxText) throw new Error('the link holds too much');
    parts.push(part.value as Uint8Array<ArrayBuffer>);
  }
  const files: unknown = JSON.parse(await new Blob(parts).text());
  if (typeof files !== 'object' || files === null || !Object.values(files).every((text) => typeof text === 'string')) throw new Error('the link holds no files');
  return files as Files;
}
