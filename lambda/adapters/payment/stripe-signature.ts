import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Stripe's signature without Stripe's library, which would be a third of the HTTP function's bundle for these lines. The
 * tests hold it to the library's own.
 */

/** How far Stripe's clock may be from ours, either way. */
const toleranceSeconds = 300;
/** It signs with a few secrets while one is rotated, not with hundreds. */
const mostSignatures = 10;

interface Signed {
  timestamp: string;
  signatures: Buffer[];
}

/** `t=<seconds>,v1=<hex>,…`; undefined unless it names one time, so that nobody can add a younger one. */
function signedIn(header: string): Signed | undefined {
  const parts = header.split(',').map((part) => part.trim());
  const valuesOf = (name: string) =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
  const [timestamp, second] = valuesOf('t');
  if (second !== undefined || !timestamp || !/^\d{1,12}$/.test(timestamp)) return undefined;
  const signatures = valuesOf('v1').slice(0, mostSignatures);
  return { timestamp, signatures: signatures.map((hex) => Buffer.from(hex, 'hex')) };
}

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** Whether Stripe signed a raw body. A forger learns nothing about time: only the rightly signed can be `expired`. */
export function checkStripeSignature(
  header: string,
  body: string,
  secrets: readonly string[],
  nowSeconds: number,
): 'verified' | 'invalid' | 'expired' {
  const signed = signedIn(header);
  if (!signed) return 'invalid';
  const { timestamp, signatures } = signed;
  const isRight = secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest();
    return signatures.some((signature) => isSame(signature, expected));
  });
  if (!isRight) return 'invalid';
  return Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds ? 'expired' : 'verified';
}
