import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/* The terminal of a courier: one page and its scripts, as they stand in the folder beside this file. */

const script = 'text/javascript; charset=utf-8';
const files: Record<string, string> = {
  'terminal.css': 'text/css; charset=utf-8',
  'terminal.js': script,
  'api.js': script,
  'dom.js': script,
  'enrol.js': script,
  'key.js': script,
  'stop.js': script,
  'words.js': script,
};

/** tools/build.mjs puts the folder beside the bundle. */
const textOf = (name: string): string => readFileSync(path.join(__dirname, 'page', name), 'utf8');

/** Only what comes from here, and only scripts that stand in files of their own. */
const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [], payment: [] },
});

/**
 * `/courier`
 * @param authority what terminals sign their requests for
 */
export function terminalPage(authority: string): Hono {
  const app = new Hono();
  app.use(pageHeaders);
  app.get('/', (context) => {
    const page = textOf('terminal.html').replace('data-authority=""', `data-authority="${authority}"`);
    return context.html(page, 200, { 'cache-control': 'no-cache' });
  });
  app.get('/:file', (context) => {
    const name = context.req.param('file');
    const type = Object.hasOwn(files, name) ? files[name] : undefined;
    if (type === undefined) return context.notFound();
    return context.body(textOf(name), 200, { 'content-type': type, 'cache-control': 'no-cache' });
  });
  return app;
}
