/** Serves the page and the library that draws the device's screen. Read from disk each time: no build step. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { notFound } from './api-error';

const PAGE_DIR = join(__dirname, '..', 'page');
const CONTENT_TYPES: { [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The library that draws the screen is WebAssembly and makes functions from text (its bindings), and it sets styles
 * in place. Panels are pages of this machine.
 */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "connect-src 'self' data:",
  "font-src 'self' data:",
  "frame-src 'self' http://127.0.0.1:* http://localhost:*",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

export function pageRoutes(): Hono {
  const app = new Hono();
  app.get('/', () => serve(join(PAGE_DIR, 'index.html')));
  app.get('/page/:file{[a-z-]+\\.(js|css|svg)}', (c) => serve(join(PAGE_DIR, c.req.param('file'))));
  app.get('/vendor/apl.js', () => serve(require.resolve('apl-viewhost-web/index.js')));
  return app;
}

async function serve(path: string): Promise<Response> {
  if (!existsSync(path)) throw notFound('There is no such file.');
  return new Response(new Uint8Array(await readFile(path)), {
    headers: {
      'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  });
}
