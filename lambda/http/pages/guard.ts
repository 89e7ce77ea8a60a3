import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

const ownOnly = ["'self'"];

/**
 * Nothing from elsewhere, in nobody's frame; no script at all, or only files of ours. The address of a page is told to
 * these pages alone: with no referrer at all, browsers would not say where a form comes from either.
 */
export const pageHeaders = ({ isScripted }: { isScripted: boolean }) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ownOnly,
      imgSrc: ownOnly,
      formAction: ownOnly,
      ...(isScripted && { scriptSrc: ownOnly, connectSrc: ownOnly }),
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
  });

/** Pages hold what is nobody else's business: no cache keeps them, not even the browser's. */
export const neverKept = createMiddleware(async (context, next) => {
  await next();
  if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
});

/** Forms come from these pages or are refused: the browser says so in `Sec-Fetch-Site` or `Origin`. */
export const ownFormsOnly = (baseUrl: string) => csrf({ origin: new URL(baseUrl).origin });

const largestFormBytes = 16_384;

/** No form of these pages is longer. */
export const shortFormsOnly = bodyLimit({ maxSize: largestFormBytes });
