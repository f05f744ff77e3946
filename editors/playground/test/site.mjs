// What tests need of a browser and a server of files.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';

/** scriptName is the name of a script that is added to the first page. */
const scriptName = 'added.js';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.gz': 'application/gzip' };

/**
 * serve serves the files of a folder, below a path, and returns the address and how to stop. With a script, that is loaded by the first page,
 * too; what is posted goes to the function "told" of what is returned.
 */
export async function serve(dir, script) {
  const site = { told: (_text) => {} };
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://x').pathname.replace(/^\/below\//, '') || 'index.html';
    if (request.method === 'POST') {
      site.told(await text(request));
      return response.end();
    }
    try {
      let data = name === scriptName && script ? script : await readFile(path.join(dir, path.normalize('/' + name)));
      if (name === 'index.html' && script) data = String(data).replace('</body>', `<script src="${scriptName}"></script></body>`);
      response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? 'application/octet-stream' }).end(data);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(site, { address: `http://127.0.0.1:${server.address().port}/below/`, stop: () => server.close() });
}

/** browserPath is Debian's Chromium, or that of $CHROMIUM. */
export const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** browse starts the browser for tests. */
export const browse = () => chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
